"""Runs TensorFlow 1.x schedules twice: as users log them, in single precision, and in double.

Single: a graph session with TensorFlow's own defaults, the step fed.

Double: the same code, unchanged, in a namespace that knows no single
precision. Every float argument becomes a float64 tensor (the functions take
those), and what TensorFlow's module itself makes in single precision is made in
double: pi, and the defaults of arguments that were not given. The graph rewriter
is off, because it turns a division by a constant into a product with its rounded
inverse.
"""

import contextlib
import os
import types

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import tensorflow as tf
from tensorflow.python.keras.optimizer_v2 import learning_rate_schedule as module

v1 = tf.compat.v1
v1.disable_v2_behavior()  # the documents are of 1.x, where the fed global step is a plain variable
VERSION = tf.__version__


def wide(value):
    """A Python float, or a list of them, in double precision; everything else as it is."""
    if isinstance(value, float):
        return v1.constant(value, tf.float64)
    if isinstance(value, list) and any(isinstance(v, float) for v in value):
        return [wide(v) for v in value]
    return value


class Double:
    """Stands in for a TensorFlow namespace; what it calls is TensorFlow's own."""

    def __init__(self, real):
        self._real = real

    def __getattr__(self, name):
        if name == "float32":
            return tf.float64
        real = getattr(self._real, name)
        if name == "train":
            return Double(real)
        if not callable(real):
            return real

        def call(*args, **kwargs):
            if name == "constant" and isinstance(args[0], float):
                return wide(args[0])
            if name == "one_hot":
                kwargs.setdefault("dtype", tf.float64)
            return real(*map(wide, args), **{k: wide(v) for k, v in kwargs.items()})

        return call


@contextlib.contextmanager
def double_constants():
    """TensorFlow's own module, made to keep its constants in double while the graph is built."""
    kept = module.constant_op, module.array_ops, module.math_ops
    module.constant_op, module.array_ops, module.math_ops = map(Double, kept)
    try:
        yield
    finally:
        module.constant_op, module.array_ops, module.math_ops = kept


@contextlib.contextmanager
def drawing(deviations):
    """TensorFlow's own module, made to draw so many standard deviations wherever it draws noise."""
    kept = module.random_ops
    module.random_ops = types.SimpleNamespace(random_normal=lambda shape, stddev: deviations * stddev)
    try:
        yield
    finally:
        module.random_ops = kept


def drawn(build, deviations):
    """`build` with its noise replaced."""

    def replaced(tf, step):
        with drawing(deviations):
            return build(tf, step)

    return replaced


class Refused(Exception):
    """Something raised; `at` is the step, or None if building the graph raised."""

    def __init__(self, error, at=None, before=()):
        super().__init__(str(error))
        self.error, self.at, self.before = error, at, list(before)


def rates_of(build, steps, double):
    """`build(tf, global_step)` makes the rate; asked at each step as a training loop would ask."""
    config = v1.ConfigProto()
    constants = contextlib.nullcontext()
    if double:
        config.graph_options.rewrite_options.disable_meta_optimizer = True
        constants = double_constants()
    with tf.Graph().as_default():
        step = v1.train.get_or_create_global_step()
        with constants:
            try:
                rate = build(Double(v1) if double else v1, step)
            except Exception as error:
                raise Refused(error) from error
        if rate.dtype.is_floating and rate.dtype != (tf.float64 if double else tf.float32):
            raise TypeError(f"asked for {'double' if double else 'single'}, got {rate.dtype}")
        rates = []
        with v1.Session(config=config) as session:
            for s in steps:
                try:
                    rates.append(session.run(rate, {step: s}))
                except Exception as error:
                    raise Refused(error, s, [float(r) for r in rates]) from error
        return [float(r) for r in rates] if double else rates
