"""The one place that knows how a fixture is written down.

A fixture is one JSON file: what was called, at which steps it was asked and
what it answered. One top-level key a line, so that a difference reads well;
the numbers of a key stay on that line, so that the files stay small.
"""

import json
import math
from pathlib import Path

ORDER = [
    "title",
    "dialect",
    "name",
    "args",
    "run",
    "figure",
    "series",
    "source",
    "steps",
    "rates",
    "groups",
    "noisy",
    "momentum",
    "deviation",
    "afterEnd",
    "resumed",
    "recursive",
    "float32",
    "float32Differs",
    "float32Nan",
    "float32Eager",
    "cycleShort",
    "afterEpochHook",
    "refused",
    "refused-by-us",
    "nan",
    "infinite",
    "at",
    "answers",
    "decision",
]

# Single precision has 24 bits; the project promises to stay within this much of the peak.
SINGLE = 2e-6


def single(value):
    """A float32 as the shortest decimal that names it."""
    import numpy

    return float(str(numpy.float32(value)))


def write(out, path, fixture):
    """Write `fixture` to `out/path`. Unknown keys and NaN are mistakes of ours, so both raise."""
    unknown = set(fixture) - set(ORDER)
    if unknown:
        raise KeyError(f"{path}: {unknown}")
    lines = []
    for key in ORDER:
        if key in fixture and fixture[key] is not None:
            tight = (",", ":") if key in ("rates", "groups", "momentum", "deviation", "float32", "float32Eager") else None
            value = json.dumps(fixture[key], ensure_ascii=False, allow_nan=False, separators=tight)
            lines.append(f"{json.dumps(key)}: {value}")
    target = Path(out, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target in WRITTEN:
        raise FileExistsError(f"two cases are called {path}")
    WRITTEN.add(target)
    target.write_text("{\n " + ",\n ".join(lines) + "\n}\n", encoding="utf-8")


WRITTEN = set()


def steps_of(steps):
    """The steps a fixture names: either a list or an evenly spaced range."""
    if isinstance(steps, dict):
        return [steps["start"] + i * steps["every"] for i in range(steps["count"])]
    return list(steps)


def every(stride, count, start=0):
    return {"start": start, "every": stride, "count": count}


def around(*events, width=1, also=()):
    """Every step within `width` of an event: where pieces meet is where implementations differ."""
    near = {e + d for e in events for d in range(-width, width + 1)}
    return sorted(s for s in near | set(also) if s >= 0)


def answers(steps, rates, floats=None):
    """The part of a fixture that says what came back. What is not a number is told apart, never written."""
    asked = steps_of(steps)
    if len(asked) != len(rates):
        raise ValueError(f"{len(asked)} steps, {len(rates)} rates")
    bad = [s for s, r in zip(asked, rates) if not math.isfinite(r)]
    if bad:
        kept = [(s, r) for s, r in zip(asked, rates) if math.isfinite(r)]
        part = {
            "refused-by-us": True,
            "nan": any(math.isnan(r) for r in rates) or None,
            "infinite": any(math.isinf(r) for r in rates) or None,
            "at": bad,
        }
        if kept:
            part["answers"] = {"steps": [s for s, _ in kept], "rates": [r for _, r in kept]}
        return part
    part = {"steps": steps, "rates": rates}
    if floats is not None:
        part["float32"] = [single(x) for x in floats]
        peak = max(abs(r) for r in rates)
        off = [s for s, r, x in zip(asked, rates, floats) if abs(float(x) - r) > SINGLE * peak]
        part["float32Differs"] = off or None
    return part


def eager(rates, compiled, op_by_op):
    """What single precision gives outside a compiled function, where that differs by more than rounding."""
    peak = max(abs(r) for r in rates if math.isfinite(r))
    apart = any(abs(float(a) - float(b)) > SINGLE * peak for a, b in zip(compiled, op_by_op))
    return {"float32Eager": [single(x) for x in op_by_op]} if apart else {}


def refusal(error, at=None):
    """An exception as the user sees it: its type and the line that says what is wrong.

    A TensorFlow session puts a page about where the graph was built before that line.
    """
    lines = str(getattr(error, "message", error)).strip().splitlines()
    said = [line for line in lines if line.startswith("assertion failed")] or lines or [""]
    part = {"error": type(error).__name__, "message": said[0].strip()}
    if at is not None:
        part["atStep"] = at
    return part
