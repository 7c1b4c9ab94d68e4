"""Runs Keras' schedules on TensorFlow: compiled as `fit` compiles them, one by one, in double, and in an optimizer."""

import inspect
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy
import tensorflow as tf

VERSION = keras.__version__


def wide(value):
    """A Python float, or a list of them, in double precision: Keras takes the type of what it is given."""
    if isinstance(value, float):
        return numpy.float64(value)
    return [wide(v) for v in value] if isinstance(value, list) else value


def made(name, args, double=False):
    schedule = getattr(keras.optimizers.schedules, name)
    if not double:
        return schedule(**args)
    known = inspect.signature(schedule).parameters.items()
    defaults = {key: one.default for key, one in known if isinstance(one.default, float)}
    return schedule(**{key: wide(value) for key, value in (defaults | args).items()})


def asked(schedule, steps, compiled=False):
    """The rates at some steps; an optimizer counts in int64."""
    ask = tf.function(lambda step: schedule(step)) if compiled else schedule
    return [ask(tf.constant(step, tf.int64)).numpy() for step in steps]


def applied(schedule, updates, accumulation):
    """The rate that each update applies: what one gradient of 1 takes from a weight of 0, in single precision."""
    optimizer = keras.optimizers.SGD(schedule, gradient_accumulation_steps=accumulation)
    weight = keras.Variable(0.0)
    rates = []
    for _ in range(updates):
        weight.assign(0.0)
        for _ in range(accumulation or 1):
            optimizer.apply([tf.constant(1.0)], [weight])
        rates.append(-float(weight.numpy()))
    return rates
