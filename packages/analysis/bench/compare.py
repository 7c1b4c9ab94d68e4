"""How long numpy takes to sample schedules at every step, and to hold each against the first, as JSON; less than lrlab tells of them."""

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


began = time.perf_counter()
first = None
area = between = largest = 0.0
for setting in given["settings"]:
    own = rates(setting["peak"], setting["warmupSteps"])
    area += own.sum()
    if first is None:
        first = own
        continue
    apart = np.abs(own - first)
    between += apart.sum()
    largest += apart.max()
print(json.dumps({"seconds": time.perf_counter() - began, "sums": [area, between, largest]}))
