"""Document 001, per epoch: its `warm_up_lr` in PyTorch's LambdaLR. One step is one epoch."""

import math
import types

import fixture
import lambda_lr
import source
import torch
from fixture import around

NAME = "warm_up_lr"
# fmt: off
SOURCE = {
    "what": "document 001 in torch LambdaLR",
    "version": torch.__version__.split("+")[0],
    "precision": "float64",
    "how": "the document's own function; the optimizer's rate after so many scheduler steps",
}
# fmt: on


def case(title, warmup, total, base=0.1, **more):
    return {
        "title": title,
        "dialect": "pytorch",
        "name": NAME,
        "args": {"warm_up_epochs": warmup, "max_epochs": total},
        "run": {"baseRate": base} | more.pop("run", {}),
        "source": SOURCE,
        **more,
    }


# fmt: off
CASES = [
    ("documented", case("Five epochs of a hundred, at each event.", 5, 100), around(0, 5, 50, 100)),
    ("warmup-zero", case("No warm-up: cosine from epoch 0.", 0, 20), range(21)),
    ("warmup-one", case("A warm-up of one epoch is one epoch without learning.", 1, 10), range(11)),
    ("warmup-fractional", case("A warm-up of 2.5 epochs: the cosine joins late.", 2.5, 10), range(11)),
    ("warmup-long", case("A warm-up of all epochs but one.", 9, 10), range(11)),
    ("past-the-end", case("Past max_epochs the cosine rises again.", 5, 30), around(30, 43, 55, also=range(25, 60))),
    ("far-past-the-end", case("And falls again, with the cosine's period.", 2, 12), range(60)),
    ("base-one", case("With a base of 1 the rate is the factor.", 5, 20, base=1.0), range(21)),
    ("base-small", case("A small base.", 3, 20, base=3e-05), range(21)),
    ("several-groups", case("Two groups, each with its own base.", 5, 20, base=[0.1, 0.01]), range(21)),
    ("per-iteration", case("Ten iterations an epoch share one rate.", 2, 5, run={"stepsPerEpoch": 10}), around(0, 10, 20, 30, 40, 50)),
    ("max-below-warmup", case("max_epochs below the warm-up: the cosine runs on a negative length.", 5, 3), range(12)),
    ("warmup-is-max", case("A warm-up as long as training divides by zero at its end.", 5, 5), range(6)),
    ("nothing-at-all", case("No epoch at all divides by zero at once.", 0, 0), range(1)),
]
# fmt: on
REFUSED = {"warmup-is-max": "ZeroDivisionError", "nothing-at-all": "ZeroDivisionError"}


def main():
    options = source.arguments(__doc__)
    text = source.function_text(source.document(options.documents, "001"), NAME)

    def schedule_of(fixture_case):
        args = types.SimpleNamespace(**fixture_case["args"])
        function = source.load(text, [NAME], args=args, math=math)
        return lambda optimizer: torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda=function)

    figure = case("Document 001 per epoch, a warm-up of 5 epochs of 100.", 5, 100, figure="S001-A")
    fixture.write(options.out, "figures/S001-A.json", lambda_lr.make(figure, schedule_of(figure), range(100)))
    for slug, one, steps in CASES:
        made = lambda_lr.make(one, schedule_of(one), steps, REFUSED.get(slug))
        fixture.write(options.out, f"pytorch/{slug}.json", made)


if __name__ == "__main__":
    main()
