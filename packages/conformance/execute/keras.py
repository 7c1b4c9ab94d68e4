"""Text in Keras' words, its floats in double precision, at the batch that each update sees."""

import sys
import types
from pathlib import Path

from executed import answer, value_of

sys.path.append(str(Path(__file__).parent.parent / "make"))
# This file has the name of the package.
sys.path.remove(str(Path(__file__).parent))
from keras_run import asked, keras, made  # noqa: E402


class Schedules:
    """Stands in for keras.optimizers.schedules; what it makes is Keras' own."""

    def __getattr__(self, name):
        return lambda **args: made(name, args, double=True)


KERAS = types.SimpleNamespace(optimizers=types.SimpleNamespace(schedules=Schedules()))


def rates_of(text, run, steps):
    batches = run.get("accumulation", 1)
    # What is written as a class imports Keras itself, and asks for its precision.
    keras.config.set_floatx("float64" if "floatx()" in text else "float32")
    return asked(value_of(text, {"keras": KERAS}), [batches * step + batches - 1 for step in steps])


answer(rates_of)
