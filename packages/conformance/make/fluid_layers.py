"""The few layers of paddle.fluid that a schedule calls, evaluated at once in numpy.

Paddle 1.x builds a program and runs it; of a Switch, only the first case that
holds takes effect. Here every case's body runs and `assign` writes only in that
one, which gives the same variable at the end. This is the stand-in; the
schedule that runs on it is Paddle's own text.
"""

import contextlib
import types

import numpy


def layers(step, real):
    """The names `lr_scheduler`, `fluid` and `control_flow` at one step; `real` is the dtype of everything."""
    switches = []

    class Switch:
        def __enter__(self):
            self.matched = self.open = False
            switches.append(self)
            return self

        def __exit__(self, *_):
            switches.pop()

        @contextlib.contextmanager
        def case(self, condition):
            self.open = not self.matched and bool(condition)
            self.matched |= bool(condition)
            yield
            self.open = False

        def default(self):
            return self.case(True)

    def fill(shape, value, **_):
        return numpy.full(shape, value, real)

    def assign(value, variable):
        if switches[-1].open:
            variable[...] = value

    return {
        "lr_scheduler": types.SimpleNamespace(_decay_step_counter=lambda: numpy.array([step], real)),
        "fluid": types.SimpleNamespace(
            layers=types.SimpleNamespace(create_global_var=fill, fill_constant=fill, assign=assign)
        ),
        "control_flow": types.SimpleNamespace(Switch=Switch),
    }
