"""optax's schedules, compiled in single precision as updates are, and in double.

JAX takes its precision when it starts, so the double half runs in a process of its own.
"""

import json
import os
import subprocess
import sys

import fixture
import source
from optax_cases import CASES, cosine, stairs, warm

DOUBLE = "--double"
if DOUBLE in sys.argv:
    os.environ["JAX_ENABLE_X64"] = "1"

import jax
import jax.numpy as jnp
import numpy
import optax

HOW = "optax.{} at an int64 count with JAX_ENABLE_X64; in single as given, at an int32 count in jax.jit"


def plain(value):
    """An argument as optax takes it: calls made, and steps of a dictionary as numbers."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"name", "args"}:
        return made(value["name"], value["args"])
    return {json.loads(key) if key.lstrip("-")[:1].isdigit() else key: one for key, one in value.items()}


def made(name, args):
    return getattr(optax, name)(**{key: plain(value) for key, value in args.items()})


def asked(name, args, steps, compiled=False):
    """The rates, or the exception."""
    count = jnp.int64 if jax.config.jax_enable_x64 else jnp.int32
    try:
        schedule = made(name, args)
        schedule = jax.jit(schedule) if compiled else schedule
        return [float(schedule(count(step))) for step in steps]
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error).strip().splitlines()[0]}


def in_double(jobs):
    """The same calls with JAX in double precision."""
    done = subprocess.run(
        [sys.executable, __file__, DOUBLE], input=json.dumps(jobs), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def case_of(name, title, args, steps, refuses, double):
    origin = {"what": "optax", "version": optax.__version__, "precision": "float64", "how": HOW.format(name)}
    case = {"title": title, "dialect": "optax", "name": name, "args": args, "run": {}, "source": origin}
    if isinstance(double, dict) or refuses:
        if not isinstance(double, dict) or double["error"] != refuses:
            raise AssertionError(f"{name}: expected {refuses}, got {double}")
        return case | {"refused": double}
    compiled = numpy.float32(asked(name, args, steps, compiled=True))
    if numpy.isnan(compiled).any() and numpy.isfinite(double).all():
        bad = [step for step, rate in zip(steps, compiled) if numpy.isnan(rate)]
        case["float32Nan"] = bad
        kept = [i for i, step in enumerate(steps) if step not in bad]
        steps, double, compiled = [steps[i] for i in kept], [double[i] for i in kept], compiled[kept]
    case |= fixture.answers(steps, double, compiled)
    if "rates" not in case:
        return case
    return case | fixture.eager(double, compiled, numpy.float32(asked(name, args, steps)))


def accumulated(name, args, accumulation, updates):
    """What optax.MultiSteps applies: what one gradient of 1 takes from a weight of 0."""
    optimizer = optax.MultiSteps(optax.sgd(made(name, args)), every_k_schedule=accumulation)
    update = jax.jit(optimizer.update)
    state, single = optimizer.init(jnp.float32(0)), []
    for batch in range(updates * accumulation):
        change, state = update(jnp.float32(1), state, jnp.float32(0))
        if batch % accumulation == accumulation - 1:
            single.append(-float(change))
    return single


ACCUMULATED = [
    ("exponential_decay", stairs(transition_steps=3, staircase=True), 4),
    ("warmup_cosine_decay_schedule", warm(), 2),
    ("cosine_decay_schedule", cosine(), 3),
]


def main():
    options = source.arguments(__doc__)
    cases = [(name, *case) for name, own in CASES.items() for case in own]
    updates = list(range(12))
    jobs = [[name, args, list(steps)] for name, _, _, args, steps, *_ in cases]
    doubles = in_double([*jobs, *([name, args, updates] for name, args, _ in ACCUMULATED)])
    for (name, slug, title, args, steps, *refuses), double in zip(cases, doubles):
        case = case_of(name, title, args, list(steps), (refuses or [None])[0], double)
        fixture.write(options.out, f"optax/{name}-{slug}.json", case)
    for (name, args, accumulation), double in zip(ACCUMULATED, doubles[len(cases) :]):
        title = f"Gradients of {accumulation} batches in MultiSteps: the count is of updates."
        case = case_of(name, title, args, updates, None, double)
        single = numpy.float32(accumulated(name, args, accumulation, len(updates)))
        case["source"] = case["source"] | {
            "how": case["source"]["how"].replace(", at an int32 count in jax.jit", ", in a MultiSteps of sgd")
        }
        case |= {"run": {"accumulation": accumulation}} | fixture.answers(updates, double, single)
        fixture.write(options.out, f"optax/{name}-multi-steps-{accumulation}.json", case)


if __name__ == "__main__":
    if DOUBLE in sys.argv:
        print(json.dumps([asked(*job) for job in json.load(sys.stdin)]))
    else:
        main()
