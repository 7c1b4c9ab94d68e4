"""What MMCV's hooks are asked: (slug, title, name, args, run, expected error or None)."""

LINEAR = {"warmup": "linear", "warmup_ratio": 0.1}
ITER = {"by_epoch": False}
POLY, EXP, INV, FIXED = "PolyLrUpdaterHook", "ExpLrUpdaterHook", "InvLrUpdaterHook", "FixedLrUpdaterHook"
STEP, COSINE = "StepLrUpdater", "CosineAnnealingLrUpdater"
FLAT, RESTART = "FlatCosineAnnealingLrUpdaterHook", "CosineRestartLrUpdaterHook"
CYCLIC, ONE, DOWN = "CyclicLrUpdaterHook", "OneCycleLrUpdaterHook", "LinearAnnealingLrUpdaterHook"


def run(epochs, per_epoch, base=0.1, momentum=None):
    own = {"baseRate": base, "stepsPerEpoch": per_epoch, "epochs": epochs}
    return own if momentum is None else own | {"baseMomentum": momentum}


TEN, TWENTY, FORTY = run(1, 10), run(4, 5), run(4, 10)

# fmt: off
RATES = [
    ("hook-step", "The hook of 1.7, not a project's copy of it.", STEP, {"step": [2, 3], **LINEAR, "warmup_iters": 6}, run(4, 4)),
    ("hook-cosine", "The cosine hook of 1.7.", COSINE, {"min_lr_ratio": 0.01, **LINEAR, "warmup_iters": 6}, run(5, 4)),
    ("fixed", "Nothing happens.", FIXED, {}, run(3, 4)),
    ("fixed-warmup", "Only the warm-up.", FIXED, {**LINEAR, "warmup_iters": 6}, run(3, 4)),
    ("fixed-warmup-constant", "A constant warm-up jumps.", FIXED, {"warmup": "constant", "warmup_iters": 6, "warmup_ratio": 0.3}, run(3, 4)),
    ("fixed-warmup-exp", "An exponential warm-up.", FIXED, {"warmup": "exp", "warmup_iters": 6, "warmup_ratio": 0.01}, run(3, 4)),
    ("fixed-warmup-epochs", "A warm-up in epochs.", FIXED, {**LINEAR, "warmup_iters": 2, "warmup_by_epoch": True}, run(3, 4)),
    ("fixed-warmup-one", "A warm-up of one iteration.", FIXED, {**LINEAR, "warmup_iters": 1}, run(2, 4)),
    ("fixed-warmup-unknown", "A warm-up nobody knows.", FIXED, {"warmup": "cosine", "warmup_iters": 5}, TEN, "ValueError"),
    ("fixed-warmup-no-iters", "A warm-up without a length.", FIXED, {"warmup": "linear"}, TEN, "AssertionError"),
    ("exp", "An exponential by epoch.", EXP, {"gamma": 0.9}, run(6, 3)),
    ("exp-by-iteration", "An exponential by iteration.", EXP, {"gamma": 0.98, **ITER}, FORTY),
    ("exp-warmup", "Under a warm-up that ends within an epoch.", EXP, {"gamma": 0.5, **LINEAR, "warmup_iters": 7}, run(5, 4)),
    ("exp-gamma-above-one", "It may grow.", EXP, {"gamma": 1.1}, run(6, 3)),
    ("exp-gamma-zero", "A gamma of 0 ends at once.", EXP, {"gamma": 0.0}, run(3, 3)),
    ("poly", "A straight line by epoch: the last epoch is one short of 0.", POLY, {}, run(8, 3)),
    ("poly-by-iteration", "mmsegmentation's: power 0.9, min_lr 1e-4.", POLY, {"power": 0.9, "min_lr": 1e-4, **ITER}, FORTY),
    ("poly-warmup", "Under a warm-up.", POLY, {"power": 0.9, "min_lr": 1e-4, **ITER, **LINEAR, "warmup_iters": 12}, FORTY),
    ("poly-warmup-fractional", "A warm-up between two iterations is refused.", POLY, {**LINEAR, "warmup_iters": 2.5}, run(3, 4), "AssertionError"),
    ("poly-power-two", "A square.", POLY, {"power": 2.0, "min_lr": 0.01}, run(8, 3)),
    ("poly-power-zero", "A power of 0 is constant.", POLY, {"power": 0.0}, run(4, 3)),
    ("poly-min-lr-above-base", "A floor above the base: the rate rises.", POLY, {"min_lr": 0.5}, run(8, 3)),
    ("poly-several-groups", "An absolute floor above a group's base: that group rises.", POLY, {"min_lr": 0.02}, run(6, 2, [0.1, 0.01])),
    ("inv", "Inverse time by epoch.", INV, {"gamma": 0.5}, run(8, 3)),
    ("inv-by-iteration", "Caffe's: power 0.75.", INV, {"gamma": 0.1, "power": 0.75, **ITER}, FORTY),
    ("inv-warmup", "Under a warm-up.", INV, {"gamma": 0.1, "power": 0.5, **ITER, **LINEAR, "warmup_iters": 8}, FORTY),
    ("inv-power-zero", "A power of 0 is constant.", INV, {"gamma": 0.5, "power": 0.0}, run(4, 3)),
    ("inv-gamma-zero", "A gamma of 0 is constant.", INV, {"gamma": 0.0}, run(4, 3)),
    ("inv-gamma-negative", "A negative gamma comes to a division by zero.", INV, {"gamma": -0.5}, run(4, 3), "ZeroDivisionError"),
    ("cosine-flat", "Flat for three quarters.", FLAT, {"min_lr": 0.0}, run(8, 3)),
    ("cosine-flat-half", "Flat for a half.", FLAT, {"start_percent": 0.5, "min_lr_ratio": 0.01}, run(8, 3)),
    ("cosine-flat-rounded-up", "0.75 of 10 epochs is 7.5, which rounds to 8.", FLAT, {"start_percent": 0.75, "min_lr": 0.001}, run(10, 2)),
    ("cosine-flat-rounded-even", "0.5 of 5 epochs is 2.5, which rounds to 2, the even one.", FLAT, {"start_percent": 0.5, "min_lr": 0.001}, run(5, 3)),
    ("cosine-flat-by-iteration", "By iteration, under a warm-up.", FLAT, {"start_percent": 0.3, "min_lr": 0.001, **ITER, **LINEAR, "warmup_iters": 6}, FORTY),
    ("cosine-flat-all", "A share of 1 never falls.", FLAT, {"start_percent": 1.0, "min_lr": 0.001}, run(4, 3)),
    ("cosine-flat-none", "A share of 0 is the plain cosine.", FLAT, {"start_percent": 0.0, "min_lr": 0.001}, run(4, 3)),
    ("cosine-flat-refused-share", "A share above 1.", FLAT, {"start_percent": 1.5, "min_lr": 0.0}, TEN, "ValueError"),
    ("cosine-flat-refused-no-target", "No target.", FLAT, {}, TEN, "AssertionError"),
    ("restart", "Two periods by epoch: a restart is at min_lr + weight * (base - min_lr).", RESTART, {"periods": [3, 5], "restart_weights": [1, 0.5], "min_lr": 0.01}, run(8, 3)),
    ("restart-by-iteration", "Three periods by iteration.", RESTART, {"periods": [8, 12, 20], "restart_weights": [1, 0.8, 0.2], "min_lr_ratio": 0.01, **ITER}, FORTY),
    ("restart-warmup", "Under a warm-up longer than the first period.", RESTART, {"periods": [4, 36], "restart_weights": [1, 0.5], "min_lr": 0.0, **ITER, **LINEAR, "warmup_iters": 6}, FORTY),
    ("restart-weight-above-one", "A weight above 1.", RESTART, {"periods": [5, 15], "restart_weights": [0.5, 2], "min_lr": 0.01, **ITER}, TWENTY),
    ("restart-period-zero", "A period of 0 is left out.", RESTART, {"periods": [4, 0, 16], "restart_weights": [1, 5, 0.5], "min_lr": 0.01, **ITER}, TWENTY),
    ("restart-one-period", "One period longer than the run.", RESTART, {"periods": [30], "min_lr": 0.0, **ITER}, TWENTY),
    ("restart-past-the-end", "Past its periods it fails.", RESTART, {"periods": [3, 5], "restart_weights": [1, 1], "min_lr": 0.0, **ITER}, TEN, "ValueError"),
    ("restart-refused-weights", "Fewer weights than periods.", RESTART, {"periods": [3, 5], "min_lr": 0.0}, TEN, "AssertionError"),
    ("restart-refused-two-targets", "Two targets.", RESTART, {"periods": [10], "min_lr": 0.0, "min_lr_ratio": 0.0}, TEN, "AssertionError"),
    ("cyclic", "One cycle: up to ten times the base, down to 1e-4 of it.", CYCLIC, {}, TWENTY),
    ("cyclic-three", "Three cycles of 40: 13 each, and one iteration of a fourth.", CYCLIC, {"cyclic_times": 3, "step_ratio_up": 0.4}, FORTY),
    ("cyclic-linear", "Straight lines.", CYCLIC, {"anneal_strategy": "linear", "cyclic_times": 2, "target_ratio": (4, 0.5)}, TWENTY),
    ("cyclic-gamma", "The peak shrinks with each cycle, the end does not.", CYCLIC, {"cyclic_times": 3, "gamma": 0.5, "target_ratio": (10, 0.1)}, FORTY),
    ("cyclic-ratio-number", "One number: the end is 1e-5 of it.", CYCLIC, {"target_ratio": 5.0}, TWENTY),
    ("cyclic-ratio-one", "A tuple of one is the same.", CYCLIC, {"target_ratio": (5.0,)}, TWENTY),
    ("cyclic-no-rise", "Without a rise it starts at the top.", CYCLIC, {"step_ratio_up": 0.0, "cyclic_times": 2, "target_ratio": (4, 0.5)}, TWENTY),
    ("cyclic-no-rise-gamma", "Without a rise gamma pulls the end, not the top.", CYCLIC, {"step_ratio_up": 0.0, "cyclic_times": 2, "target_ratio": (4, 0.5), "gamma": 0.5}, TWENTY),
    ("cyclic-warmup", "Under a warm-up.", CYCLIC, {"cyclic_times": 2, **LINEAR, "warmup_iters": 4}, TWENTY),
    ("cyclic-several-groups", "Shares of each group's own base.", CYCLIC, {"cyclic_times": 2}, run(4, 5, [0.1, 0.01])),
    ("cyclic-refused-by-epoch", "By epoch it cannot.", CYCLIC, {"by_epoch": True}, TEN, "AssertionError"),
    ("cyclic-refused-rise", "A rise of the whole cycle.", CYCLIC, {"step_ratio_up": 1.0}, TEN, "AssertionError"),
    ("cyclic-refused-gamma", "A gamma above 1.", CYCLIC, {"gamma": 1.5}, TEN, "AssertionError"),
    ("cyclic-refused-curve", "A curve nobody knows.", CYCLIC, {"anneal_strategy": "exp"}, TEN, "ValueError"),
    ("cyclic-refused-ratios", "Three ratios.", CYCLIC, {"target_ratio": (1, 2, 3)}, TEN, "AssertionError"),
    ("cyclic-refused-times", "More cycles than iterations.", CYCLIC, {"cyclic_times": 11}, TEN, "ZeroDivisionError"),
    ("one-cycle", "Two phases; the base rate is not asked.", ONE, {"max_lr": 0.5}, TWENTY),
    ("one-cycle-linear", "Straight lines.", ONE, {"max_lr": 0.5, "anneal_strategy": "linear", "div_factor": 10, "final_div_factor": 100}, TWENTY),
    ("one-cycle-three-phases", "Three phases.", ONE, {"max_lr": 0.5, "three_phase": True}, TWENTY),
    ("one-cycle-three-phases-late", "Three phases with the peak past the middle.", ONE, {"max_lr": 0.5, "three_phase": True, "pct_start": 0.6}, TWENTY),
    ("one-cycle-peak-missed", "0.3 of 7 is no iteration: the peak is missed.", ONE, {"max_lr": 0.5}, run(1, 7)),
    ("one-cycle-rise-below-one", "A rise of less than one iteration is left out.", ONE, {"max_lr": 0.5, "pct_start": 0.02}, TWENTY),
    ("one-cycle-rise-all", "All of it is the rise.", ONE, {"max_lr": 0.5, "pct_start": 1.0}, TWENTY),
    ("one-cycle-total", "A horizon beyond the run.", ONE, {"max_lr": 0.5, "total_steps": 30}, TWENTY),
    ("one-cycle-several-groups", "A peak for each group.", ONE, {"max_lr": [0.5, 0.05]}, run(4, 5, [0.1, 0.01])),
    ("one-cycle-refused-rise-one", "A rise of one iteration exactly divides by zero.", ONE, {"max_lr": 0.5, "pct_start": 0.1}, TEN, "ZeroDivisionError"),
    ("one-cycle-refused-total", "A horizon shorter than the run.", ONE, {"max_lr": 0.5, "total_steps": 5}, TEN, "ValueError"),
    ("one-cycle-refused-share", "A share above 1.", ONE, {"max_lr": 0.5, "pct_start": 1.5}, TEN, "ValueError"),
    ("one-cycle-refused-by-epoch", "By epoch it cannot.", ONE, {"max_lr": 0.5, "by_epoch": True}, TEN, "AssertionError"),
    ("linear", "A straight line by epoch.", DOWN, {"min_lr": 0.0}, run(8, 3)),
    ("linear-by-iteration", "By iteration to a share.", DOWN, {"min_lr_ratio": 0.1, **ITER}, FORTY),
    ("linear-warmup", "Under a warm-up.", DOWN, {"min_lr": 0.001, **ITER, **LINEAR, "warmup_iters": 9}, FORTY),
    ("linear-refused-no-target", "No target.", DOWN, {}, TEN, "AssertionError"),
]

MOMENTA = [
    ("momentum-step", "Half at an epoch.", "StepMomentumUpdaterHook", {"step": [2]}, run(4, 3, momentum=0.9)),
    ("momentum-step-every", "Every epoch, not below a floor.", "StepMomentumUpdaterHook", {"step": 1, "gamma": 0.8, "min_momentum": 0.5}, run(5, 3, momentum=0.9)),
    ("momentum-cosine", "A cosine by epoch.", "CosineAnnealingMomentumUpdaterHook", {"min_momentum": 0.5}, run(6, 3, momentum=0.9)),
    ("momentum-cosine-iteration", "A cosine by iteration to a share.", "CosineAnnealingMomentumUpdaterHook", {"min_momentum_ratio": 0.5, **ITER}, run(4, 5, momentum=0.9)),
    ("momentum-linear", "A line by iteration.", "LinearAnnealingMomentumUpdaterHook", {"min_momentum": 0.5, **ITER}, run(4, 5, momentum=0.9)),
    ("momentum-warmup-linear", "A warm-up divides: it comes down to the momentum.", "LinearAnnealingMomentumUpdaterHook", {"min_momentum_ratio": 1.0, "warmup": "linear", "warmup_iters": 6}, run(3, 4, momentum=0.8)),
    ("momentum-warmup-exp", "An exponential warm-up divides, too.", "CosineAnnealingMomentumUpdaterHook", {"min_momentum": 0.5, **ITER, "warmup": "exp", "warmup_iters": 6}, run(3, 4, momentum=0.8)),
    ("momentum-warmup-constant", "And a constant one.", "StepMomentumUpdaterHook", {"step": [2], "warmup": "constant", "warmup_iters": 6}, run(3, 4, momentum=0.8)),
    ("momentum-cyclic", "Down while the rate rises.", "CyclicMomentumUpdaterHook", {}, run(4, 5, momentum=0.95)),
    ("momentum-cyclic-linear", "Two cycles of straight lines, the dip smaller each time.", "CyclicMomentumUpdaterHook", {"cyclic_times": 2, "anneal_strategy": "linear", "gamma": 0.5}, run(4, 5, momentum=0.95)),
    ("momentum-one-cycle", "Down from 0.95 to 0.85 and back; the optimizer's own is not asked.", "OneCycleMomentumUpdaterHook", {}, run(4, 5, momentum=0.5)),
    ("momentum-one-cycle-three", "Three phases keep the last at the top.", "OneCycleMomentumUpdaterHook", {"three_phase": True, "anneal_strategy": "linear"}, run(4, 5, momentum=0.5)),
    ("momentum-cosine-refused", "No target.", "CosineAnnealingMomentumUpdaterHook", {}, run(2, 5, momentum=0.9), "AssertionError"),
    ("momentum-step-refused", "No entry of 0.", "StepMomentumUpdaterHook", {"step": [0]}, run(2, 5, momentum=0.9), "AssertionError"),
]
# fmt: on
