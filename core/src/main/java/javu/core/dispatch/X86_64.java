package javu.core.dispatch;

import static javu.abi.linux.x86_64.Syscalls.*;

import javu.abi.errno.Errno;
import javu.core.calls.AttributeCalls;
import javu.core.calls.DescriptorCalls;
import javu.core.calls.DirectoryCalls;
import javu.core.calls.ExecCalls;
import javu.core.calls.MountCalls;
import javu.core.calls.NameCalls;
import javu.core.calls.OpenCalls;
import javu.core.calls.ProcessCalls;
import javu.core.calls.SocketCalls;
import javu.core.calls.StatCalls;
import javu.core.calls.WatchCalls;
import javu.core.calls.XattrCalls;

/** The system calls of x86-64. The letters of the arguments are those of {@link Trace}. */
public final class X86_64 {
    private X86_64() {}

    /** The table. */
    public static SyscallTable table() {
        SyscallTable.Builder table = new SyscallTable.Builder();
        virtual(table);
        refused(table);
        passed(table);
        return table.build();
    }

    private static void virtual(SyscallTable.Builder table) {
        table.virtual(SYS_open, "poms", OpenCalls::open, "")
                .virtual(SYS_openat, "Dpom", OpenCalls::openat, "")
                .virtual(SYS_openat2, "Dpxi", OpenCalls::openat2, "")
                .virtual(SYS_creat, "pm", OpenCalls::creat, "")
                .virtual(SYS_stat, "px", StatCalls::stat, "")
                .virtual(SYS_lstat, "px", StatCalls::lstat, "")
                .special(
                        SYS_newfstatat,
                        Choice.STAT_AT,
                        0,
                        "Dpxa",
                        StatCalls::newfstatat,
                        "AT_EMPTY_PATH alone is taken for fstat")
                .virtual(SYS_statx, "Dpaxx", StatCalls::statx, "")
                .onVirtual(SYS_fstat, 0, "fx", StatCalls::fstat, "")
                .virtual(SYS_access, "pi", StatCalls::access, "")
                .virtual(SYS_faccessat, "Dpi", StatCalls::faccessat, "")
                .virtual(SYS_faccessat2, "Dpia", StatCalls::faccessat2, "")
                .virtual(SYS_statfs, "px", StatCalls::statfs, "")
                .onVirtual(SYS_fstatfs, 0, "fx", StatCalls::fstatfs, "")
                .onEmulated(SYS_getdents, 0, "fxi", DirectoryCalls::getdents, "")
                .onEmulated(SYS_getdents64, 0, "fxi", DirectoryCalls::getdents64, "")
                .onEmulated(SYS_lseek, 0, "fii", DirectoryCalls::lseek, "")
                .virtual(
                        SYS_getcwd,
                        "xi",
                        DirectoryCalls::getcwd,
                        "the kernel's, unless the working directory is one that only the view has")
                .virtual(SYS_chdir, "p", DirectoryCalls::chdir, "")
                .virtual(
                        SYS_fchdir,
                        "f",
                        DirectoryCalls::fchdir,
                        "always seen: a descriptor of a bind mount leads into the view")
                .onEmulated(
                        SYS_read,
                        0,
                        "fxi",
                        DirectoryCalls::readDirectory,
                        "EISDIR, EBADF on emulated directories; files are read natively")
                .onEmulated(
                        SYS_readv,
                        0,
                        "fxi",
                        DirectoryCalls::readDirectory,
                        "EISDIR, EBADF on emulated directories; files are read natively")
                .onEmulated(
                        SYS_pread64,
                        0,
                        "fxii",
                        DirectoryCalls::readDirectory,
                        "EISDIR, EBADF on emulated directories; files are read natively")
                .onEmulated(
                        SYS_preadv,
                        0,
                        "fxii",
                        DirectoryCalls::readDirectory,
                        "EISDIR, EBADF on emulated directories; files are read natively")
                .onEmulated(
                        SYS_preadv2,
                        0,
                        "fxii",
                        DirectoryCalls::readDirectory,
                        "EISDIR, EBADF on emulated directories; files are read natively")
                .onEmulated(SYS_write, 0, "fxi", DirectoryCalls::badDescriptor, "")
                .onEmulated(SYS_writev, 0, "fxi", DirectoryCalls::badDescriptor, "")
                .onEmulated(SYS_pwrite64, 0, "fxii", DirectoryCalls::badDescriptor, "")
                .onEmulated(SYS_pwritev, 0, "fxii", DirectoryCalls::badDescriptor, "")
                .onEmulated(SYS_pwritev2, 0, "fxii", DirectoryCalls::badDescriptor, "")
                .onEmulated(SYS_ftruncate, 0, "fi", DirectoryCalls::badDescriptor, "")
                .onEmulated(SYS_fallocate, 0, "fiii", DirectoryCalls::badDescriptor, "")
                .onEmulated(SYS_ioctl, 0, "fxx", DirectoryCalls::ioctl, "")
                .onEmulated(SYS_mmap, 4, "xiiifi", DirectoryCalls::mmap, "")
                .virtual(SYS_mkdir, "pm", NameCalls::mkdir, "")
                .virtual(SYS_mkdirat, "Dpm", NameCalls::mkdirat, "")
                .virtual(SYS_mknod, "pmx", NameCalls::mknod, "")
                .virtual(SYS_mknodat, "Dpmx", NameCalls::mknodat, "")
                .virtual(SYS_unlink, "p", NameCalls::unlink, "")
                .virtual(SYS_unlinkat, "Dpa", NameCalls::unlinkat, "")
                .virtual(SYS_rmdir, "p", NameCalls::rmdir, "")
                .virtual(SYS_rename, "pp", NameCalls::rename, "")
                .virtual(SYS_renameat, "DpDp", NameCalls::renameat, "")
                .virtual(SYS_renameat2, "DpDpi", NameCalls::renameat2, "")
                .virtual(SYS_link, "pp", NameCalls::link, "")
                .virtual(SYS_linkat, "DpDpa", NameCalls::linkat, "")
                .virtual(SYS_symlink, "tp", NameCalls::symlink, "")
                .virtual(SYS_symlinkat, "tDp", NameCalls::symlinkat, "")
                .virtual(SYS_readlink, "pxi", NameCalls::readlink, "")
                .virtual(SYS_readlinkat, "Dpxi", NameCalls::readlinkat, "")
                .virtual(SYS_chmod, "pm", AttributeCalls::chmod, "")
                .virtual(SYS_fchmodat, "Dpm", AttributeCalls::fchmodat, "")
                .virtual(SYS_fchmodat2, "Dpma", AttributeCalls::fchmodat2, "")
                .virtual(
                        SYS_fchmod,
                        "fm",
                        AttributeCalls::fchmod,
                        "always seen: a descriptor of a read-only mount may not change the file")
                .virtual(SYS_chown, "pii", AttributeCalls::chown, "")
                .virtual(SYS_lchown, "pii", AttributeCalls::lchown, "")
                .virtual(
                        SYS_fchown,
                        "fii",
                        AttributeCalls::fchown,
                        "always seen: a descriptor of a read-only mount may not change the file")
                .virtual(SYS_fchownat, "Dpiia", AttributeCalls::fchownat, "")
                .virtual(SYS_utime, "px", AttributeCalls::utime, "")
                .virtual(SYS_utimes, "px", AttributeCalls::utimes, "")
                .virtual(SYS_futimesat, "Dpx", AttributeCalls::futimesat, "")
                .virtual(SYS_utimensat, "Dpxa", AttributeCalls::utimensat, "")
                .virtual(SYS_truncate, "pi", AttributeCalls::truncate, "")
                .virtual(SYS_getxattr, "ptxi", XattrCalls::getxattr, "")
                .virtual(SYS_lgetxattr, "ptxi", XattrCalls::lgetxattr, "")
                .onVirtual(SYS_fgetxattr, 0, "ftxi", XattrCalls::fgetxattr, "")
                .virtual(SYS_listxattr, "pxi", XattrCalls::listxattr, "")
                .virtual(SYS_llistxattr, "pxi", XattrCalls::llistxattr, "")
                .onVirtual(SYS_flistxattr, 0, "fxi", XattrCalls::flistxattr, "")
                .virtual(SYS_setxattr, "ptxii", XattrCalls::setxattr, "")
                .virtual(SYS_lsetxattr, "ptxii", XattrCalls::lsetxattr, "")
                .virtual(
                        SYS_fsetxattr,
                        "ftxii",
                        XattrCalls::fsetxattr,
                        "always seen: a descriptor of a read-only mount may not change the file")
                .virtual(SYS_removexattr, "pt", XattrCalls::removexattr, "")
                .virtual(SYS_lremovexattr, "pt", XattrCalls::lremovexattr, "")
                .virtual(
                        SYS_fremovexattr,
                        "ft",
                        XattrCalls::fremovexattr,
                        "always seen: a descriptor of a read-only mount may not change the file")
                .virtual(
                        SYS_execve,
                        "pxx",
                        ExecCalls::execve,
                        "ELF, #! to depth 4, loader from the view; 32-bit programs are refused with ENOEXEC")
                .virtual(SYS_execveat, "Dpxxa", ExecCalls::execveat, "as execve")
                .virtual(SYS_bind, "fxi", SocketCalls::bind, "AF_UNIX paths in a mount; else the kernel's")
                .virtual(SYS_connect, "fxi", SocketCalls::connect, "AF_UNIX paths in a mount; else the kernel's")
                .virtual(
                        SYS_inotify_add_watch,
                        "fpx",
                        WatchCalls::inotify_add_watch,
                        "files of the host in mounts; EOPNOTSUPP on others")
                .virtual(SYS_umask, "m", ProcessCalls::umask, "the kernel's; tells us that guests may differ in it")
                .virtual(SYS_getsockname, "fxx", SocketCalls::getsockname, "names of AF_UNIX sockets in a mount")
                .virtual(SYS_getpeername, "fxx", SocketCalls::getpeername, "names of AF_UNIX sockets in a mount")
                .virtual(
                        SYS_mount,
                        "ttttx",
                        MountCalls::mount,
                        "types of the view, for every user; others go to the kernel")
                .virtual(SYS_umount2, "pi", MountCalls::umount2, "mounts of the view; EBUSY while used")
                .onVirtual(SYS_dup, 0, "f", DescriptorCalls::dup, "")
                .onVirtual(SYS_fcntl, 0, "fii", DescriptorCalls::fcntl, "")
                .special(
                        SYS_getrlimit,
                        Choice.LOCKS_LIMIT,
                        0,
                        "ix",
                        ProcessCalls::getrlimit,
                        "RLIMIT_LOCKS carries the mark of a guest and is shown as unlimited")
                .special(
                        SYS_setrlimit,
                        Choice.LOCKS_LIMIT,
                        0,
                        "ix",
                        ProcessCalls::setrlimit,
                        "RLIMIT_LOCKS carries the mark of a guest and is shown as unlimited")
                .special(
                        SYS_prlimit64,
                        Choice.LOCKS_LIMIT,
                        1,
                        "iixx",
                        ProcessCalls::prlimit64,
                        "RLIMIT_LOCKS carries the mark of a guest and is shown as unlimited")
                .virtual(
                        SYS_getuid,
                        "",
                        ProcessCalls::getid,
                        "0 for mount(8) and umount(8), so that they ask; else the kernel's")
                .virtual(
                        SYS_geteuid,
                        "",
                        ProcessCalls::getid,
                        "0 for mount(8) and umount(8), so that they ask; else the kernel's")
                .virtual(
                        SYS_getgid,
                        "",
                        ProcessCalls::getid,
                        "0 for mount(8) and umount(8), so that they ask; else the kernel's")
                .virtual(
                        SYS_getegid,
                        "",
                        ProcessCalls::getid,
                        "0 for mount(8) and umount(8), so that they ask; else the kernel's")
                .virtual(
                        SYS_setuid, "i", ProcessCalls::setid, "the kernel's; tells us that guests may differ in rights")
                .virtual(
                        SYS_setgid, "i", ProcessCalls::setid, "the kernel's; tells us that guests may differ in rights")
                .virtual(
                        SYS_setreuid,
                        "ii",
                        ProcessCalls::setid,
                        "the kernel's; tells us that guests may differ in rights")
                .virtual(
                        SYS_setregid,
                        "ii",
                        ProcessCalls::setid,
                        "the kernel's; tells us that guests may differ in rights")
                .virtual(
                        SYS_setresuid,
                        "iii",
                        ProcessCalls::setid,
                        "the kernel's; tells us that guests may differ in rights")
                .virtual(
                        SYS_setresgid,
                        "iii",
                        ProcessCalls::setid,
                        "the kernel's; tells us that guests may differ in rights")
                .virtual(
                        SYS_setfsuid,
                        "i",
                        ProcessCalls::setid,
                        "the kernel's; tells us that guests may differ in rights")
                .virtual(
                        SYS_setfsgid,
                        "i",
                        ProcessCalls::setid,
                        "the kernel's; tells us that guests may differ in rights")
                .virtual(
                        SYS_setgroups,
                        "ix",
                        ProcessCalls::setid,
                        "the kernel's; tells us that guests may differ in rights");
    }

    private static void refused(SyscallTable.Builder table) {
        table.refused(
                        Errno.ENOSYS,
                        "its operations would bypass the filter",
                        SYS_io_uring_setup,
                        SYS_io_uring_enter,
                        SYS_io_uring_register)
                .refused(
                        Errno.ENOSYS,
                        "so that programs fall back to mount(2), which the view serves",
                        SYS_open_tree,
                        SYS_move_mount,
                        SYS_fsopen,
                        SYS_fsconfig,
                        SYS_fsmount,
                        SYS_fspick,
                        SYS_mount_setattr,
                        SYS_open_tree_attr)
                .refused(Errno.EOPNOTSUPP, "a handle names a file past every mount", SYS_name_to_handle_at)
                .refused(Errno.EPERM, "a handle names a file past every mount", SYS_open_by_handle_at)
                .refused(
                        Errno.ENOSYS,
                        "programs fall back to the calls with a path",
                        SYS_setxattrat,
                        SYS_getxattrat,
                        SYS_listxattrat,
                        SYS_removexattrat,
                        SYS_file_getattr,
                        SYS_file_setattr)
                .refused(
                        Errno.ENOSYS,
                        "the mount list of the view is in /proc/self/mountinfo",
                        SYS_statmount,
                        SYS_listmount,
                        SYS_listns)
                .refused(
                        Errno.EPERM,
                        "would change the whole host",
                        SYS_pivot_root,
                        SYS_swapon,
                        SYS_swapoff,
                        SYS_acct,
                        SYS_quotactl,
                        SYS_quotactl_fd)
                .refused(
                        Errno.ENOSYS,
                        "obsolete, never or no longer in the kernel",
                        SYS_uselib,
                        SYS_create_module,
                        SYS_get_kernel_syms,
                        SYS_query_module,
                        SYS_nfsservctl,
                        SYS_getpmsg,
                        SYS_putpmsg,
                        SYS_afs_syscall,
                        SYS_tuxcall,
                        SYS_security,
                        SYS_vserver,
                        SYS_epoll_ctl_old,
                        SYS_epoll_wait_old,
                        SYS__sysctl,
                        SYS_sysfs,
                        SYS_ustat)
                .refused(Errno.ENOSYS, "an uprobe trampoline may use it, a program may not", SYS_uretprobe, SYS_uprobe);
    }

    private static void passed(SyscallTable.Builder table) {
        table.passed(
                        "a descriptor is the kernel's own, or its placeholder: closing it needs no bookkeeping",
                        SYS_close,
                        SYS_close_range,
                        SYS_dup2,
                        SYS_dup3)
                .passed(
                        "data of a descriptor flows natively; no virtual file needs it emulated",
                        SYS_sendfile,
                        SYS_splice,
                        SYS_tee,
                        SYS_vmsplice,
                        SYS_copy_file_range,
                        SYS_fsync,
                        SYS_fdatasync,
                        SYS_syncfs,
                        SYS_sync,
                        SYS_sync_file_range,
                        SYS_fadvise64,
                        SYS_readahead,
                        SYS_flock)
                .passed(
                        "readiness is the kernel's for every descriptor a guest can hold",
                        SYS_poll,
                        SYS_ppoll,
                        SYS_select,
                        SYS_pselect6,
                        SYS_epoll_create,
                        SYS_epoll_create1,
                        SYS_epoll_ctl,
                        SYS_epoll_wait,
                        SYS_epoll_pwait,
                        SYS_epoll_pwait2)
                .passed(
                        "sockets are the kernel's; the address of a datagram, if an AF_UNIX path, names a file of the host",
                        SYS_socket,
                        SYS_socketpair,
                        SYS_listen,
                        SYS_accept,
                        SYS_accept4,
                        SYS_sendto,
                        SYS_recvfrom,
                        SYS_sendmsg,
                        SYS_recvmsg,
                        SYS_sendmmsg,
                        SYS_recvmmsg,
                        SYS_shutdown,
                        SYS_setsockopt,
                        SYS_getsockopt)
                .passed(
                        "memory only; a mapped file is the kernel's",
                        SYS_mprotect,
                        SYS_munmap,
                        SYS_brk,
                        SYS_mremap,
                        SYS_msync,
                        SYS_mincore,
                        SYS_madvise,
                        SYS_process_madvise,
                        SYS_mlock,
                        SYS_mlock2,
                        SYS_munlock,
                        SYS_mlockall,
                        SYS_munlockall,
                        SYS_remap_file_pages,
                        SYS_pkey_mprotect,
                        SYS_pkey_alloc,
                        SYS_pkey_free,
                        SYS_map_shadow_stack,
                        SYS_mseal,
                        SYS_memfd_create,
                        SYS_memfd_secret,
                        SYS_userfaultfd,
                        SYS_process_mrelease,
                        SYS_cachestat)
                .passed(
                        "NUMA placement",
                        SYS_mbind,
                        SYS_set_mempolicy,
                        SYS_get_mempolicy,
                        SYS_migrate_pages,
                        SYS_move_pages,
                        SYS_set_mempolicy_home_node)
                .passed(
                        "processes and threads are the kernel's; the filter and the mark are inherited",
                        SYS_clone,
                        SYS_clone3,
                        SYS_fork,
                        SYS_vfork,
                        SYS_exit,
                        SYS_exit_group,
                        SYS_wait4,
                        SYS_waitid,
                        SYS_set_tid_address,
                        SYS_set_robust_list,
                        SYS_get_robust_list,
                        SYS_gettid,
                        SYS_getpid,
                        SYS_getppid,
                        SYS_getpgid,
                        SYS_getpgrp,
                        SYS_getsid,
                        SYS_setpgid,
                        SYS_setsid,
                        SYS_kcmp,
                        SYS_pidfd_open,
                        SYS_pidfd_getfd,
                        SYS_pidfd_send_signal,
                        SYS_unshare,
                        SYS_setns,
                        SYS_arch_prctl,
                        SYS_modify_ldt,
                        SYS_set_thread_area,
                        SYS_get_thread_area,
                        SYS_prctl,
                        SYS_rseq,
                        SYS_rseq_slice_yield,
                        SYS_membarrier,
                        SYS_personality,
                        SYS_ptrace,
                        SYS_process_vm_readv,
                        SYS_process_vm_writev,
                        SYS_seccomp,
                        SYS_getcpu)
                .passed(
                        "signals are the kernel's",
                        SYS_rt_sigaction,
                        SYS_rt_sigprocmask,
                        SYS_rt_sigreturn,
                        SYS_rt_sigpending,
                        SYS_rt_sigtimedwait,
                        SYS_rt_sigqueueinfo,
                        SYS_rt_tgsigqueueinfo,
                        SYS_rt_sigsuspend,
                        SYS_sigaltstack,
                        SYS_kill,
                        SYS_tkill,
                        SYS_tgkill,
                        SYS_pause,
                        SYS_signalfd,
                        SYS_signalfd4,
                        SYS_restart_syscall)
                .passed(
                        "scheduling is the kernel's",
                        SYS_sched_yield,
                        SYS_sched_setparam,
                        SYS_sched_getparam,
                        SYS_sched_setscheduler,
                        SYS_sched_getscheduler,
                        SYS_sched_get_priority_max,
                        SYS_sched_get_priority_min,
                        SYS_sched_rr_get_interval,
                        SYS_sched_setaffinity,
                        SYS_sched_getaffinity,
                        SYS_sched_setattr,
                        SYS_sched_getattr,
                        SYS_getpriority,
                        SYS_setpriority,
                        SYS_ioprio_set,
                        SYS_ioprio_get)
                .passed(
                        "time is the kernel's",
                        SYS_nanosleep,
                        SYS_clock_nanosleep,
                        SYS_gettimeofday,
                        SYS_settimeofday,
                        SYS_time,
                        SYS_times,
                        SYS_clock_gettime,
                        SYS_clock_settime,
                        SYS_clock_getres,
                        SYS_adjtimex,
                        SYS_clock_adjtime,
                        SYS_alarm,
                        SYS_getitimer,
                        SYS_setitimer,
                        SYS_timer_create,
                        SYS_timer_settime,
                        SYS_timer_gettime,
                        SYS_timer_getoverrun,
                        SYS_timer_delete,
                        SYS_timerfd_create,
                        SYS_timerfd_settime,
                        SYS_timerfd_gettime)
                .passed("identity is the kernel's", SYS_getresuid, SYS_getresgid, SYS_getgroups, SYS_capget, SYS_capset)
                .passed("host and domain name are the kernel's", SYS_uname, SYS_sethostname, SYS_setdomainname)
                .passed(
                        "IPC objects are the kernel's",
                        SYS_pipe,
                        SYS_pipe2,
                        SYS_eventfd,
                        SYS_eventfd2,
                        SYS_futex,
                        SYS_futex_waitv,
                        SYS_futex_wake,
                        SYS_futex_wait,
                        SYS_futex_requeue,
                        SYS_shmget,
                        SYS_shmat,
                        SYS_shmctl,
                        SYS_shmdt,
                        SYS_semget,
                        SYS_semop,
                        SYS_semctl,
                        SYS_semtimedop,
                        SYS_msgget,
                        SYS_msgsnd,
                        SYS_msgrcv,
                        SYS_msgctl,
                        SYS_mq_open,
                        SYS_mq_unlink,
                        SYS_mq_timedsend,
                        SYS_mq_timedreceive,
                        SYS_mq_notify,
                        SYS_mq_getsetattr)
                .passed(
                        "asynchronous I/O on descriptors, which are the kernel's",
                        SYS_io_setup,
                        SYS_io_destroy,
                        SYS_io_getevents,
                        SYS_io_submit,
                        SYS_io_cancel,
                        SYS_io_pgetevents)
                .passed("accounting and limits are the kernel's", SYS_getrusage, SYS_sysinfo, SYS_syslog)
                .passed("random numbers", SYS_getrandom)
                .passed("keys are the kernel's", SYS_add_key, SYS_request_key, SYS_keyctl)
                .passed(
                        "watches are the kernel's",
                        SYS_inotify_init,
                        SYS_inotify_init1,
                        SYS_inotify_rm_watch,
                        SYS_fanotify_init,
                        SYS_fanotify_mark)
                .passed("changes the root for path calls the kernel serves; needs privileges", SYS_chroot)
                .passed(
                        "administration of the host, which needs privileges",
                        SYS_reboot,
                        SYS_kexec_load,
                        SYS_kexec_file_load,
                        SYS_init_module,
                        SYS_finit_module,
                        SYS_delete_module,
                        SYS_iopl,
                        SYS_ioperm,
                        SYS_vhangup,
                        SYS_lookup_dcookie,
                        SYS_perf_event_open,
                        SYS_bpf)
                .passed(
                        "security modules of the host",
                        SYS_landlock_create_ruleset,
                        SYS_landlock_add_rule,
                        SYS_landlock_restrict_self,
                        SYS_lsm_get_self_attr,
                        SYS_lsm_set_self_attr,
                        SYS_lsm_list_modules);
    }
}
