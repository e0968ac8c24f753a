package javu.conformance;

import javu.testkit.CPrograms;
import javu.testkit.NativeAndView;
import javu.testkit.Packages;
import javu.testkit.Place;
import javu.testkit.Place.Kind;
import javu.testkit.TemporaryTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** System calls on files of a mount, each as exact as the kernel: many are those that other tracers get wrong. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.Place#all")
class FileCallsInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final Place place;

    FileCallsInViewTest(Place place) {
        this.place = place;
    }

    @Test
    void readingCalls() {
        Outcomes.contains(
                twin().bothSucceed(CPrograms.program("filecalls") + " file sub"),
                "getcwd, 3 bytes: ERANGE",
                "readv 3 abcdefg",
                "read of a directory: EISDIR",
                "TCGETS: ENOTTY",
                "AT_EMPTY_PATH: ok 26");
    }

    @Test
    void descriptorsAreInheritedDuplicatedAndPassed() {
        Packages.require("python3");
        // A directory of a zip cannot be listed through a low number, see docs/limits.md; through its name it can.
        String listing = place.kind() == Kind.ZIP ? "os.listdir('/proc/self/fd/%d' % fd)" : "os.listdir(fd)";
        Outcomes.contains(
                twin().bothSucceed(Python.script("ls = lambda fd: " + listing + "\n" + """
            import array, select, socket, subprocess
            f = os.open('file', os.O_RDONLY); d = os.open('sub', os.O_RDONLY)
            show('cloexec', lambda: (os.get_inheritable(f), fcntl.fcntl(f, fcntl.F_GETFD),
                oct(fcntl.fcntl(f, fcntl.F_GETFL) & 0o3)))
            os.set_inheritable(f, True); os.set_inheritable(d, True); sys.stdout.flush()
            subprocess.run('head -c 3 <&%d; cat /dev/fd/%d/low; ls /proc/self/fd/%d/' % (f, d, d), shell=True,
                close_fds=False, executable='/bin/bash')
            show('offset is shared', lambda: os.lseek(f, 0, os.SEEK_CUR)); show('dup', lambda: os.read(os.dup(f), 2))
            os.dup2(f, 0); show('dup2', lambda: os.read(0, 2)); os.dup2(d, 0); show('dup2', lambda: ls(0))
            high = fcntl.fcntl(f, fcntl.F_DUPFD, 100); show('F_DUPFD', lambda: (high >= 100, os.read(high, 2)))
            if os.fork() == 0:
                os.read(f, 5); os._exit(0)
            os.wait(); show('after fork', lambda: os.lseek(f, 0, os.SEEK_CUR))
            a, b = socket.socketpair(socket.AF_UNIX)
            a.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [f, d]))])
            got = array.array('i'); got.frombytes(b.recvmsg(1, 64)[1][0][2])
            show('passed', lambda: (os.pread(got[0], 3, 0), ls(got[1]),
                os.read(os.open('low', os.O_RDONLY, dir_fd=got[1]), 9)))
            show('closed', lambda: os.close(f)); show('again', lambda: os.close(f))
            show('passed', lambda: os.pread(got[0], 3, 3))
            p = select.poll(); p.register(got[0]); show('poll', lambda: [e for _, e in p.poll(0)])
            show('select', lambda: len(select.select([got[0]], [], [], 0)[0]))
            show('epoll', lambda: select.epoll().register(got[0]))
            show('fds', lambda: sorted(n for n in os.listdir('/proc/self/fd') if int(n) < 3))
            """)),
                "passed (b'abc', ['low'], b'low\\n')");
    }

    @Test
    void copyingInTheKernel() {
        Packages.require("python3");
        Outcomes.contains(twin().compare(Python.script("""
            out = os.open('../copy', os.O_RDWR | os.O_CREAT); f = os.open('file', os.O_RDONLY)
            show('sendfile', lambda: os.sendfile(out, f, 0, 100))
            show('sendfile', lambda: os.sendfile(out, f, None, 5))
            def ranges():
                try: return os.copy_file_range(f, os.open('../ranges', os.O_RDWR | os.O_CREAT), 5, 3)
                except OSError as e: return 5 if e.errno == errno.EXDEV else e
            show('copy_file_range, if on the same device', ranges); os.unlink('../ranges')
            r, w = os.pipe(); show('splice', lambda: os.splice(f, w, 6)); show('pipe', lambda: os.read(r, 9))
            show('copy', lambda: os.pread(out, 99, 0))
            show('from a pipe', lambda: (os.write(w, b'xyz'), os.splice(r, out, 3)))
            m = mmap.mmap(f, 0, mmap.MAP_PRIVATE, mmap.PROT_READ); show('mmap', lambda: m[2:5]); m.close()
            m = mmap.mmap(f, 26, mmap.MAP_PRIVATE, mmap.PROT_READ | mmap.PROT_WRITE); m[0:1] = b'Z'
            show('private', lambda: (m[:3], os.pread(f, 3, 0)))
            m = mmap.mmap(f, 26, mmap.MAP_SHARED, mmap.PROT_READ); show('shared', lambda: m[:3])
            show('writable', lambda: len(mmap.mmap(f, 26, mmap.MAP_SHARED, mmap.PROT_WRITE)))
            show('fadvise', lambda: os.posix_fadvise(f, 0, 0, 3))
            show('write', lambda: os.write(f, b'x')); show('truncate', lambda: os.ftruncate(f, 1))
            show('fsync', lambda: os.fsync(f))
            os.unlink('../copy')
            """)), "sendfile 26", "mmap b'cde'");
    }

    @Test
    void statistics() {
        Packages.require("python3");
        Outcomes.contains(twin().bothSucceed("""
            stat -c '%n %F %a %s %h %u %g' file sub/low 2>&1 | cut -d' ' -f1-5; stat -c '%Y %y' file
            stat -fc %l . | sed 's/255/255/'; touch -r file ../ref; [ file -nt ../ref ]; echo $?; rm ../ref
            test -r file && test ! -x file && test -x sub && echo access; stat -c %i file > ../i
            [ "$(cat ../i)" = "$(ls -i file | cut -d' ' -f1)" ] && echo inode; rm ../i
            [ "$(stat -c %d file)" = "$(stat -c %d .)" ] && [ "$(stat -c %i file)" != "$(stat -c %i sub)" ] &&
                echo device; ls -ai sub | wc -l
            [ "$(stat -c %i sub)" = "$(ls -aid sub/. | sed 's/ *//' | cut -d' ' -f1)" ] && echo dot
            df . > /dev/null && echo df; du -a --apparent-size -b sub/low
            """), "file regular file 640 26\n", "access\ninode\ndevice", "255");
    }

    @Test
    void bigDirectories() {
        Packages.require("python3");
        Outcomes.contains(
                new NativeAndView(tree, place, "mkdir d; cd d; seq -f 'name-with-some-length-%g' 3000 | xargs touch")
                        .bothSucceed(Python.script("""
                            names = sorted(os.listdir('d')); print(len(names), names[0], names[-1])
                            class D: pass
                            f = os.open('d', os.O_RDONLY); buffer = ctypes.create_string_buffer(1000)
                            def chunk(): return libc.syscall(217, f, buffer, len(buffer))
                            def parse(n):
                                found, at = [], 0
                                while at < n:
                                    ino, off, length, type = struct.unpack_from('<QqHB', buffer.raw, at)
                                    found.append((buffer.raw[at + 19:at + length].split(b'\\0')[0], off, type))
                                    at += length
                                return found
                            first = parse(chunk()); rest = list(first)
                            while (n := chunk()) > 0: rest += parse(n)
                            print(len(rest), n, len(set(name for name, _, _ in rest)), all(t in (4, 8) for _, _,
                                t in rest), sorted(n for n, _, t in rest if t == 4))
                            os.lseek(f, 0, 0); print(parse(chunk()) == first); os.lseek(f, first[2][1], 0)
                            print(parse(chunk())[0] == rest[3])
                            small = ctypes.create_string_buffer(8)
                            print(call('syscall', 217, f, small, 8), call('syscall', 217, f, 1, 1000), call('syscall',
                                217, 0, buffer, 99))
                            """)),
                "3000 name-with-some-length-1 name-with-some-length-999",
                "3002 0 3002 True",
                "EINVAL EFAULT ENOTDIR");
    }

    private NativeAndView twin() {
        return new NativeAndView(tree, place, """
            printf abcdefghijklmnopqrstuvwxyz > file; chmod 640 file; mkdir sub; echo low > sub/low
            find . -exec touch -d '2021-03-04 05:06:08' {} +
            """);
    }
}
