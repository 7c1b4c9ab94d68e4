"""What PaddleDetection's LearningRate is asked: (slug, title, args, run, steps, expected error or None)."""

from fixture import around


def of(*schedulers, base_lr=0.1):
    return {"base_lr": base_lr, "schedulers": list(schedulers)}


def call(name, **args):
    return {"name": name, "args": args}


def steps(**args):
    return call("PiecewiseDecay", **args)


def cosine(**args):
    return call("CosineDecay", **args)


def linear(**args):
    return call("LinearWarmup", **args)


FIVE = {"stepsPerEpoch": 5}
BARE = {"use_warmup": False}
TWO = {"gamma": [0.1, 0.01], "milestones": [3, 5]}

# fmt: off
CASES = [
    ("defaults", "Epochs 8 and 11, and 500 iterations from a third.", {}, {"stepsPerEpoch": 100}, around(0, 250, 500, 800, 1100, also=[1500])),
    ("yolov3", "YOLOv3's: 270 epochs, gammas of the base, 4000 iterations from 0.", of(steps(gamma=[0.1, 0.01], milestones=[216, 243]), linear(start_factor=0.0, steps=4000), base_lr=0.001), {"stepsPerEpoch": 50}, around(0, 2000, 4000, 10800, 12150)),
    ("piecewise", "Gammas are of the base, one for each milestone.", of(steps(**TWO), linear(steps=6, start_factor=0.1)), FIVE, range(30)),
    ("piecewise-scalar", "One gamma is divided by ten at each further milestone: 0.5, 0.05, 0.005.", of(steps(gamma=0.5, milestones=[2, 3, 4]), linear(steps=3, start_factor=0.1)), FIVE, range(25)),
    ("piecewise-surplus", "Of too many gammas the last is used.", of(steps(gamma=[0.5, 0.2, 0.1], milestones=[2]), linear(steps=3)), FIVE, range(14)),
    ("piecewise-within-warmup", "A milestone within the warm-up is passed at its end.", of(steps(**TWO), linear(steps=17, start_factor=0.1)), FIVE, range(30)),
    ("piecewise-bare", "Without its warm-up.", of(steps(**TWO, **BARE)), FIVE, range(30)),
    ("piecewise-bare-values", "Rates in place of gammas.", of(steps(milestones=[3, 5], values=[0.2, 0.02, 0.002], **BARE)), FIVE, range(30)),
    ("piecewise-bare-ignored", "A warm-up that is there is not used.", of(steps(**TWO, **BARE), linear(steps=6)), FIVE, range(30)),
    ("piecewise-fractional", "A milestone of 2.5 epochs.", of(steps(gamma=[0.1], milestones=[2.5]), linear(steps=3)), FIVE, range(16)),
    ("piecewise-exp", "A warm-up by a square.", of(steps(**TWO), call("ExpWarmup", steps=6)), FIVE, range(30)),
    ("warmup-epochs", "A warm-up in epochs wins over its steps.", of(steps(**TWO), linear(steps=3, epochs=2, start_factor=0.1)), FIVE, range(30)),
    ("warmup-epochs-last", "Or not.", of(steps(**TWO), linear(steps=3, epochs=2, start_factor=0.1, epochs_first=False)), FIVE, range(30)),
    ("warmup-zero", "A warm-up of 0 is one of 1.", of(steps(**TWO), linear(steps=0, start_factor=0.1)), FIVE, range(18)),
    ("warmup-one", "A warm-up of one iteration.", of(steps(**TWO), linear(steps=1, start_factor=0.1)), FIVE, range(18)),
    ("warmup-down", "A start above the base.", of(steps(**TWO), linear(steps=5, start_factor=2.0)), FIVE, range(18)),
    ("warmup-exp-epochs", "By a cube over two epochs.", of(cosine(max_epochs=6), call("ExpWarmup", epochs=2, power=3)), FIVE, range(32)),
    ("warmup-exp-linear", "A power of 1 is a line.", of(cosine(max_epochs=6), call("ExpWarmup", steps=4, power=1)), FIVE, range(32)),
    ("warmup-exp-constant", "A power of 0 is no warm-up.", of(cosine(max_epochs=6), call("ExpWarmup", steps=4, power=0)), FIVE, range(32)),
    ("cosine", "A cosine after the warm-up; the last rate before its end stays.", of(cosine(max_epochs=6), linear(steps=5, start_factor=0.0)), FIVE, range(36)),
    ("cosine-floor", "A floor of a tenth.", of(cosine(max_epochs=6, min_lr_ratio=0.1), linear(steps=5)), FIVE, range(36)),
    ("cosine-plateau", "The last two epochs at the floor.", of(cosine(max_epochs=6, min_lr_ratio=0.1, last_plateau_epochs=2), linear(steps=5)), FIVE, range(36)),
    ("cosine-plateau-long", "Nothing but warm-up and plateau.", of(cosine(max_epochs=6, min_lr_ratio=0.1, last_plateau_epochs=5), linear(steps=8)), FIVE, range(36)),
    ("cosine-warmup-long", "A warm-up longer than the cosine leaves nothing of it.", of(cosine(max_epochs=2), linear(steps=12, start_factor=0.1)), FIVE, range(20)),
    ("cosine-bare", "Without warm-up it is Paddle's, which rises again.", of(cosine(max_epochs=4, **BARE)), FIVE, range(50)),
    ("cosine-bare-floor", "To a floor.", of(cosine(max_epochs=4, min_lr_ratio=0.1, **BARE)), FIVE, range(50)),
    ("cosine-bare-plateau", "With a plateau it is a table, which stays.", of(cosine(max_epochs=4, min_lr_ratio=0.1, last_plateau_epochs=1, **BARE)), FIVE, range(30)),
    ("cosine-ppyoloe", "PP-YOLOE's: 360 epochs of a run of 300, five of warm-up.", of(cosine(max_epochs=360), linear(start_factor=0.0, epochs=5), base_lr=0.01), {"stepsPerEpoch": 10}, around(0, 25, 50, 1000, 2999, 3599, also=[3600])),
    ("refused-alone", "A decay that wants a warm-up, alone.", of(steps(**TWO)), FIVE, [0], "IndexError"),
    ("refused-order", "A warm-up first.", of(linear(steps=3), steps(**TWO)), FIVE, [0], "AttributeError"),
    ("refused-empty", "No schedule.", of(), FIVE, [0], "AssertionError"),
    ("refused-few-gammas", "Fewer gammas than milestones.", of(steps(gamma=[0.1], milestones=[2, 4]), linear(steps=3)), FIVE, [0], "ValueError"),
    ("refused-values-warmup", "Rates in place of gammas, and a warm-up.", of(steps(milestones=[3, 5], values=[0.2, 0.02, 0.002]), linear(steps=3)), FIVE, [0], "ValueError"),
    ("refused-values-few", "Too few rates.", of(steps(milestones=[3, 5], values=[0.2, 0.02], **BARE)), FIVE, [0], "AssertionError"),
    ("refused-bare-empty", "No milestone without a warm-up.", of(steps(gamma=[], milestones=[], **BARE)), FIVE, [0], "ValueError"),
    ("refused-warmup-fractional", "A warm-up of half an epoch is no number of iterations.", of(steps(**TWO), linear(epochs=0.5)), FIVE, [0], "TypeError"),
]
# fmt: on
