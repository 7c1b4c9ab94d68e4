"""TensorFlow's two summary writers and Keras's own logs, right and with each mistake."""

import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy
import tensorflow as tf
from truth import cosine, exponential, folder, milestones, ramp, tell, wanted, warmup

TOOL = "tensorflow"
PEAK, N, L = 0.01, 100, 20
KERAS = keras.optimizers.schedules


class V2:
    def __init__(self, path):
        self.writer = tf.summary.create_file_writer(path)

    def add(self, step, value):
        with self.writer.as_default():
            tf.summary.scalar("learning_rate", value, step=step)

    def close(self):
        self.writer.close()


class V1:
    def __init__(self, path):
        with tf.Graph().as_default():
            self.writer = tf.compat.v1.summary.FileWriter(path)

    def add(self, step, value):
        summary = tf.compat.v1.Summary(value=[tf.compat.v1.Summary.Value(tag="learning_rate", simple_value=float(value))])
        self.writer.add_summary(summary, step)

    def close(self):
        self.writer.close()


def optimizer_of(schedule, accumulation=None):
    optimizer = keras.optimizers.SGD(schedule, gradient_accumulation_steps=accumulation)
    optimizer.build([keras.Variable(numpy.zeros(3, "float32"))])
    return optimizer


def update(optimizer, times=1):
    for _ in range(times):
        optimizer.apply([numpy.zeros(3, "float32")])


def case(name, schedule, plan, truth, *, writer=V2, body=None, run=None, accumulation=None, every=2):
    if not wanted(name):
        return
    path = folder(TOOL, name)
    optimizer = optimizer_of(schedule, accumulation)
    log = writer(str(path))
    (body or plain)(optimizer, log, every)
    log.close()
    told(name, plan, truth, run, writer.__name__)


def told(name, plan, truth, run, what, log="."):
    tell(
        TOOL,
        name,
        made_by=f"tensorflow {tf.__version__}, keras {keras.__version__}, {what}",
        plan=plan,
        run={"totalUpdates": N, "updatesPerEpoch": L, **(run or {})},
        truth=truth,
        log=log,
    )


def plain(optimizer, log, every):
    for step in range(N):
        if step % every == 0:
            log.add(step, optimizer.learning_rate)
        update(optimizer)


RIGHT = {"id": "right"}
COSINE, POLY = cosine(PEAK, N), ramp(PEAK, 1e-4, N)
cos = KERAS.CosineDecay(PEAK, N)
line = KERAS.PolynomialDecay(PEAK, N, 1e-4)
warm = KERAS.CosineDecay(0.0, N - 20, warmup_target=PEAK, warmup_steps=20)
stairs = {"kind": "stairs", "part": exponential(PEAK, 0.8, 10), "every": 10}
case("right-cosine", cos, COSINE, RIGHT)
case("right-cosine-v1", cos, COSINE, RIGHT, writer=V1)
case("right-polynomial", line, POLY, RIGHT, every=5)
case("right-warmup", warm, warmup(PEAK, 20, N, "cosine"), RIGHT)
case("right-staircase", KERAS.ExponentialDecay(PEAK, 10, 0.8, staircase=True), stairs, RIGHT, writer=V1)
# Keras has the old rate at a boundary, too, so its new one comes a step later.
case("right-boundaries", KERAS.PiecewiseConstantDecay([49, 74], [PEAK, PEAK / 10, PEAK / 100]), milestones(PEAK, [50, 75]), RIGHT, every=1)


def after(optimizer, log, every):
    for step in range(N):
        update(optimizer)
        if step % every == 0:
            log.add(step, optimizer.learning_rate)


case("right-next", cos, COSINE, {"id": "right", "offset": 1}, body=after)


def accumulated(optimizer, log, every):
    for step in range(N):
        if step % every == 0:
            log.add(step, optimizer.learning_rate)
        update(optimizer, 4)


# Its clock counts the batches, not the updates.
FAST = {"id": "fast-clock", "times": 4}
case("fast-accumulation", cos, COSINE, {"id": "fast-clock", "times": 4}, accumulation=4, run={"accumulation": 4}, body=accumulated, every=1)
case("fast-accumulation-line", line, POLY, FAST, accumulation=4, run={"accumulation": 4}, body=accumulated, writer=V1, every=1)
case("short-cosine", KERAS.CosineDecay(PEAK, 70), COSINE, {"id": "horizon", "steps": 70})
case("long-polynomial", KERAS.PolynomialDecay(PEAK, 160, 1e-4), POLY, {"id": "horizon", "steps": 160}, writer=V1)


def rebuilt(optimizer, log, every):
    for step in range(N):
        if step == 60:
            optimizer.iterations.assign(0)
        if step % every == 0:
            log.add(step, optimizer.learning_rate)
        update(optimizer)


def frozen(optimizer, log, every):
    for step in range(N):
        if step % every == 0:
            log.add(step, optimizer.learning_rate)
        if step < 40:
            update(optimizer)


def reset(optimizer, log, every):
    for step in range(N):
        if step % L == 0:
            optimizer.iterations.assign(0)
        if step % every == 0:
            log.add(step, optimizer.learning_rate)
        update(optimizer)


case("rebuilt", cos, COSINE, {"id": "rebuilt", "at": 60}, body=rebuilt)
case("frozen", line, POLY, {"id": "frozen", "at": 40}, body=frozen, every=1)
case("reset", warm, warmup(PEAK, 20, N, "cosine"), {"id": "clock-reset"}, body=reset, every=1)


def fit(name, of_epoch, plan, truth, epochs=N // L, run=None, log="train"):
    """model.fit with a schedule by epoch, logged by Keras's own callbacks."""
    if not wanted(name):
        return
    path = folder(TOOL, name)
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(PEAK), "mse")
    by_epoch = keras.callbacks.LearningRateScheduler(of_epoch)
    logger = keras.callbacks.CSVLogger(str(path / "log.csv")) if log == "log.csv" else keras.callbacks.TensorBoard(str(path), write_graph=False)
    model.fit(numpy.zeros((L * 2, 3)), numpy.zeros((L * 2, 1)), batch_size=2, epochs=epochs, callbacks=[by_epoch, logger], verbose=0)
    told(name, plan, truth, {"totalUpdates": epochs * L, **(run or {})}, type(logger).__name__, log)


def by_epoch(rates):
    return {"kind": "samples", "rates": rates, "every": L}


HALVES = [PEAK * 0.5**epoch for epoch in range(8)]
fit("right-keras-csv", lambda epoch, rate: HALVES[epoch], by_epoch(HALVES), RIGHT, epochs=8, log="log.csv")
fit("right-keras-tensorboard", lambda epoch, rate: HALVES[epoch], by_epoch(HALVES), RIGHT, epochs=8)
fit("per-epoch-keras", lambda epoch, rate: PEAK * 0.98**epoch, exponential(PEAK, 0.98, 1), {"id": "per-epoch"}, epochs=8, log="log.csv")
