"""What is measured, and what it may cost."""
import dataclasses
import shutil
import sys

from harness.ways import BIND, PLAIN, TMPFS, ZIP

MICRO, MACRO, START = "micro", "macro", "start-up"  # nanoseconds, seconds, milliseconds


@dataclasses.dataclass(frozen=True)
class Goal:
    """An upper limit for some ways of running, compared with the same placement's native run."""
    ways: tuple
    ratio: float = None     # times native
    extra: float = None     # more than native, in the unit of the kind
    limit: float = None     # absolute, in the unit of the kind
    resident: float = None  # MB of the largest process, for START

    def bound(self, native):
        return self.limit or (native * self.ratio if self.ratio else native + self.extra)


@dataclasses.dataclass(frozen=True)
class Workload:
    kind: str
    name: str
    label: str
    command: object          # of the directory to use: list of words
    source: object           # of a way's place: what the way mounts or uses in place
    places: tuple
    goal: Goal = None
    prepared: object = None  # of the way: preparation inside the view (sh), for MACRO
    copied: tuple = ()       # what a tmpfs gets copied into it before a micro program runs

    def goes(self, way):
        return way.place in self.places


UNTOUCHED = ("javu", "javu, mount elsewhere")
ORDINARY = Goal(UNTOUCHED, limit=10_000)
NEARLY_NATIVE = Goal(UNTOUCHED, extra=100)
FULL_RATE = Goal(("javu bind", "javu tmpfs"), ratio=1 / 0.9)
EVERYWHERE = (PLAIN, BIND, TMPFS, ZIP)
WRITABLE = (PLAIN, BIND, TMPFS)


def all_of(inputs, quick, repeat):
    return micro(inputs, quick) + macro(inputs, quick) + start(inputs, quick, repeat)


def micro(inputs, quick):
    warm, measured = ("30", "30") if quick else ("500", "300")

    def row(program, operation, label, places, fixture="files", copied=(), goal=None):
        def source(place):
            return inputs.archive(fixture) if place == ZIP else inputs.fixture(fixture)

        def command(directory):
            return [inputs.program(program), operation, str(directory), warm, measured]

        return Workload(MICRO, f"micro {operation}", label, command, source, places, goal, copied=copied)

    only = (PLAIN,)
    return [
        row("plain", "getppid", "getppid", only, goal=NEARLY_NATIVE),
        row("plain", "read", "read 1 byte, /dev/zero", only, goal=NEARLY_NATIVE),
        row("plain", "write", "write 1 byte, /dev/null", only, goal=NEARLY_NATIVE),
        row("plain", "ping-pong", "pipe ping-pong, two processes", only),
        row("paths", "fstat", "fstat", EVERYWHERE, copied=("file",)),
        row("paths", "stat", "stat", EVERYWHERE, copied=("file",), goal=ORDINARY),
        row("paths", "stat-missing", "stat, no such file", EVERYWHERE, goal=ORDINARY),
        row("paths", "stat-link", "stat through a symlink", WRITABLE, copied=("file", "link"), goal=ORDINARY),
        row("paths", "stat-relative", "stat, relative path", EVERYWHERE, copied=("file",), goal=ORDINARY),
        row("paths", "access", "access", EVERYWHERE, copied=("file",)),
        row("paths", "chdir", "chdir", EVERYWHERE),
        row("files", "open-read-close", "open, read, close of 4 KiB", EVERYWHERE, copied=("file",)),
        row("files", "pread-sequential", "pread 4 KiB of 64 MiB, sequential", WRITABLE, "big", ("big",), FULL_RATE),
        row("files", "pread-random", "pread 4 KiB of 64 MiB, random", WRITABLE, "big", ("big",), FULL_RATE),
        row("files", "list-1000", "open, getdents, close of 1,000 entries", EVERYWHERE, copied=("many",)),
        row("files", "create-unlink", "create, close, unlink", WRITABLE, "empty"),
        row("processes", "fork-exit", "fork, exit, wait", only),
        row("processes", "fork-exec", "fork, exec true, wait", only),
        row("processes", "posix-spawn", "posix_spawn true, wait", only),
    ]


def macro(inputs, quick):
    files, parts, forks, pythons, blocks = (500, 5, 50, 3, 20_000) if quick else (5_000, 50, 500, 20, 262_144)

    def row(name, label, script, places, fixture, goal=None, changes=False, after=""):
        def source(place):
            if place == ZIP:
                return inputs.archive(fixture)
            if place == TMPFS:
                return inputs.fixture(fixture)
            return inputs.fresh(fixture) if changes else inputs.fixture(fixture)

        def prepared(way, origin):
            copying = f"cp -a {origin}/. . && " if way.place == TMPFS else ""
            return f"{copying}{after or ':'}"

        return Workload(MACRO, f"macro {name}", label, lambda directory: script, source, places, goal, prepared)

    count = "i=0; while [ $i -lt {} ]; do {}; i=$((i+1)); done"
    javu = ("javu", "javu, mount elsewhere", "javu bind")
    table = [
        row("make", f"make of a {parts}-file C project", "make -s", WRITABLE, "project",
            Goal(javu + ("javu tmpfs",), ratio=1.5), changes=True),
        row("tar", f"tar cf /dev/null, {files:,} files", "tar cf /dev/null .", EVERYWHERE, "tree",
            Goal(javu, ratio=4)),
        row("tar-data", f"tar cf - into cat, {files:,} files of 20 kB", "tar cf - . | cat >/dev/null", EVERYWHERE, "tree"),
        row("dd", f"dd bs=4k count={blocks}",
            f"dd if=/dev/zero of=/dev/null bs=4k count={blocks} 2>/dev/null", (PLAIN,), "empty",
            Goal(UNTOUCHED, ratio=1.2)),
        row("find", f"find, {files:,} files", "find . >/dev/null", EVERYWHERE, "tree"),
        row("ls", f"ls -lR, {files:,} files", "ls -lR >/dev/null", EVERYWHERE, "tree"),
        row("forks", f"{forks} forks in sh", count.format(forks, "(:)"), (PLAIN,), "empty"),
        row("execs", f"{forks} runs of true in sh", count.format(forks, "/bin/true"), (PLAIN,), "empty"),
        row("python", f"python3 -c pass, {pythons} times", count.format(pythons, f"{sys.executable} -c pass"), (PLAIN,), "empty"),
        row("git-status", f"git status, {files // 5:,} files", "git --no-optional-locks status >/dev/null", WRITABLE, "repository",
            after="git status >/dev/null"),
        row("sqlite-small", f"sqlite3, {inputs.transactions:,} transactions", "sqlite3 db <small >/dev/null", WRITABLE, "statements", changes=True),
        row("sqlite-big", f"sqlite3, {inputs.rows:,} rows in one", "sqlite3 db <big >/dev/null", WRITABLE, "statements", changes=True),
    ]
    needed = {"make": ("make", "gcc"), "git-status": ("git",), "sqlite-small": ("sqlite3",), "sqlite-big": ("sqlite3",)}
    return [r for r in table if all(installed(p, r) for p in needed.get(r.name.split()[1], ()))]


def installed(program, workload):
    if shutil.which(program):
        return True
    print(f"skipped: {workload.name}: {program} is not installed", file=sys.stderr)
    return False


def start(inputs, quick, repeat):
    # Twenty in all.
    rounds = "2" if quick else str(-(-20 // repeat))

    def source(place):
        return inputs.archive("files") if place == ZIP else inputs.fixture("files")

    return [Workload(START, "start-up true", "true", lambda directory: [inputs.program("startup"), rounds], source, EVERYWHERE,
                     Goal(("javu", "javu, mount elsewhere", "javu bind", "javu tmpfs", "javu zip"), limit=100, resident=60))]
