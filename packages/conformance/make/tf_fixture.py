"""One case of a TensorFlow function or of the document's functions made of them, as a fixture."""

import fixture
import numpy
from tf_run import VERSION, Refused, rates_of

HOW = {
    "tensorflow": "tf.compat.v1.train.{} in a graph session, the step fed",
    "object-detection": "{} as document 002 has it, in a graph session of tensorflow, the step fed",
}


def make(dialect, name, build, title, args, steps, refuses=None, **more):
    """Run both precisions. Only the error named by `refuses` is recorded, so that no fault of ours passes for theirs."""
    asked = fixture.steps_of(steps)
    case = {"title": title, "dialect": dialect, "name": name, "args": args, "run": {}, **more}
    source = {"what": "tensorflow", "version": VERSION, "precision": "float64", "how": HOW[dialect].format(name)}
    try:
        floats = rates_of(build, asked, double=False)
    except Refused as refused:
        if type(refused.error).__name__ != refuses:
            raise
        source["precision"] = "float32"
        case |= {"source": source, "refused": fixture.refusal(refused.error, refused.at)}
        if refused.before:
            case["answers"] = {
                "steps": asked[: len(refused.before)],
                "rates": [fixture.single(r) for r in refused.before],
            }
        return case
    if refuses:
        raise AssertionError(f"{name}: expected {refuses}, but it answered")
    if all(isinstance(r, numpy.integer) for r in floats):  # whole numbers in, whole numbers out
        source["precision"] = "int32"
        return case | {"source": source} | fixture.answers(steps, [float(r) for r in floats])
    rates = rates_of(build, asked, double=True)
    return case | {"source": source} | fixture.answers(steps, rates, floats)
