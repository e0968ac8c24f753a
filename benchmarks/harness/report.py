"""The results as Markdown."""
import datetime
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys

from harness.measure import spread
from harness.workloads import MACRO, MICRO, START

BEGIN, END = "<!-- results: begin (written by benchmarks/run) -->", "<!-- results: end -->"
SECONDS = {MICRO: 1e-9, MACRO: 1.0, START: 1e-3}


def machine():
    """Taken before the runs, so that the load is that of others."""
    model = re.search(r"^model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return [f"{datetime.date.today()}, Linux {platform.release()}, {len(os.sched_getaffinity(0))} CPUs"
            + (f" ({model[1]})" if model else "") + f", load at the start {os.getloadavg()[0]:.1f}."]


def command():
    words = iter(sys.argv[1:])
    shown = ["benchmarks/run"]
    for word in words:
        if word.split("=")[0] in ("--javu", "--output"):
            if "=" not in word:
                next(words)
        else:
            shown.append(word)
    return " ".join(shown)


def first_line(words):
    said = subprocess.run(["timeout", "-s", "KILL", "60", *words], stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout
    return said.strip().splitlines()[0] if said.strip() else "unknown version"


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}" if seconds < 1000 else f"{seconds:.0f} s"
    return f"{seconds * 1e9:.0f} ns"


def cell(values, kind, native):
    """Median, ratio to native, spread."""
    median = statistics.median(values)
    text = duration(median * SECONDS[kind])
    if native:
        text += f", {median / native:.3g}x"
    return text + (f" ±{spread(values):.0f}%" if len(values) > 1 else "")


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def comparison(kind, workloads, ways, results, placement, values):
    """One row per workload, one column per way; values picks the runs of Samples."""
    rows = []
    for workload in workloads:
        native = results.get((workload.name, "native", placement))
        base = statistics.median(values(native)) if native and values(native) else None
        row = [workload.label]
        for way in ways:
            samples = results.get((workload.name, way.name, placement))
            if samples is None:
                row.append("")
            elif samples.failure:
                row.append("failed" if not samples.failure.startswith("over") else samples.failure)
            else:
                row.append(cell(values(samples), kind, None if way.name == "native" else base))
        rows.append(row)
    used = [i for i in range(len(ways) + 1) if i == 0 or any(row[i] for row in rows)]
    return table([(["operation"] + [w.name for w in ways])[i] for i in used], [[row[i] for i in used] for row in rows])


def start_up(workload, ways, results, placements):
    rows = []
    for way in ways:
        row = [way.name]
        for placement in placements:
            samples = results[(workload.name, way.name, placement)]
            row += ["failed", ""] if samples.failure else [
                f"{samples.median:.1f} ms ({min(samples.values):.1f} to {max(samples.values):.1f})", f"{max(samples.resident):.1f} MB"]
        rows.append(row)
    return table(["`true` in"] + [f"{word}, {p}" for p in placements for word in ("wall", "resident")], rows)


def goals(workloads, results, placements):
    """What was promised and what was measured."""
    rows = []
    for workload in workloads:
        for way in workload.goal.ways if workload.goal else ():
            row = [f"{workload.label}, {way}", ""]
            for placement in placements:
                samples = results.get((workload.name, way, placement))
                native = results.get((workload.name, "native", placement))
                if not samples or samples.failure or not native or native.failure:
                    row.append("failed" if samples and samples.failure else "")
                    continue
                row[1], said = goal(workload, samples, native.median)
                row.append(said)
            if any(row[1:]):
                rows.append(row)
    return table(["goal", "at most", *placements], rows) if rows else None


def goal(workload, samples, native):
    """The limit, and the value with a verdict."""
    wanted, unit = workload.goal, SECONDS[workload.kind]
    met = samples.median <= wanted.bound(native)
    if wanted.ratio:
        limit, said = f"{wanted.ratio:.3g}x native", f"{samples.median / native:.3g}x"
    elif wanted.extra:
        limit, said = f"native + {duration(wanted.extra * unit)}", f"native {(samples.median - native) * unit * 1e9:+.0f} ns"
    else:
        limit, said = duration(wanted.limit * unit), duration(samples.median * unit)
    if wanted.resident:
        limit, said = f"{limit}, {wanted.resident} MB", f"{said}, {max(samples.resident):.0f} MB"
        met = met and max(samples.resident) <= wanted.resident
    return limit, said if met else f"**missed:** {said}"


def text(machine_lines, javu, workloads, ways, results):
    placements = list(dict.fromkeys(key[2] for key in results))
    versions = [first_line([str(javu), "--version"])]
    parts = ["\n".join(machine_lines + [f"Command: `{command()}`. Measured: {versions[0]}."])]
    met = goals(workloads, results, placements)
    if met:
        parts += ["### Goals", met]
    for title, kind, values in (
            ("Calls, warm", MICRO, lambda s: s.values),
            ("Programs, the start of the way of running included", MACRO, lambda s: s.values),
            ("Programs, without that start", MACRO, lambda s: s.inside)):
        rows = [w for w in workloads if w.kind == kind]
        for placement in placements if rows else ():
            parts += [f"### {title}, {placement}", comparison(kind, rows, ways, results, placement, values)]
    for workload in workloads:
        if workload.kind == START:
            parts += ["### Start-up, median (least to most)", start_up(workload, ways, results, placements)]
    failures = {}
    for (name, way, placement), samples in results.items():
        if samples.failure:
            failures.setdefault((name, samples.failure.replace("`", "'")), []).append(f"{way} ({placement})")
    if failures:
        parts += ["### Failures", "\n".join(f"- {name}: {', '.join(ways)}: `{why}`" for (name, why), ways in failures.items())]
    return "\n\n".join(parts) + "\n"


def write(output, results):
    """Puts the results between the markers of the file, or after its end when it has none."""
    if str(output) == "-":
        print(results, end="")
        return
    path = pathlib.Path(output)
    around = path.read_text() if path.exists() else "# Performance\n"
    if BEGIN not in around:
        around += f"\n{BEGIN}\n{END}\n"
    before, rest = around.split(BEGIN, 1)
    path.write_text(f"{before}{BEGIN}\n\n{results}\n{END}{rest.split(END, 1)[1]}")
    print(f"written: {output}", file=sys.stderr)
