"""How long TensorBoard's own readers take for the scalars of an event file, and their sum, as JSON."""

import json
import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
from tensorboard.backend.event_processing import event_file_loader
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util

file = sys.argv[1]


def loader():
    total = 0.0
    for event in event_file_loader.EventFileLoader(file).Load():
        for value in event.summary.value:
            total += tensor_util.make_ndarray(value.tensor).item()
    return total


def accumulator():
    events = EventAccumulator(file, size_guidance={"scalars": 0})
    events.Reload()
    return sum(one.value for one in events.Scalars("train/learning_rate"))


# What they load at the first record is no part of reading.
next(iter(event_file_loader.EventFileLoader(file).Load()))
told = {}
for name, read in (("EventFileLoader", loader), ("EventAccumulator", accumulator)):
    began = time.perf_counter()
    total = read()
    told[f"TensorBoard's {name}"] = {"seconds": time.perf_counter() - began, "sum": total}
print(json.dumps(told))
