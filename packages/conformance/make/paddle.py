"""Document 000: warm-up and steps of Paddle fluid, run from PaddlePaddle/models on a stand-in for fluid's layers."""

from pathlib import Path

import fixture
import numpy
import source
from fixture import around
from fluid_layers import layers

NAME = "exponential_with_warmup_decay"
FILE = "PaddleCV/yolov3/learning_rate.py"
# fmt: off
SOURCE = {
    "what": f"PaddlePaddle/models {FILE}",
    "version": "ac075199284e6e7b9428d8fa719257686d3d1190",
    "precision": "float64",
    "how": "the published function, the same as document 000's, on a numpy stand-in for paddle.fluid's layers",
}
# fmt: on


def args(boundaries, values, warmup_iter, warmup_factor=0.0, learning_rate=0.1):
    return {
        "learning_rate": learning_rate,
        "boundaries": boundaries,
        "values": values,
        "warmup_iter": warmup_iter,
        "warmup_factor": warmup_factor,
    }


def documented(warmup_iter, warmup_factor):
    """The document's own call; its `values` are computed as its code computes them."""
    rate, gamma = 0.001, 0.1
    return args([65000, 68000], [rate * (gamma**i) for i in range(3)], warmup_iter, warmup_factor, rate)


TEN = [0.1, 0.01, 0.001]
# fmt: off
CASES = [
    ("documented-4000", "The document's call at each event.", documented(4000, 0.0), around(0, 4000, 65000, 68000, also=[70000, 10**6])),
    ("documented-766", "The document's second data set at each event.", documented(766, 0.0), around(0, 766, 65000, 68000)),
    ("factor-tenth", "A warm-up from a tenth.", args([20, 30], TEN, 10, 0.1), range(35)),
    ("factor-one", "A factor of 1 is no warm-up.", args([20, 30], TEN, 10, 1.0), range(35)),
    ("factor-two", "A factor above 1 cools down.", args([20, 30], TEN, 10, 2.0), range(35)),
    ("warmup-zero", "No warm-up never divides.", args([20, 30], TEN, 0), around(0, 20, 30)),
    ("warmup-one", "A warm-up of one step.", args([20, 30], TEN, 1, 0.1), around(0, 20, 30)),
    ("warmup-negative", "A negative warm-up is none.", args([20, 30], TEN, -5, 0.1), around(0, 20, 30)),
    ("warmup-fractional", "A warm-up of 2.5 steps has three of them.", args([20], [0.1, 0.01], 2.5), range(8)),
    ("warmup-past-first-boundary", "A warm-up longer than the first boundary wins.", args([10, 20], TEN, 15), range(25)),
    ("warmup-past-all-boundaries", "A warm-up longer than every boundary.", args([10, 20], TEN, 25), range(30)),
    ("boundaries-none", "No boundary: the last value.", args([], [0.05], 4), range(8)),
    ("boundaries-unsorted", "The first boundary in the list that is larger wins.", args([20, 10], TEN, 0), around(0, 10, 20)),
    ("boundaries-equal", "Of two equal boundaries the first wins.", args([10, 10], TEN, 0), around(0, 10)),
    ("boundary-negative", "A negative boundary is never met.", args([-5, 10], TEN, 0), around(0, 10)),
    ("boundary-fractional", "A boundary between two steps.", args([5.5, 10.0], TEN, 2), range(14)),
    ("values-surplus", "Of too many values the last is used.", args([10, 20], [*TEN, 0.5], 0), around(0, 10, 20)),
    ("values-unlike-base", "The warm-up ends at the base, the table starts elsewhere.", args([10], [0.02, 0.002], 5), range(14)),
    ("values-rising", "Values may rise.", args([10, 20], [0.001, 0.01, 0.1], 5, 0.1), around(0, 5, 10, 20)),
    ("values-too-few", "Too few values fail by index.", args([10, 20], [0.1], 0), [0]),
    ("values-none", "No value at all fails by index.", args([], [], 0), [0]),
]
# fmt: on
REFUSED = {"values-too-few": "IndexError", "values-none": "IndexError"}


def figures():
    for warmup in (4000, 766):
        for factor in (0.0, 0.1):
            series = f"{warmup}-factor-{factor:g}"
            title = f"Document 000 with a warm-up of {warmup} from a factor of {factor:g}"
            long = around(0, warmup, 65000, 68000, also=range(0, 70001, 50))
            yield "S000-A", series, f"{title}, to 70000.", documented(warmup, factor), long
            short = around(0, warmup, also=range(0, 5001, 5))
            yield "S000-B", series, f"{title}, the first 5000.", documented(warmup, factor), short


def rates_of(text, call, steps, real):
    rates = []
    with numpy.errstate(all="ignore"):  # bodies of cases that do not hold may divide by zero here
        for step in steps:
            function = source.load(text, [NAME], **layers(step, real))
            rates.append(function(**call)[0])
    return rates


def make(text, title, call, steps, refuses=None, **more):
    case = {
        "title": title,
        "dialect": "paddle",
        "name": NAME,
        "args": call,
        "run": {},
        "source": SOURCE,
        **more,
    }
    steps = list(steps)
    try:
        rates = [float(r) for r in rates_of(text, call, steps, numpy.float64)]
    except Exception as error:
        if type(error).__name__ != refuses:
            raise
        return case | {"refused": fixture.refusal(error)}
    return case | fixture.answers(steps, rates, rates_of(text, call, steps, numpy.float32))


def main():
    options = source.arguments(__doc__)
    code = Path(options.sources, "models", FILE).read_text(encoding="utf-8")
    text = source.module_text(code, NAME)
    source.require_same_code(text, source.document(options.documents, "000"), FILE)
    for figure, series, title, call, steps in figures():
        case = make(text, title, call, steps, figure=figure, series=series)
        fixture.write(options.out, f"figures/{figure}-{series}.json", case)
    for slug, title, call, steps in CASES:
        fixture.write(options.out, f"paddle/{slug}.json", make(text, title, call, steps, REFUSED.get(slug)))


if __name__ == "__main__":
    main()
