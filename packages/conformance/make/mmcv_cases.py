"""What document 003's updaters are asked: (slug, title, name, args, run, steps or None for all, expected error)."""

from fixture import around

STEP, COSINE = "StepLrUpdater", "CosineAnnealingLrUpdater"
LINEAR = {"warmup": "linear", "warmup_ratio": 0.1}


def run(epochs, per_epoch, base=0.1):
    return {"baseRate": base, "stepsPerEpoch": per_epoch, "epochs": epochs}


LONG, SHORT = run(100, 10), run(12, 10)

# fmt: off
FIGURES = [
    ("S003-A", None, "Step, every 2 epochs.", STEP, {"step": 2}, run(20, 10)),
    ("S003-B", None, "Step at epochs 20, 60 and 80.", STEP, {"step": [20, 60, 80], "gamma": 0.1}, LONG),
    ("S003-C", None, "Cosine to an absolute rate.", COSINE, {"min_lr": 1e-4}, LONG),
    ("S003-D", None, "Cosine to a fraction of the base.", COSINE, {"min_lr_ratio": 0.01}, LONG),
    *(
        ("S003-E", kind, f"Warm-up, {kind}.", STEP, {"step": [8, 11], "warmup": kind, "warmup_iters": 50, "warmup_ratio": 0.1}, SHORT)
        for kind in ("constant", "linear", "exp")
    ),
    ("S003-F", "by-epoch", "Cosine by epoch, linear warm-up in iterations.", COSINE, {"min_lr": 1e-4, "by_epoch": True, **LINEAR, "warmup_iters": 30}, SHORT),
    ("S003-F", "by-iteration", "Cosine by iteration, linear warm-up in iterations.", COSINE, {"min_lr": 1e-4, "by_epoch": False, **LINEAR, "warmup_iters": 30}, SHORT),
    ("S003-F", "by-epoch-warmup-epochs", "Cosine by epoch, linear warm-up in epochs.", COSINE, {"min_lr": 1e-4, "by_epoch": True, **LINEAR, "warmup_iters": 3, "warmup_by_epoch": True}, SHORT),
    ("S003-F", "by-iteration-warmup-epochs", "Cosine by iteration, linear warm-up in epochs.", COSINE, {"min_lr": 1e-4, "by_epoch": False, **LINEAR, "warmup_iters": 3, "warmup_by_epoch": True}, SHORT),
    ("S003-G", None, "A warm-up of 2.16 epochs sticks until the next epoch.", STEP, {"step": [8, 11], **LINEAR, "warmup_iters": 2.16, "warmup_by_epoch": True}, SHORT),
]

STEPS = [
    ("int", "An int step floors.", {"step": 3, "gamma": 0.5}, run(10, 4), None),
    ("int-one", "A step of 1 decays each epoch.", {"step": 1, "gamma": 0.5}, run(6, 4), None),
    ("int-by-iteration", "An int step in iterations.", {"step": 7, "gamma": 0.5, "by_epoch": False}, run(5, 10), None),
    ("list", "A list drops at its entries, not one later.", {"step": [2, 6, 8]}, run(10, 3), None),
    ("list-documented", "The document's list: 20, 60, 80.", {"step": [20, 60, 80]}, run(100, 2), around(0, 40, 120, 160, also=[199])),
    ("list-by-iteration", "A list in iterations.", {"step": [5, 12], "by_epoch": False}, run(4, 5), None),
    ("list-empty", "An empty list never decays.", {"step": []}, run(4, 3), None),
    ("list-unsorted", "The first larger entry of an unsorted list.", {"step": [6, 2, 8]}, run(10, 3), None),
    ("list-negative", "A negative entry has been passed at the start.", {"step": [-1, 3]}, run(6, 3), None),
    ("list-zero", "An entry of 0 has been passed at the start.", {"step": [0, 3]}, run(6, 3), None),
    ("list-equal", "Equal entries drop twice at once.", {"step": [3, 3]}, run(6, 3), None),
    ("list-fractional", "A fractional entry counts from the next epoch.", {"step": [2.5, 4]}, run(6, 3), None),
    ("int-negative", "A negative step climbs: the exponent is negative.", {"step": -2, "gamma": 0.5}, run(6, 3), None),
    ("gamma-one", "A gamma of 1 never decays.", {"step": 2, "gamma": 1.0}, run(6, 3), None),
    ("gamma-zero", "A gamma of 0 ends at once.", {"step": 2, "gamma": 0.0}, run(6, 3), None),
    ("gamma-above-one", "A gamma above 1 climbs.", {"step": 2, "gamma": 1.5}, run(6, 3), None),
    ("min-lr", "min_lr is a floor.", {"step": 2, "min_lr": 0.002}, run(10, 3), None),
    ("min-lr-zero", "min_lr 0 counts as given.", {"step": 2, "min_lr": 0}, run(6, 3), None),
    ("min-lr-above-base", "A floor above the base lifts the base.", {"step": 2, "min_lr": 0.5}, run(6, 3), None),
    ("min-lr-warmup", "The warm-up scales the floored rate.", {"step": 1, "min_lr": 0.05, **LINEAR, "warmup_iters": 8}, run(5, 4), None),
    ("warmup-constant", "A constant warm-up jumps at its end.", {"step": 3, "warmup": "constant", "warmup_iters": 7}, run(6, 4), None),
    ("warmup-linear", "A linear warm-up starts at 1-(1-ratio).", {"step": 3, **LINEAR, "warmup_iters": 7}, run(6, 4), None),
    ("warmup-exp", "An exponential warm-up.", {"step": 3, "warmup": "exp", "warmup_iters": 7}, run(6, 4), None),
    ("warmup-one", "A warm-up of one iteration.", {"step": 3, **LINEAR, "warmup_iters": 1}, run(4, 4), None),
    ("warmup-ratio-one", "A ratio of 1 is no warm-up.", {"step": 3, "warmup": "linear", "warmup_iters": 5, "warmup_ratio": 1.0}, run(4, 4), None),
    ("warmup-none", "Without warm-up its other arguments do nothing.", {"step": 3, "warmup_iters": -4, "warmup_ratio": 7.0}, run(4, 4), None),
    ("warmup-whole-epochs", "A warm-up of whole epochs.", {"step": [3], **LINEAR, "warmup_iters": 2, "warmup_by_epoch": True}, run(5, 5), None),
    ("warmup-whole-epochs-by-iteration", "The same, the rate by iteration.", {"step": [15], "by_epoch": False, **LINEAR, "warmup_iters": 2, "warmup_by_epoch": True}, run(5, 5), None),
    ("warmup-stuck", "2.16 epochs of ten: 0.0975 from 21 to 29.", {"step": [8, 11], **LINEAR, "warmup_iters": 2.16, "warmup_by_epoch": True}, run(4, 10), None),
    ("warmup-stuck-iterations", "A fractional length in iterations sticks, too.", {"step": [8], **LINEAR, "warmup_iters": 5.5}, run(4, 4), None),
    ("warmup-fractional-by-iteration", "By iteration a fractional length is harmless.", {"step": [8], "by_epoch": False, **LINEAR, "warmup_iters": 5.5}, run(4, 4), None),
    ("warmup-sawtooth", "The warm-up scales the falling rate of each epoch: 0.0352 at 7, 0.00388 at 8.", {"step": 1, "gamma": 0.1, **LINEAR, "warmup_iters": 25}, run(5, 8), None),
    ("warmup-mid-epoch", "A warm-up that ends within an epoch.", {"step": 2, **LINEAR, "warmup_iters": 6}, run(5, 4), None),
    ("warmup-past-the-end", "A warm-up longer than training.", {"step": 2, **LINEAR, "warmup_iters": 100}, run(5, 4), None),
    ("several-groups", "Two groups, each from its own base.", {"step": [2], **LINEAR, "warmup_iters": 6}, run(4, 4, [0.1, 0.01]), None),
    ("group-1", "The second group of several-groups alone.", {"step": [2], **LINEAR, "warmup_iters": 6}, run(4, 4, 0.01), None),
]

COSINES = [
    ("min-lr", "The target is not reached: the last progress is one short.", {"min_lr": 0.001}, run(8, 5), None),
    ("min-lr-ratio", "The target as a fraction.", {"min_lr_ratio": 0.01}, run(8, 5), None),
    ("min-lr-zero", "A target of 0 counts as given.", {"min_lr": 0}, run(8, 5), None),
    ("min-lr-ratio-zero", "A ratio of 0 counts as given.", {"min_lr_ratio": 0}, run(8, 5), None),
    ("min-lr-above-base", "A target above the base: the rate rises.", {"min_lr": 0.5}, run(8, 5), None),
    ("min-lr-ratio-one", "A ratio of 1 is constant.", {"min_lr_ratio": 1.0}, run(4, 5), None),
    ("by-iteration", "By iteration.", {"min_lr": 0.001, "by_epoch": False}, run(4, 10), None),
    ("by-iteration-warmup", "By iteration under a linear warm-up: the regular rate keeps falling.", {"min_lr": 0.001, "by_epoch": False, **LINEAR, "warmup_iters": 12}, run(4, 10), None),
    ("by-iteration-constant", "By iteration under a constant warm-up.", {"min_lr": 0.001, "by_epoch": False, "warmup": "constant", "warmup_iters": 12}, run(4, 10), None),
    ("by-iteration-exp", "By iteration under an exponential warm-up.", {"min_lr": 0.001, "by_epoch": False, "warmup": "exp", "warmup_iters": 12, "warmup_ratio": 0.01}, run(4, 10), None),
    ("by-epoch-warmup", "By epoch under a linear warm-up that ends within an epoch.", {"min_lr": 0.001, **LINEAR, "warmup_iters": 12}, run(5, 8), None),
    ("by-epoch-warmup-epochs", "By epoch, two epochs of warm-up.", {"min_lr_ratio": 0.01, **LINEAR, "warmup_iters": 2, "warmup_by_epoch": True}, run(6, 5), None),
    ("by-epoch-stuck", "By epoch, 1.5 epochs of seven: the rate sticks until the next epoch.", {"min_lr_ratio": 0.01, **LINEAR, "warmup_iters": 1.5, "warmup_by_epoch": True}, run(4, 7), None),
    ("fractional-epochs-by-iteration", "By iteration 1.5 epochs of seven are harmless.", {"min_lr_ratio": 0.01, "by_epoch": False, **LINEAR, "warmup_iters": 1.5, "warmup_by_epoch": True}, run(4, 7), None),
    ("one-epoch", "One epoch is the base.", {"min_lr": 0.001}, run(1, 6), None),
    ("one-iteration", "One iteration is the base.", {"min_lr": 0.001, "by_epoch": False}, run(1, 1), None),
    ("several-groups", "An absolute target above a group's base: that group rises.", {"min_lr": 0.02}, run(8, 3, [0.1, 0.01]), None),
    ("group-1", "The second group of several-groups alone.", {"min_lr": 0.02}, run(8, 3, 0.01), None),
    ("several-groups-ratio", "A ratio is each group's own.", {"min_lr_ratio": 0.1}, run(8, 3, [0.1, 0.01]), None),
]

REFUSALS = [
    (STEP, "step-zero", "A step of 0 divides by zero at the first rate.", {"step": 0}, "ZeroDivisionError"),
    (STEP, "step-none", "Neither int nor list.", {"step": None}, "TypeError"),
    (STEP, "step-float", "A float is neither int nor list.", {"step": 2.0}, "TypeError"),
    (STEP, "step-missing", "No step at all.", {}, "TypeError"),
    (STEP, "unknown-argument", "An argument nobody knows.", {"step": 2, "power": 2}, "TypeError"),
    (STEP, "warmup-unknown", "A warm-up nobody knows; the message leaves out exp.", {"step": 2, "warmup": "cosine", "warmup_iters": 5}, "ValueError"),
    (STEP, "warmup-no-iters", "A warm-up without a length.", {"step": 2, "warmup": "linear"}, "AssertionError"),
    (STEP, "warmup-negative", "A warm-up of negative length.", {"step": 2, "warmup": "linear", "warmup_iters": -1}, "AssertionError"),
    (STEP, "warmup-ratio-zero", "A ratio of 0.", {"step": 2, "warmup": "linear", "warmup_iters": 5, "warmup_ratio": 0}, "AssertionError"),
    (STEP, "warmup-ratio-above-one", "A ratio above 1.", {"step": 2, "warmup": "exp", "warmup_iters": 5, "warmup_ratio": 1.5}, "AssertionError"),
    (STEP, "warmup-order", "Several faults: the type is named first.", {"step": 2, "warmup": "no", "warmup_iters": -5, "warmup_ratio": 2}, "ValueError"),
    (COSINE, "no-target", "No target.", {}, "AssertionError"),
    (COSINE, "two-targets", "Two targets.", {"min_lr": 0.0, "min_lr_ratio": 0.0}, "AssertionError"),
    (COSINE, "target-before-warmup", "The target is checked before the warm-up.", {"warmup": "no"}, "AssertionError"),
    (COSINE, "warmup-unknown", "A warm-up nobody knows.", {"min_lr": 0.0, "warmup": "poly"}, "ValueError"),
    (COSINE, "warmup-no-iters", "A warm-up without a length.", {"min_lr": 0.0, "warmup": "exp"}, "AssertionError"),
    ("LrUpdater", "base-class", "The class itself has no rate.", {}, "NotImplementedError"),
]
# fmt: on
