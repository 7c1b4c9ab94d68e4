"""Document 004: its `warmup_lr_scheduler` (torchvision's detection reference) with PyTorch's LambdaLR."""

import fixture
import lambda_lr
import source
import torch
from fixture import around

NAME = "warmup_lr_scheduler"
# fmt: off
SOURCE = {
    "what": "document 004 in torch LambdaLR",
    "version": torch.__version__.split("+")[0],
    "precision": "float64",
    "how": "the document's own function; the optimizer's rate after so many scheduler steps",
}
# fmt: on


def case(title, iters, factor, base=0.002, **more):
    return {
        "title": title,
        "dialect": "torchvision",
        "name": NAME,
        "args": {"warmup_iters": iters, "warmup_factor": factor},
        "run": {"baseRate": base},
        "source": SOURCE,
        **more,
    }


def loader(batches):
    """warmup_iters as the document's calling code sets it."""
    return min(1000, batches - 1)


THOUSANDTH = 1.0 / 1000
# fmt: off
CASES = [
    ("documented", case("The document's call at each event.", 1000, THOUSANDTH), around(0, 500, 1000, also=[1500])),
    ("loader-500", case("A loader of 500: the full rate in its last iteration.", loader(500), THOUSANDTH), around(0, 250, 499)),
    ("loader-2", case("A loader of two: one step of warm-up.", loader(2), THOUSANDTH), range(4)),
    ("loader-1", case("A loader of one: no warm-up.", loader(1), THOUSANDTH), range(4)),
    ("iters-negative", case("A negative length is no warm-up.", -1, THOUSANDTH), range(4)),
    ("iters-two", case("Two steps of warm-up.", 2, THOUSANDTH), range(5)),
    ("iters-fractional", case("A length of 2.5 has three steps.", 2.5, 0.1), range(6)),
    ("factor-zero", case("A factor of 0 starts without learning.", 10, 0.0), range(13)),
    ("factor-one", case("A factor of 1 changes nothing.", 10, 1.0), range(13)),
    ("factor-two", case("A factor above 1 cools down.", 10, 2.0), range(13)),
    ("factor-negative", case("A negative factor gives negative rates, and nobody objects.", 10, -0.5), range(13)),
    ("base-tenth", case("Another base.", 7, 0.1, base=0.1), range(10)),
    ("several-groups", case("Two groups, each with its own base.", 10, THOUSANDTH, base=[0.02, 0.002]), range(13)),
]
# fmt: on


def figures():
    for batches in (1500, 1001, 500, 1):
        title = f"Document 004: epoch 0 with a loader of {batches}."
        kept = around(loader(batches), batches - 1, also=range(0, batches, max(1, batches // 300)))
        steps = [s for s in kept if s < batches]
        yield case(title, loader(batches), THOUSANDTH, figure="S004-A", series=f"loader-{batches}"), steps
    for factor in (0.001, 1.0, 2.0):
        title = f"Document 004: the claim, with a factor of {factor:g}."
        yield case(title, 1000, factor, figure="S004-B", series=f"factor-{factor:g}"), range(0, 1501, 5)


def main():
    options = source.arguments(__doc__)
    text = source.function_text(source.document(options.documents, "004"), NAME)
    function = source.load(text, [NAME], torch=torch)

    def schedule_of(one):
        return lambda optimizer: function(optimizer, **one["args"])

    for one, steps in figures():
        path = f"figures/{one['figure']}-{one['series']}.json"
        fixture.write(options.out, path, lambda_lr.make(one, schedule_of(one), steps))
    for slug, one, steps in CASES:
        fixture.write(options.out, f"torchvision/{slug}.json", lambda_lr.make(one, schedule_of(one), steps))


if __name__ == "__main__":
    main()
