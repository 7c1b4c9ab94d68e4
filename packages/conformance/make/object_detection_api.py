"""The Object Detection API's own functions, from a checkout that has all of them, run on TensorFlow."""

from pathlib import Path

import fixture
import numpy
import source
import tf_fixture
from fixture import around

SOURCE = {
    "what": "TrellixVulnTeam/models_D3EN research/object_detection/utils/learning_schedules.py",
    "version": "31c0c2d3d2f52f802dc887f50d3ab06bee64037b",
}
HOW = "the project's own {}, run alone in a graph session of tensorflow, the step fed"
WARMUP, MANUAL, COSINE = "exponential_decay_with_warmup", "manual_stepping", "cosine_decay_with_warmup"


def warm(**args):
    return {
        "learning_rate_base": 0.1,
        "learning_rate_decay_steps": 5,
        "learning_rate_decay_factor": 0.5,
        "warmup_learning_rate": 0.01,
        "warmup_steps": 4,
    } | args


def table(boundaries, rates, **args):
    return {"boundaries": boundaries, "rates": rates} | args


def cosine(total, **args):
    return {"learning_rate_base": 0.1, "total_decay_steps": total} | args


THREE = [0.1, 0.01, 0.001]
# fmt: off
CASES = {
    WARMUP: [
        ("staircase", "Stairs count from the end of the warm-up.", warm(), range(26)),
        ("continuous", "Continuous.", warm(staircase=False), range(0, 26, 2)),
        ("from-zero", "A warm-up from 0, as it is without a rate.", {k: v for k, v in warm().items() if k != "warmup_learning_rate"}, range(12)),
        ("floor", "The floor lifts the decay, not the warm-up.", warm(min_learning_rate=0.05), range(26)),
        ("floor-above-base", "A floor above the base begins after the warm-up.", warm(min_learning_rate=0.5), range(9)),
        ("warmup-one", "A warm-up of one step.", warm(warmup_steps=1), range(13)),
        ("warmup-is-base", "A warm-up that starts at the base.", warm(warmup_learning_rate=0.1), range(13)),
        ("warmup-negative", "A negative warm-up starts the decay early.", warm(warmup_steps=-3), range(12)),
        ("documented", "The values of the API's own test.", warm(learning_rate_base=1.0, learning_rate_decay_steps=3, learning_rate_decay_factor=0.1, warmup_learning_rate=0.5, warmup_steps=2, min_learning_rate=0.05), range(9)),
        ("steps-zero", "A warm-up of no steps.", warm(warmup_steps=0), [0], "ZeroDivisionError"),
        ("warmup-above-base", "A warm-up from above the base.", warm(warmup_learning_rate=0.5), [0], "ValueError"),
    ],
    MANUAL: [
        ("plain", "At a boundary the next rate speaks.", table([10, 20], THREE), around(0, 10, 20)),
        ("warmup", "A ramp from the first rate to the second.", table([5, 10, 20], [0.001, *THREE], warmup=True), around(10, 20, also=range(8))),
        ("warmup-one", "A ramp of one step is the first rate at step 0.", table([1, 5], [0.01, 0.1, 0.05], warmup=True), range(8)),
        ("no-boundaries", "No boundary: constant.", table([], [0.1]), range(3)),
        ("refused-zero", "A first boundary of 0.", table([0, 5], THREE), [0], "ValueError"),
        ("refused-unsorted", "Unsorted boundaries.", table([10, 5], THREE), [0], "ValueError"),
        ("refused-fraction", "A boundary between two steps.", table([2.5, 5], THREE), [0], "ValueError"),
        ("refused-too-few", "A rate too few.", table([5, 10], [0.1, 0.01]), [0], "ValueError"),
    ],
    COSINE: [
        ("own", "The API's own, whose total_steps is total_decay_steps, and which ends at 0.", cosine(20, warmup_steps=5, warmup_learning_rate=0.01, hold_base_rate_steps=4), range(24)),
        ("own-plain", "Without warm-up.", cosine(20), range(0, 24, 2)),
        ("own-total-is-warmup", "A total equal to the warm-up is no number at that one step.", cosine(5, warmup_steps=5, warmup_learning_rate=0.01), range(9)),
        ("own-total-is-hold", "A total at the end of the hold.", cosine(9, warmup_steps=5, hold_base_rate_steps=4), range(12)),
        ("own-warmup-above-base", "A warm-up from above the base.", cosine(20, warmup_steps=5, warmup_learning_rate=0.5), [0], "ValueError"),
    ],
}
# fmt: on


def builder(text, name, args):
    """A call of the file's function, with the TensorFlow that is given in place of the one it imports."""
    own = {"total_steps" if key == "total_decay_steps" else key: value for key, value in args.items()}
    code = [source.module_text(text, one) for one in ("_learning_rate_return_value", name)]

    def build(tf, step):
        function = source.load("\n\n".join(code), [name], tf=tf, np=numpy)
        return function(step, **own)

    return build


def main():
    options = source.arguments(__doc__)
    path = Path(options.sources, "models_D3EN/research/object_detection/utils/learning_schedules.py")
    text = path.read_text(encoding="utf-8")
    for name, cases in CASES.items():
        for slug, title, args, steps, *refuses in cases:
            build = builder(text, name, args)
            case = tf_fixture.make("object-detection", name, build, title, args, list(steps), *refuses)
            case["source"] |= SOURCE | {"how": HOW.format(name)}
            fixture.write(options.out, f"object-detection/{name}-{slug}.json", case)


if __name__ == "__main__":
    main()
