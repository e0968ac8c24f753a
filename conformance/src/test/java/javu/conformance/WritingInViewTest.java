package javu.conformance;

import javu.testkit.NativeAndView;
import javu.testkit.Outcome;
import javu.testkit.Packages;
import javu.testkit.Place;
import javu.testkit.TemporaryTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that change a mount, where the real directory tells what is right. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.Place#writable")
class WritingInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final Place place;

    WritingInViewTest(Place place) {
        this.place = place;
    }

    @BeforeEach
    void packages() {
        Packages.require("python3", "attr");
    }

    @Test
    void writeFamily() {
        Outcomes.contains(compare("""
            f = os.open('f', os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o640)
            show('write', lambda: os.write(f, b'hello world')); show('pwrite', lambda: os.pwrite(f, b'J', 0))
            show('writev', lambda: os.writev(f, [b'!', b'?']))
            show('pwritev', lambda: os.pwritev(f, [b'AB', b'C'], 3))
            show('lseek', lambda: os.lseek(f, 20, os.SEEK_SET)); show('write', lambda: os.write(f, b'end'))
            show('read', lambda: os.pread(f, 99, 0)); show('size', lambda: kind(os.fstat(f)))
            a = os.open('f', os.O_WRONLY | os.O_APPEND); show('append', lambda: (os.write(a, b'+'), os.lseek(a, 0, 1)))
            show('read', lambda: os.read(a, 1))
            show('pwrite to append', lambda: os.pwrite(a, b'=', 0)); show('read', lambda: os.pread(f, 99, 0))
            fcntl.fcntl(a, fcntl.F_SETFL, 0)
            show('not append', lambda: (os.lseek(a, 0, 0), os.write(a, b'0'), os.pread(f, 2, 0)))
            show('ftruncate', lambda: (os.ftruncate(f, 4), os.ftruncate(f, 6), os.pread(f, 9, 0)))
            show('truncate', lambda: (os.truncate('f', 2), kind(os.stat('f'))))
            show('negative', lambda: os.truncate('f', -1))
            show('O_TRUNC', lambda: (os.close(os.open('f', os.O_WRONLY | os.O_TRUNC)), kind(os.stat('f'))))
            show('exists', lambda: os.open('f', os.O_CREAT | os.O_EXCL))
            show('directory', lambda: os.open('.', os.O_WRONLY))
            show('slash', lambda: os.open('new/', os.O_CREAT | os.O_WRONLY))
            show('fsync', lambda: (os.fsync(f), os.fdatasync(f), os.fsync(os.open('.', os.O_RDONLY))))
            show('creat', lambda: call('creat', 'c', 0o600) > 0)
            show('umask', lambda: (os.umask(0o077), os.close(os.open('u', os.O_CREAT, 0o666)), os.mkdir('ud', 0o777),
                kind(os.stat('u')), kind(os.stat('ud'))))
            show('no write permission', lambda: (os.open('n', os.O_CREAT | os.O_RDWR, 0o400) > 0, kind(os.stat('n'))))
            show('sendfile', lambda: (os.truncate('c', 0), os.pwrite(f, b'copy me', 0),
                os.sendfile(os.open('c', os.O_WRONLY), f, 0, 7), open('c').read()))
            show('copy_file_range', lambda: (os.copy_file_range(f, os.open('c', os.O_WRONLY), 4, 0, 7),
                open('c').read()))
            show('link to a link', lambda: (os.symlink('made', 'l'), os.close(os.open('l', os.O_CREAT | os.O_WRONLY)),
                sorted(os.listdir('.')), os.open('l', os.O_CREAT | os.O_EXCL)))
            """), "read b'JelABCworld!?\\x00\\x00\\x00\\x00\\x00\\x00\\x00end'");
    }

    @Test
    void names() {
        Outcomes.contains(compareShell("""
            mkdir nd/ nd/a; mkdir nd/b//; mkdir nd; mkdir absent/x; mkdir -p p/q/r/; touch p/f; mkdir p/f/x
            rmdir p/q/r/; rmdir p; rmdir p/f; rm p; rm -d p/q
            mv p/f p/g; mv p/g p/; mv p/g nd/; mv nd renamed/; mv renamed p/; ls -R p; mv p p/renamed
            mv -T p/renamed/g p/renamed/a; mv -T p/renamed/a p/renamed/b && ls p/renamed
            touch x y; mv -n x y; mv x/ z; mv x z/; ln x hard; ln -s x soft; ln soft softhard; ln p phard; ln x hard
            ln -P soft soft2; ln -L soft soft3; stat -c '%n %F %h' x hard soft* | sort
            ln -s "$(printf 'x%.0s' $(seq 4095))" long; readlink long | wc -c; ln -s '' empty; ln -s target/ slash
            readlink slash; rm slash/; rm -r p/. 2> /dev/null; unlink p; rmdir x
            touch $'\\xff\\xfe' 'sp ace' "$(printf 'y%.0s' $(seq 255))" 'a*b' -- -dash; ls -b | tail -12
            rm $'\\xff\\xfe' -- -dash; touch "$(printf 'z%.0s' $(seq 256))" 2>&1 | grep -o 'File name.*'
            cd renamed 2>&1; mkdir d; cd d; rmdir ../d; touch x; mkdir x; cd ..; touch open; exec 3<> open
            rm open; echo still >&3; cat /proc/self/fd/3; ls open; readlink /proc/self/fd/3
            """), "still", "DIR/open (deleted)");
    }

    @Test
    void renameFlags() {
        Outcomes.contains(compare("""
            for n in 'abc': open(n, 'w').write(n)
            os.mkdir('d'); os.mkdir('e'); open('e/x', 'w')
            def r(old, new, flags):
                show((old, new, flags), lambda: (call('renameat2', -100, old, -100, new, flags),
                    sorted(os.listdir('.'))))
            r('a', 'b', 1); r('a', 'new', 1); r('new', 'c', 2); show('c', lambda: open('c').read()); r('c', 'absent', 2)
            r('c', 'e', 2); show('e', lambda: kind(os.stat('e')))
            r('b', 'd', 0); r('d', 'b', 0); r('e', 'e', 0); r('d', 'e', 0); r('d', 'd/x', 0); r('b', 'c', 3)
            r('b', 'c', 64); r('.', 'x', 0); r('d', '.', 0); r('d/..', 'x', 0); r('d', 'c', 0)
            """), "('a', 'b', 1) ('EEXIST'");
    }

    @Test
    void attributes() {
        Outcomes.contains(compare("""
            open('f', 'w').write('x'); os.symlink('f', 'l'); os.mkdir('d'); f = os.open('f', os.O_RDWR)
            path = os.open('f', os.O_PATH)
            t = lambda p, **k: (os.stat(p, **k).st_atime_ns, os.stat(p, **k).st_mtime_ns)
            for mode in (0o600, 0o7777, 0, 0o1755):
                show('chmod', lambda: (os.chmod('f', mode), kind(os.stat('f')), os.fchmod(f, 0o640),
                    kind(os.stat('f'))))
            show('fchmodat', lambda: (call('fchmodat', -100, 'l', 0o604, 0), kind(os.stat('f'))))
            show('fchmod of O_PATH', lambda: os.fchmod(path, 0o600)); show('chmod', lambda: os.chmod('absent', 0))
            show('utime', lambda: (os.utime('f', ns=(1, 2)), t('f')))
            show('futimens', lambda: (os.utime(f, ns=(10**18 + 3, 4)), t('f')))
            show('link', lambda: (os.utime('l', ns=(5, 6 * 10**9), follow_symlinks=False),
                t('l', follow_symlinks=False), t('f')))
            times = struct.pack('qqqq', 7, 0x3ffffffe, 8, 9)
            show('UTIME_OMIT', lambda: (call('utimensat', f, None, times, 0), t('f')))
            times = struct.pack('qqqq', 7, 0x3fffffff, 8, 0x3ffffffe)
            show('UTIME_NOW', lambda: (call('utimensat', -100, 'f', times, 0), t('f')[0] > 10**18, t('f')[1]))
            show('bad', lambda: call('utimensat', -100, 'f', struct.pack('qqqq', 0, -1, 0, 0), 0))
            show('chown', lambda: (os.chown('f', -1, -1), os.chown('f', os.getuid(), os.getgid()),
                os.stat('f').st_uid == os.getuid()))
            show('chown', lambda: (os.chown('f', 12, 34), os.stat('f').st_uid, os.stat('f').st_gid))
            show('lchown', lambda: (os.lchown('l', 56, 78), os.lstat('l').st_uid, os.stat('f').st_uid))
            show('chown clears', lambda: (os.chmod('f', 0o6755), os.chown('f', 12, 34), kind(os.stat('f'))))
            show('setgid directory', lambda: (os.chmod('d', 0o2755), open('d/f', 'w'), os.mkdir('d/d'),
                kind(os.stat('d/d'))))
            m = os.stat('d').st_mtime_ns; os.utime('d', ns=(1, 1)); open('d/new', 'w')
            show('directory time', lambda: os.stat('d').st_mtime_ns >= m); c = os.stat('f').st_ctime_ns
            os.chmod('f', 0o600); show('ctime', lambda: os.stat('f').st_ctime_ns >= c)
            os.utime('f', ns=(1, 1)); os.pwrite(f, b'y', 0)
            show('write changes mtime', lambda: os.stat('f').st_mtime_ns > 1); os.unlink('f')
            show('unlinked', lambda: (kind(os.fstat(f)), os.fchmod(f, 0o600), os.pread(f, 9, 0)))
            """), "utime (None, (1, 2))");
    }

    @Test
    void extendedAttributes() {
        Outcomes.contains(compare("""
            open('f', 'w'); os.mkdir('d'); os.symlink('f', 'l'); f = os.open('f', os.O_RDWR)
            mine = lambda p, **k: sorted(n for n in os.listxattr(p, **k) if n.startswith('user.'))
            for p in ('f', 'd', f, 'l'):
                show(p, lambda: (os.setxattr(p, 'user.a', b'value'), os.setxattr(p, 'user.b', b''), mine(p),
                    os.getxattr(p, 'user.a')))
                show('create', lambda: os.setxattr(p, 'user.a', b'x', os.XATTR_CREATE))
                show('replace', lambda: os.setxattr(p, 'user.c', b'x', os.XATTR_REPLACE))
                show('remove', lambda: (os.removexattr(p, 'user.b'), mine(p)))
                show('again', lambda: os.removexattr(p, 'user.b')); show('get', lambda: os.getxattr(p, 'user.b'))
            buffer = ctypes.create_string_buffer(100)
            show('length', lambda: (call('getxattr', 'f', 'user.a', buffer, 0),
                call('getxattr', 'f', 'user.a', buffer, 2), call('getxattr', 'f', 'user.a', buffer, 99), buffer.value))
            show('on a link', lambda: os.setxattr('l', 'user.a', b'', follow_symlinks=False))
            show('name', lambda: os.setxattr('f', 'nonsense', b''))
            show('empty', lambda: os.setxattr('f', 'user.', b''))
            show('long', lambda: os.setxattr('f', 'user.' + 'x' * 251, b''))
            show('binary', lambda: (os.setxattr('f', 'user.bin', bytes(range(256))),
                os.getxattr('f', 'user.bin') == bytes(range(256))))
            show('absent', lambda: os.listxattr('absent'))
            os.system('getfattr -d f | grep user.a; setfattr -x user.a f; cp -a f copy; getfattr -d copy | grep -c bin')
            """), "f (None, None, ['user.a', 'user.b'], b'value')");
    }

    @Test
    void sharedMappings() {
        Outcomes.contains(compare("""
            open('f', 'wb').write(b'abc' * 3000); f = os.open('f', os.O_RDWR)
            m = mmap.mmap(f, 9000); m[0:3] = b'xyz'; m.flush()
            show('flushed', lambda: (os.pread(f, 4, 0), open('f', 'rb').read(4)))
            m[8999:9000] = b'!'; show('not flushed', lambda: (os.pread(f, 2, 8998), open('f', 'rb').read()[-2:]))
            os.pwrite(f, b'WRITTEN', 4096); show('write seen', lambda: m[4096:4103]); m.close()
            g = os.open('f', os.O_RDWR); m = mmap.mmap(g, 0); os.close(g); m[10:12] = b'##'; m.close()
            show('after close', lambda: os.pread(f, 3, 9))
            a = mmap.mmap(f, 4096); b = mmap.mmap(os.open('f', os.O_RDWR), 4096); a[5:6] = b'$'
            show('two', lambda: b[5:6])
            if os.fork() == 0: a[6:7] = b'%'; os._exit(0)
            os.wait(); show('fork', lambda: (b[6:7], os.pread(f, 1, 6))); os.unlink('f'); a[7:8] = b'&'
            show('unlinked', lambda: os.pread(f, 1, 7)); sys.stdout.flush()
            if os.fork() == 0:
                n = mmap.mmap(os.open('new', os.O_RDWR | os.O_CREAT), 8) if os.truncate(os.open('new',
                    os.O_RDWR | os.O_CREAT), 8) is None else 0
                n[0:8] = b'by child'; os._exit(0)
            os.wait(); show('exit without unmap', lambda: open('new').read())
            show('read-only', lambda: mmap.mmap(os.open('new', os.O_RDONLY), 8))
            show('cat', lambda: os.popen('cat new; cp new c; cat c').read())
            """), "flushed (b'xyza', b'xyza')", "by child");
    }

    @Test
    void fifos() {
        Outcomes.contains(compareShell("""
            mkfifo p; echo hi > p & cat p; wait
            (for i in 1 2 3; do echo $i; done > p) & while read -r l; do echo "<$l>"; done < p; wait; stat -c %F p
            [ -p p ] && echo fifo; timeout 5 dd if=p iflag=nonblock status=none; echo $?
            """), "hi\n<1>", "fifo");
    }

    @Test
    void sockets() {
        Outcomes.contains(compare("""
            import socket, stat
            s = socket.socket(socket.AF_UNIX); show('bind', lambda: s.bind('sock')); s.listen()
            show('type', lambda: stat.S_ISSOCK(os.stat('sock').st_mode)); c = socket.socket(socket.AF_UNIX)
            show('connect', lambda: c.connect(HERE + '/sock'))
            a = s.accept()[0]; a.send(b'hello'); show('recv', lambda: c.recv(9))
            show('name', lambda: (s.getsockname(), c.getpeername()))
            show('again', lambda: socket.socket(socket.AF_UNIX).bind('sock'))
            show('open', lambda: os.open('sock', os.O_RDONLY)); os.unlink('sock')
            show('gone', lambda: socket.socket(socket.AF_UNIX).connect('sock'))
            """), "recv b'hello'");
    }

    @Test
    void locks() {
        Outcomes.contains(compare("""
            f = open('f', 'w+'); g = open('f', 'r+')
            show('flock', lambda: fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB))
            show('flock', lambda: fcntl.flock(g, fcntl.LOCK_EX | fcntl.LOCK_NB)); fcntl.flock(f, fcntl.LOCK_UN)
            show('flock', lambda: fcntl.flock(g, fcntl.LOCK_SH | fcntl.LOCK_NB))
            show('lockf', lambda: fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB)); sys.stdout.flush()
            if os.fork() == 0:
                h = open('f', 'r+'); show('child', lambda: fcntl.lockf(h, fcntl.LOCK_EX | fcntl.LOCK_NB))
                show('child', lambda: fcntl.lockf(h, fcntl.LOCK_EX | fcntl.LOCK_NB, 5, 10)); sys.stdout.flush()
                os._exit(0)
            os.wait(); ofd = struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, 0, 0, 0); fcntl.lockf(f, fcntl.LOCK_UN)
            show('OFD', lambda: len(fcntl.fcntl(f, 37, ofd))); show('OFD', lambda: fcntl.fcntl(g, 37, ofd)); f.close()
            show('OFD', lambda: len(fcntl.fcntl(g, 37, ofd)))
            """), "flock EAGAIN", "child EAGAIN");
    }

    private Outcome compare(String python) {
        return compareShell(Python.script(python));
    }

    private Outcome compareShell(String script) {
        return new NativeAndView(tree, place).compare(script);
    }
}
