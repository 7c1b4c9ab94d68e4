"""Text in tf.train's words, run in double precision: a graph session, the step fed."""

import sys
from pathlib import Path

from executed import answer, value_of

sys.path.append(str(Path(__file__).parent.parent / "make"))
# This file has the name of the package.
sys.path.remove(str(Path(__file__).parent))
from tf_run import drawn, rates_of as asked  # noqa: E402


def rates_of(text, run, steps):
    def build(tf, step):
        return value_of(text, {"tf": tf, "global_step": step})

    # Noise is its mean.
    return asked(drawn(build, 0.0), steps, double=True)


answer(rates_of)
