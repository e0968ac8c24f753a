"""Runs workloads, interleaved, and collects what they took."""
import dataclasses
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from harness.ways import PLAIN, TMPFS
from harness.workloads import MACRO, MICRO

SECONDS_ALLOWED = 300
SECONDS_REPEATED = 15   # a run that took longer is not repeated


class Failed(Exception):
    pass


@dataclasses.dataclass
class Samples:
    """The runs of one workload in one way and placement."""
    values: list = dataclasses.field(default_factory=list)    # in the unit of the kind
    inside: list = dataclasses.field(default_factory=list)    # MACRO: seconds without the start of the way
    resident: list = dataclasses.field(default_factory=list)  # START: MB
    failure: str = None
    slow: bool = False

    @property
    def median(self):
        return statistics.median(self.values)


def spread(values):
    """Half the range, in per cent of the median."""
    return 50 * (max(values) - min(values)) / statistics.median(values)


def placements():
    """Name and prefix of each: free, and everything on one CPU."""
    found = {"free": []}
    usable = os.sched_getaffinity(0)
    if shutil.which("taskset") and len(usable) > 1:
        found["pinned"] = ["taskset", "-c", "1" if 1 in usable else str(max(usable))]
    else:
        print("skipped: pinned runs: one CPU only, or no taskset", file=sys.stderr)
    return found


class Measurements:
    def __init__(self, inputs, repeat):
        self.inputs = inputs
        self.repeat = repeat
        self.placements = placements()

    def all_of(self, workloads, ways):
        """Samples by the names of workload, way and placement."""
        results = {}
        for workload in workloads:
            print(workload.name, file=sys.stderr)
            self.one(workload, [w for w in ways if workload.goes(w)], results)
        return results

    def one(self, workload, ways, results):
        for repetition in range(self.repeat if ways else 0):
            for way in ways[repetition % len(ways):] + ways[:repetition % len(ways)]:
                for placement, pinning in self.placements.items():
                    samples = results.setdefault((workload.name, way.name, placement), Samples())
                    if samples.failure or samples.slow:
                        continue
                    try:
                        self.run(workload, way, pinning, samples)
                    except Failed as failure:
                        samples.failure = str(failure)
                        print(f"failed: {workload.name}: {way.name}, {placement}: {failure}", file=sys.stderr)

    def run(self, workload, way, pinning, samples):
        source = workload.source(way.place)
        directory = source if way.place == PLAIN else self.inputs.view
        if workload.kind == MICRO:
            output = self.timed(pinning + way.command(source) + self.micro(workload, way, source, directory), samples)[1]
            samples.values.append(float(output))
        elif workload.kind == MACRO:
            command = [self.inputs.program("timed"), str(self.inputs.result),
                       f"cd {directory} && {workload.prepared(way, source)}", f"cd {directory} && {workload.command(directory)}"]
            self.inputs.result.unlink(missing_ok=True)
            wall = self.timed(pinning + way.command(source) + command, samples)[0]
            preparation, inside = (int(n) / 1e9 for n in self.inputs.result.read_text().split())
            samples.values.append(wall - preparation)
            samples.inside.append(inside)
        else:
            output = self.timed(pinning + workload.command(directory) + way.command(source) + ["true"], samples)[1]
            for line in output.splitlines():
                nanoseconds, kibibytes = line.split()
                samples.values.append(int(nanoseconds) / 1e6)
                samples.resident.append(int(kibibytes) * 1024 / 1e6)

    def micro(self, workload, way, source, directory):
        command = workload.command(directory)
        if way.place == TMPFS and workload.copied:
            files = " ".join(str(source / name) for name in workload.copied)
            return ["sh", "-c", f"cp -a {files} {directory} && exec \"$@\"", "sh", *command]
        return command

    def timed(self, command, samples):
        """Wall seconds and standard output."""
        with tempfile.TemporaryFile(mode="w+") as output, tempfile.TemporaryFile(mode="w+") as errors:
            begin = time.monotonic()
            run = subprocess.Popen(["timeout", "-s", "KILL", str(SECONDS_ALLOWED), *command], cwd=self.inputs.directory,
                                   stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
            try:
                status = run.wait()
            except BaseException:
                os.killpg(run.pid, signal.SIGKILL)  # timeout(1) has made a process group
                run.wait()
                raise
            wall = time.monotonic() - begin
            samples.slow = wall > SECONDS_REPEATED
            if status != 0:
                errors.seek(0)
                # The last line, but not one of a stack trace.
                said = [line.strip() for line in errors if line.strip() and not line.startswith("\t")]
                raise Failed(f"over {SECONDS_ALLOWED} s" if wall >= SECONDS_ALLOWED else said[-1] if said else f"status {status}")
            output.seek(0)
            return wall, output.read()
