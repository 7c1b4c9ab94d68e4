"""Keras' schedules: `keras.optimizers.schedules`, on the TensorFlow backend."""

import math

import fixture
import keras_run
import numpy
import source
from keras_cases import CASES
from tensorflow_cases import short_cycles

HOW = {
    "float64": "keras.optimizers.schedules.{}, its floats in double precision, at an int64 step; "
    "in single as given, in a tf.function",
    "int": "keras.optimizers.schedules.{} at an int64 step",
    "applied": "an SGD optimizer with keras.optimizers.schedules.{} applies gradients of 1 to a weight of 0; "
    "the rates in double as asked at optimizer.iterations",
}


def origin(name, how="float64"):
    return {
        "what": "keras on tensorflow",
        "version": keras_run.VERSION,
        "precision": how if how != "applied" else "float64",
        "how": HOW[how].format(name),
    }


def case_of(name, title, args, steps, refuses=None, decision=None):
    case = {"title": title, "dialect": "keras", "name": name, "args": args, "run": {}, "decision": decision}
    try:
        eager = keras_run.asked(keras_run.made(name, args), steps)
    except Exception as error:
        if type(error).__name__ != refuses:
            raise
        return case | {"source": origin(name), "refused": fixture.refusal(error)}
    if refuses:
        raise AssertionError(f"{name}: expected {refuses}, but it answered")
    rates = [float(r) for r in eager]
    if decision == 4 or numpy.issubdtype(eager[0].dtype, numpy.integer):
        answered = {"steps": list(steps), "rates": rates}
        return case | {"source": origin(name, "int")} | ({"answers": answered} if decision == 4 else answered)
    compiled = keras_run.asked(keras_run.made(name, args), steps, compiled=True)
    double = [float(r) for r in keras_run.asked(keras_run.made(name, args, double=True), steps)]
    case |= {"source": origin(name)} | fixture.answers(steps, double, compiled)
    case |= fixture.eager(double, compiled, rates)
    return case | {"cycleShort": short_cycles(case)} if name == "CosineDecayRestarts" else case


def accumulated(name, args, accumulation, updates):
    """What an optimizer that accumulates gradients applies: its step is the batch."""
    ticks = [accumulation * u + accumulation - 1 for u in range(updates)]
    double = [float(r) for r in keras_run.asked(keras_run.made(name, args, double=True), ticks)]
    single = keras_run.applied(keras_run.made(name, args), updates, accumulation)
    if not all(math.isclose(a, b, abs_tol=2e-6 * max(double)) for a, b in zip(double, single)):
        raise AssertionError(f"updates do not see ticks {ticks}: {single}")
    return {
        "title": f"Gradients of {accumulation} batches: the step counts batches, and the last of a window updates.",
        "dialect": "keras",
        "name": name,
        "args": args,
        "run": {"accumulation": accumulation},
        "source": origin(name, "applied"),
    } | fixture.answers(list(range(updates)), double, numpy.float32(single))


STAIRS = {"initial_learning_rate": 0.1, "decay_steps": 6, "decay_rate": 0.5, "staircase": True}
WARM = {"initial_learning_rate": 0.01, "decay_steps": 40, "warmup_target": 0.1, "warmup_steps": 8}
ACCUMULATED = [
    ("ExponentialDecay", STAIRS, 4),
    ("CosineDecay", WARM, 4),
    ("PiecewiseConstantDecay", {"boundaries": [3, 11], "values": [0.1, 0.01, 0.001]}, 2),
]


def main():
    options = source.arguments(__doc__)
    for name, cases in CASES.items():
        for slug, title, args, steps, *rest in cases:
            case = case_of(name, title, args, list(steps), *rest)
            fixture.write(options.out, f"keras/{name}-{slug}.json", case)
    for name, args, accumulation in ACCUMULATED:
        case = accumulated(name, args, accumulation, 12)
        fixture.write(options.out, f"keras/{name}-accumulation-{accumulation}.json", case)


if __name__ == "__main__":
    main()
