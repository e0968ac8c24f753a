package javu.core.view;

/**
 * What the kernel does not know of a process: a working directory that only the view has.
 *
 * @param id what the process carries in its tag, inherited by fork and exec
 * @param cwd canonical path in the view
 */
public record State(long id, String cwd) {}
