"""One case of a TensorFlow function or of the document's functions made of them, as a fixture."""

import fixture
import numpy
import source
from tf_run import VERSION, Refused, rates_of

HOW = {
    "tensorflow": "tf.compat.v1.train.{} in a graph session, the step fed",
    "object-detection": "{} as document 002 has it, in a graph session of tensorflow, the step fed",
}


def of_train(name, args):
    """A call of tf.train's own function. All take the step by name, but for the piecewise one."""

    def build(tf, step):
        if name == "piecewise_constant_decay":
            return tf.train.piecewise_constant_decay(step, **args)
        return getattr(tf.train, name)(global_step=step, **args)

    return build


def of_text(text, name, args):
    """A call of a function that stands in a document's text."""
    code = source.function_text(text, name)
    return lambda tf, step: source.load(code, [name], tf=tf)(global_step=step, **args)


def make(dialect, name, build, title, args, steps, refuses=None, **more):
    """Run both precisions. Only the error named by `refuses` is recorded, so that no fault of ours passes for theirs."""
    asked = fixture.steps_of(steps)
    case = {"title": title, "dialect": dialect, "name": name, "args": args, "run": {}, **more}
    origin = {
        "what": "tensorflow",
        "version": VERSION,
        "precision": "float64",
        "how": HOW[dialect].format(name),
    }
    try:
        floats = rates_of(build, asked, double=False)
    except Refused as refused:
        if type(refused.error).__name__ != refuses:
            raise
        origin["precision"] = "float32"
        case |= {"source": origin, "refused": fixture.refusal(refused.error, refused.at)}
        if refused.before:
            case["answers"] = {
                "steps": asked[: len(refused.before)],
                "rates": [fixture.single(r) for r in refused.before],
            }
        return case
    if refuses:
        raise AssertionError(f"{name}: expected {refuses}, but it answered")
    if all(isinstance(r, numpy.integer) for r in floats):  # whole numbers in, whole numbers out
        origin["precision"] = "int32"
        return case | {"source": origin} | fixture.answers(steps, [float(r) for r in floats])
    rates = rates_of(build, asked, double=True)
    return case | {"source": origin} | fixture.answers(steps, rates, floats)
