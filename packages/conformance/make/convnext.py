"""Document 001, per step: its `cosine_scheduler` (ConvNeXt's), run with numpy. The list is asked by index."""

import contextlib
import io
import math

import fixture
import numpy
import source
from fixture import around

NAME = "cosine_scheduler"
# fmt: off
SOURCE = {
    "what": "document 001",
    "version": f"numpy {numpy.__version__}",
    "precision": "float64",
    "how": "the document's own function; the list it returns, by index",
}
# fmt: on


def args(epochs, niter_per_ep, base_value=0.1, final_value=0.001, **more):
    return {
        "base_value": base_value,
        "final_value": final_value,
        "epochs": epochs,
        "niter_per_ep": niter_per_ep,
        **more,
    }


# fmt: off
FIGURES = [
    ("S001-B", "The per-step list: 5 of 100 epochs of 100 steps warm up.", args(100, 100, warmup_epochs=5), around(0, 500, 9999, width=20, also=range(0, 10000, 10))),
    ("S001-C", "Weight decay by the same list.", args(100, 100, 0.5, 0.05, warmup_epochs=0), around(9999, also=range(0, 10000, 10))),
]

CASES = [
    ("plain", "A plain cosine never reaches its final value.", args(2, 10), range(20)),
    ("warmup", "The base stands twice: last of the warm-up, first of the cosine.", args(4, 10, warmup_epochs=1), range(40)),
    ("warmup-start", "The warm-up starts at its own value.", args(3, 10, warmup_epochs=1, start_warmup_value=0.01), range(30)),
    ("warmup-start-above", "A start above the base cools down.", args(3, 10, warmup_epochs=1, start_warmup_value=0.2), range(30)),
    ("base-twice", "The base at 199 and again at 200.", args(10, 100, warmup_epochs=2), around(0, 199, 200, also=[998, 999])),
    ("warmup-steps", "warmup_steps overrides the length.", args(3, 10, warmup_epochs=1, warmup_steps=4), range(30)),
    ("warmup-steps-zero", "warmup_steps 0 overrides nothing.", args(3, 10, warmup_epochs=1, warmup_steps=0), range(30)),
    ("warmup-steps-longer", "warmup_steps beyond the epochs given.", args(3, 10, warmup_epochs=1, warmup_steps=15), range(30)),
    ("warmup-one-step", "One step of warm-up is the start value; the base comes a step later.", args(2, 10, warmup_epochs=1, warmup_steps=1, start_warmup_value=0.02), range(20)),
    ("warmup-two-steps", "Two steps of warm-up are start and base.", args(2, 10, warmup_epochs=1, warmup_steps=2), range(20)),
    ("warmup-all", "A warm-up as long as training has no cosine.", args(2, 10, warmup_epochs=2), range(20)),
    ("warmup-all-but-one", "A warm-up of all steps but one.", args(2, 10, warmup_epochs=1, warmup_steps=19), range(20)),
    ("fractional-warmup-overridden", "2.16 epochs of warm-up with the length given in steps.", args(4, 10, warmup_epochs=2.16, warmup_steps=21), range(40)),
    ("fractional-epochs", "2.5 epochs of ten steps.", args(2.5, 10), range(25)),
    ("fractional-epochs-warmup", "2.5 epochs of ten steps, one of them warm-up.", args(2.5, 10, warmup_epochs=1), range(25)),
    ("final-above-base", "The final value above the base: the list rises.", args(2, 10, 0.05, 0.5), range(20)),
    ("base-zero", "A base of zero.", args(1, 10, 0.0, 0.1), range(10)),
    ("one-step", "One step is the base.", args(1, 1), range(1)),
    ("warmup-steps-alone", "warmup_steps without warmup_epochs.", args(3, 10, warmup_steps=5), range(30)),
    ("warmup-fractional", "A warm-up of 2.16 epochs.", args(4, 10, warmup_epochs=2.16), range(40)),
    ("warmup-float", "A warm-up of 2.0 epochs.", args(4, 10, warmup_epochs=2.0), range(40)),
    ("warmup-too-long", "A warm-up longer than training.", args(2, 10, warmup_epochs=3), range(20)),
    ("fractional-length", "2.55 epochs of ten steps.", args(2.55, 10), range(25)),
    ("past-the-end", "A step past the list.", args(2, 10), [0, 19, 20]),
    ("no-epochs", "An empty list has no first step.", args(0, 10), [0]),
]
# fmt: on
# fmt: off
REFUSED = {
    "warmup-steps-alone": "AssertionError",
    "warmup-fractional": "TypeError",
    "warmup-float": "TypeError",
    "warmup-too-long": "AssertionError",
    "fractional-length": "AssertionError",
    "past-the-end": "IndexError",
    "no-epochs": "IndexError",
}
# fmt: on


def make(function, title, call, steps, refuses=None, **more):
    case = {
        "title": title,
        "dialect": "convnext",
        "name": NAME,
        "args": call,
        "run": {},
        "source": SOURCE,
        **more,
    }
    steps, rates = list(steps), []
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints its warm-up length
            table = function(**call)
        for step in steps:
            rates.append(float(table[step]))
    except Exception as error:
        if type(error).__name__ != refuses:
            raise
        if isinstance(error, IndexError):
            case |= {"answers": {"steps": steps[: len(rates)], "rates": rates}} if rates else {}
            return case | {"refused": fixture.refusal(error, steps[len(rates)])}
        return case | {"refused": fixture.refusal(error)}
    if refuses:
        raise AssertionError(f"{title}: expected {refuses}, but it answered")
    return case | fixture.answers(steps, rates)


def main():
    options = source.arguments(__doc__)
    text = source.function_text(source.document(options.documents, "001"), NAME)
    function = source.load(text, [NAME], np=numpy, math=math)
    for figure, title, call, steps in FIGURES:
        kept = [s for s in steps if s < 10000]
        fixture.write(options.out, f"figures/{figure}.json", make(function, title, call, kept, figure=figure))
    for slug, title, call, steps in CASES:
        made = make(function, title, call, steps, REFUSED.get(slug))
        if slug == "warmup-float":
            made["decision"] = 4  # JavaScript cannot tell 2.0 from 2
        fixture.write(options.out, f"convnext/{slug}.json", made)


if __name__ == "__main__":
    main()
