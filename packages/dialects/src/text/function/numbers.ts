/** How a library of Python computes with numbers: what stands for the arithmetic that a schedule needs. */
export interface Numbers {
  /** The imports that its functions need. */
  readonly imports: readonly string[];
  /** What stands before `cos`, `sqrt`, `tanh`, `log` and `floor`. */
  readonly module: string;
  readonly min: string;
  readonly max: string;
  readonly pi: string;
  /** The tick as the arithmetic needs it; unless told, as it comes. */
  readonly tick?: (tick: string) => string;
  /** A table, an item of it by a whole number, and that number. */
  readonly list: (items: string, tick: string) => string;
  readonly item: (list: string, index: string) => string;
  readonly whole: (value: string) => string;
  readonly choose: (test: string, yes: string, no: string) => string;
  /** A number among those that are chosen from, where Python's own is of another precision. */
  readonly constant?: (value: string, tick: string) => string;
  /** Whether the values of a step decide which statements run: then there are `if` and `while`. Arrays compute every case. */
  readonly hasBranches: boolean;
}

/** Python's own numbers. */
export const python: Numbers = {
  imports: [],
  module: 'math.',
  min: 'min',
  max: 'max',
  pi: 'math.pi',
  list: (items) => items,
  item: (list, index) => `${list}[${index}]`,
  whole: (value) => `int(${value})`,
  choose: (test, yes, no) => `${yes} if ${test} else ${no}`,
  hasBranches: true,
};

/** JAX, in the precision that it is set to. */
export const jax: Numbers = {
  imports: ['import jax.numpy as jnp'],
  module: 'jnp.',
  min: 'jnp.minimum',
  max: 'jnp.maximum',
  pi: 'jnp.pi',
  tick: (tick) => `jnp.asarray(${tick}, float)`,
  list: (items) => `jnp.array(${items})`,
  item: (list, index) => `${list}[${index}]`,
  whole: (value) => `jnp.int32(${value})`,
  choose: (test, yes, no) => `jnp.where(${test}, ${yes}, ${no})`,
  hasBranches: false,
};

/** TensorFlow 1.x, in double precision. */
export const tensorflow: Numbers = {
  imports: ['import tensorflow.compat.v1 as tf'],
  module: 'tf.math.',
  min: 'tf.minimum',
  max: 'tf.maximum',
  pi: 'math.pi',
  tick: (tick) => `tf.cast(${tick}, tf.float64)`,
  list: (items) => `tf.constant(${items}, tf.float64)`,
  item: (list, index) => `tf.gather(${list}, ${index})`,
  whole: (value) => `tf.cast(${value}, tf.int32)`,
  choose: (test, yes, no) => `tf.where(${test}, ${yes}, ${no})`,
  constant: (value) => `tf.constant(${value}, tf.float64)`,
  hasBranches: false,
};

/** Keras' own operations, for any of its backends, in the precision of `keras.config.floatx()`. */
export const keras: Numbers = {
  imports: ['import keras', 'from keras import ops'],
  module: 'ops.',
  min: 'ops.minimum',
  max: 'ops.maximum',
  pi: 'math.pi',
  tick: (tick) => `ops.cast(${tick}, keras.config.floatx())`,
  list: (items, tick) => `ops.array(${items}, ${tick}.dtype)`,
  item: (list, index) => `ops.take(${list}, ${index})`,
  whole: (value) => `ops.cast(${value}, "int32")`,
  choose: (test, yes, no) => `ops.where(${test}, ${yes}, ${no})`,
  constant: (value, tick) => `ops.full_like(${tick}, ${value})`,
  hasBranches: false,
};
