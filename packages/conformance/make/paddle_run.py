"""Paddle's own `optimizer/lr.py`, without Paddle: the classes need nothing of it, the static functions a few operators."""

import contextlib
import types

import numpy
import stubs

FILE = "python/paddle/optimizer/lr.py"


class Mode:
    """What the stand-ins ask: whether the graph is static, the step, and the precision of everything."""

    dynamic, step, real = True, 0, numpy.float64


def fill(shape, value, dtype=None, force_cpu=False, out=None, **_):
    made = numpy.full(shape, value, Mode.real)
    if out is None:
        return made
    if Switch.open:
        out[...] = made


class Switch:
    """Of its cases, only the first that holds takes effect; every body runs, and writes only in that one."""

    open = True

    def __enter__(self):
        self.matched = False
        return self

    def __exit__(self, *_):
        Switch.open = True

    @contextlib.contextmanager
    def case(self, condition):
        Switch.open = not self.matched and bool(condition)
        self.matched |= bool(condition)
        yield

    def default(self):
        return self.case(True)


def case(pred_fn_pairs, default):
    return next((then for holds, then in pred_fn_pairs if holds), default)()


def load(root):
    guard = types.SimpleNamespace(_lr_schedule_guard=contextlib.nullcontext)
    stubs.module(
        "paddle",
        Tensor=numpy.ndarray,
        floor=numpy.floor,
        ceil=numpy.ceil,
        cos=numpy.cos,
        exp=numpy.exp,
        minimum=lambda x, y: numpy.minimum(x, y),
        assign=lambda value, output: numpy.copyto(output, value),
    )
    stubs.module("paddle.tensor", fill_constant=fill)
    stubs.module("paddle.static", create_global_var=fill)
    stubs.module("paddle.static.nn", case=case, cond=lambda holds, a, b: a() if holds else b())
    stubs.module("paddle.static.nn.control_flow", Switch=Switch)
    stubs.module("paddle.base", core=None)
    stubs.module("paddle.base.data_feeder", check_type=check_type)
    stubs.module(
        "paddle.base.framework",
        Variable=numpy.ndarray,
        default_main_program=lambda: guard,
        in_dygraph_mode=lambda: Mode.dynamic,
    )
    stubs.module("paddle.base.layer_helper", LayerHelper=None)
    made = stubs.run_file(f"{root}/{FILE}", "paddle.optimizer.lr")
    stubs.module("paddle.optimizer", lr=made)
    # The counter of the program: at the first step it is where it begins.
    made._decay_step_counter = lambda begin=0: numpy.array([Mode.step + begin], Mode.real)
    return made


def check_type(value, name, kinds, what):
    if not isinstance(value, kinds):
        raise TypeError(f"The type of '{name}' in {what} must be {kinds}, but received {type(value)}.")


def call(module, name, args):
    """A call, and the calls among its arguments."""
    built = {k: call(module, v["name"], v["args"]) if isinstance(v, dict) else v for k, v in args.items()}
    return getattr(module, name)(**built)


def stepped(scheduler, steps):
    """The rate at each of some steps, one `step()` between two, and the error if one came."""
    seen = []
    try:
        while len(seen) <= max(steps):
            seen.append(float(scheduler()))
            scheduler.step()
    except Exception as error:
        if len(seen) <= max(steps):
            return seen, error
    return [seen[s] for s in steps], None


def static(module, name, args, steps, real):
    """The same of a static graph, which is a function of the counter."""
    Mode.dynamic, Mode.real = False, real
    try:
        rates = []
        for step in steps:
            Mode.step = step
            rates.append(call(module, name, args)[0])
        return rates
    finally:
        Mode.dynamic = True
