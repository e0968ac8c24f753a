"""The ways of running a command that are compared."""
import dataclasses
import re
import shutil
import subprocess
import sys

PLAIN, BIND, TMPFS, ZIP = "plain", "bind", "tmpfs", "zip"


@dataclasses.dataclass(frozen=True)
class Way:
    """A way of running: what stands before the command, and where the files of a workload are seen."""
    name: str
    place: str
    prefix: object  # of a workload's source (a directory, or an archive for ZIP): list of words

    def command(self, source):
        return self.prefix(source)


def simple(name, *words):
    return Way(name, PLAIN, lambda source: list(words))


def all_of(javu, inputs):
    view = inputs.view
    run = [str(javu), "run"]
    elsewhere = f"{inputs.fixture('empty')}:{view}"
    return [
        simple("native"),
        simple("javu", *run, "--"),
        simple("javu, mount elsewhere", *run, "-v", elsewhere, "--"),
        Way("javu bind", BIND, lambda source: [*run, "-v", f"{source}:{view}", "--"]),
        Way("javu tmpfs", TMPFS, lambda source: [*run, "--mount", f"type=tmpfs,target={view}", "--"]),
        Way("javu zip", ZIP, lambda source: [*run, "--mount", f"type=zip,source={source},target={view}", "--"]),
        simple("proot", "proot"),
        simple("strace -f", "strace", "-f", "-o", "/dev/null"),
        simple("bwrap", "bwrap", "--dev-bind", "/", "/", "--die-with-parent"),
    ]


def available(javu, inputs, pattern):
    """The ways that work here; says which others are skipped."""
    chosen = []
    for way in all_of(javu, inputs):
        if pattern and way.name != "native" and not re.search(pattern, way.name):
            continue
        why = unusable(way, inputs)
        if why:
            print(f"skipped: {way.name}: {why}", file=sys.stderr)
        else:
            chosen.append(way)
    return chosen


def unusable(way, inputs):
    command = way.command(inputs.archive("files") if way.place == ZIP else inputs.fixture("files")) + ["true"]
    if not shutil.which(command[0]):
        return "not installed"
    tried = subprocess.run(["timeout", "-s", "KILL", "60", *command], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if tried.returncode == 0:
        return None
    return (tried.stderr.strip().splitlines() or [f"status {tried.returncode}"])[-1]
