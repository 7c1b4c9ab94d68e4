"""How long numpy takes to sample schedules at every step, to measure each, and to hold each against the first, as JSON: the numbers that lrlab tells, but no phases, warm-up and relation."""

import json
import sys
import time

import numpy as np

given = json.load(sys.stdin)
steps = given["steps"]
step = np.arange(steps, dtype=np.float64)


def rates(peak, warmup):
    out = np.empty(steps)
    out[:warmup] = peak * step[:warmup] / warmup
    out[warmup:] = peak * (1 + np.cos(np.pi * (step[warmup:] - warmup) / (steps - warmup))) / 2
    return out


def metrics(own):
    at = own.argmax()
    peak, floor = own[at], own[own.argmin()]
    change = np.diff(own)
    return {
        "area": own.sum(),
        "peakStep": at,
        "floor": floor,
        "above": np.count_nonzero(own > peak / 2),
        "to50": (own >= 0.5 * peak).argmax(),
        "to90": (own >= 0.9 * peak).argmax(),
        "steepest": abs(change[np.abs(change).argmax()]),
    }


def difference(first, own):
    apart = own - first
    size = np.abs(apart)
    differs = size > 1e-12 * given["magnitude"]
    larger = np.maximum(np.abs(own), np.abs(first))
    relative = np.divide(size, larger, out=np.zeros(steps), where=differs)
    at, place = size.argmax(), relative.argmax()
    return {
        "firstStep": differs.argmax(),
        "largest": size[at],
        "largestStep": at,
        "relative": relative[place],
        "relativeStep": place,
        "between": size.sum(),
        "surplus": apart.sum(),
    }


began = time.perf_counter()
first = None
sums = {}
for setting in given["settings"]:
    own = rates(setting["peak"], setting["warmupSteps"])
    found = metrics(own)
    if first is None:
        first = own
    else:
        found |= difference(first, own)
    for name, value in found.items():
        sums[name] = sums.get(name, 0.0) + float(value)
print(json.dumps({"seconds": time.perf_counter() - began, "sums": sums}))
