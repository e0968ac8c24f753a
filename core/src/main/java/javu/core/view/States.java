package javu.core.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javu.abi.errno.ErrnoException;
import javu.host.GuestTag;
import org.jspecify.annotations.Nullable;

/**
 * The states of all guests. A process without one, state 0, is in the kernel's hands alone. The tag lives in the process,
 * so there is no table of processes to keep in step with fork, exec and exit.
 */
public final class States {
    private final int view;
    private final Map<String, State> byCwd = new HashMap<>();
    private volatile List<State> all = List.of();

    States(int view) {
        this.view = view;
    }

    /** Whether any process has ever had a state: before that nobody needs to look. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The state of the process of thread {@code tid}. */
    public @Nullable State of(int tid) {
        List<State> states = all;
        if (states.isEmpty()) {
            return null;
        }
        try {
            long id = GuestTag.state(tid, view);
            return id == 0 || id > states.size() ? null : states.get((int) id - 1);
        } catch (ErrnoException e) {
            return null; // gone, or not ours to ask
        }
    }

    /** Gives the process of thread {@code tid} a working directory in the view. */
    public void enter(int tid, String cwd) throws ErrnoException {
        GuestTag.set(tid, view, intern(cwd).id());
    }

    /** The process of thread {@code tid} is in a directory of the kernel again. */
    public void leave(int tid) throws ErrnoException {
        if (!isEmpty()) {
            GuestTag.set(tid, view, 0);
        }
    }

    /** A directory has got another name: processes in it and below go with it. */
    public synchronized void renamed(String from, String to, boolean exchange) {
        if (isEmpty()) {
            return;
        }
        List<State> next = new ArrayList<>();
        byCwd.clear();
        for (State state : all) {
            String cwd = moved(state.cwd(), from, to);
            if (cwd.equals(state.cwd()) && exchange) {
                cwd = moved(state.cwd(), to, from);
            }
            State renamed = new State(state.id(), cwd);
            next.add(renamed);
            byCwd.put(cwd, renamed);
        }
        all = next;
    }

    private static String moved(String path, String from, String to) {
        boolean inside = path.startsWith(from) && (path.length() == from.length() || path.charAt(from.length()) == '/');
        return inside ? to + path.substring(from.length()) : path;
    }

    /** The state for a working directory: there is one for each, however many processes are in it. */
    public synchronized State intern(String cwd) {
        State state = byCwd.get(cwd);
        if (state == null) {
            state = new State(all.size() + 1L, cwd);
            byCwd.put(cwd, state);
            List<State> next = new ArrayList<>(all);
            next.add(state);
            all = next;
        }
        return state;
    }
}
