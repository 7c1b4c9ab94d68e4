"""Text in optax's words, with JAX in double precision."""

import os
import sys
from pathlib import Path

from executed import answer, value_of

os.environ["JAX_ENABLE_X64"] = "1"
# This file has the name of the package.
sys.path.remove(str(Path(__file__).parent))
import jax.numpy as jnp  # noqa: E402
import optax  # noqa: E402


def rates_of(text, run, steps):
    schedule = value_of(text, {"optax": optax})
    return [schedule(jnp.int64(step)) for step in steps]


answer(rates_of)
