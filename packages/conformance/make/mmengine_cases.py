"""What MMEngine's schedulers are asked: (slug, title, name, args, run, expected error or None)."""


def run(epochs, per_epoch=1, base=0.1, momentum=None):
    own = {"baseRate": base, "stepsPerEpoch": per_epoch, "epochs": epochs}
    return own if momentum is None else own | {"baseMomentum": momentum}


ITER = {"by_epoch": False}
CONVERT = {"convert_to_iter_based": True}
EIGHT, TWENTY = run(8), run(4, 5)


def call(name, **args):
    return {"name": name, "args": args}


# fmt: off
ALONE = [
    ("constant", "Put back one tick before its end.", "ConstantLR", {"factor": 0.5, "end": 4}, EIGHT),
    ("constant-default-end", "Without an end, in the last epoch.", "ConstantLR", {}, EIGHT),
    ("constant-begin", "From epoch 2 on.", "ConstantLR", {"factor": 0.1, "begin": 2, "end": 5}, EIGHT),
    ("constant-one", "A length of 1 is never put back.", "ConstantLR", {"factor": 0.1, "end": 1}, EIGHT),
    ("constant-iterations", "In iterations.", "ConstantLR", {"factor": 0.1, "end": 7, **ITER}, TWENTY),
    ("constant-converted", "Epochs made iterations.", "ConstantLR", {"factor": 0.1, "end": 2, **CONVERT}, TWENTY),
    ("constant-factor-zero", "A factor of 0 cannot be divided out.", "ConstantLR", {"factor": 0.0, "end": 4}, EIGHT, "ZeroDivisionError"),
    ("constant-factor-above-one", "A factor above 1.", "ConstantLR", {"factor": 1.5}, EIGHT, "ValueError"),
    ("linear", "The full rate is met on the last tick, end - 1.", "LinearLR", {"start_factor": 0.1, "end": 5}, EIGHT),
    ("linear-default-end", "Without an end, in the last epoch.", "LinearLR", {}, EIGHT),
    ("linear-down", "Down to 0.", "LinearLR", {"start_factor": 1.0, "end_factor": 0.0, "end": 8}, EIGHT),
    ("linear-two", "A length of 2: one tick at the start factor.", "LinearLR", {"start_factor": 0.1, "end": 2}, EIGHT),
    ("linear-one", "A length of 1 stays at the start factor for good.", "LinearLR", {"start_factor": 0.1, "end": 1}, EIGHT),
    ("linear-begin", "From epoch 3 on.", "LinearLR", {"start_factor": 0.5, "begin": 3, "end": 6}, EIGHT),
    ("linear-iterations", "In iterations.", "LinearLR", {"start_factor": 0.001, "end": 11, **ITER}, TWENTY),
    ("linear-converted", "Two epochs made ten iterations.", "LinearLR", {"start_factor": 0.01, "end": 2, **CONVERT}, TWENTY),
    ("linear-converted-fractional", "1.5 epochs of five are cut to seven iterations.", "LinearLR", {"start_factor": 0.01, "end": 1.5, **CONVERT}, TWENTY),
    ("linear-equal", "A start equal to the end.", "LinearLR", {"start_factor": 0.5, "end_factor": 0.5, "end": 5}, EIGHT),
    ("linear-several-groups", "Every group from its own base.", "LinearLR", {"start_factor": 0.1, "end": 5}, run(8, 1, [0.1, 0.01])),
    ("linear-start-zero", "A start of 0 passes the check and fails at the first step.", "LinearLR", {"start_factor": 0.0, "end": 5}, EIGHT, "ZeroDivisionError"),
    ("linear-start-above-one", "A start above 1.", "LinearLR", {"start_factor": 1.5}, EIGHT, "ValueError"),
    ("linear-end-negative", "An end below 0.", "LinearLR", {"end_factor": -0.5}, EIGHT, "ValueError"),
    ("linear-empty", "An end that is not after the begin.", "LinearLR", {"begin": 3, "end": 3}, EIGHT, "ValueError"),
    ("exponential", "To the end.", "ExponentialLR", {"gamma": 0.9}, EIGHT),
    ("exponential-part", "Frozen after its end.", "ExponentialLR", {"gamma": 0.5, "begin": 2, "end": 5}, EIGHT),
    ("exponential-iterations", "In iterations.", "ExponentialLR", {"gamma": 0.98, **ITER}, TWENTY),
    ("exponential-converted", "Converted, gamma is by iteration.", "ExponentialLR", {"gamma": 0.9, "end": 2, **CONVERT}, TWENTY),
    ("step", "Every 3 epochs.", "StepLR", {"step_size": 3}, run(10)),
    ("step-begin", "Counted from its begin, frozen after its end.", "StepLR", {"step_size": 2, "gamma": 0.5, "begin": 1, "end": 6}, run(10)),
    ("step-converted", "Every 2 epochs, as iterations.", "StepLR", {"step_size": 2, "gamma": 0.5, **CONVERT}, TWENTY),
    ("step-zero", "A size of 0 divides.", "StepLR", {"step_size": 0}, EIGHT, "ZeroDivisionError"),
    ("multi-step", "At 3 and 6, the new rate at the milestone.", "MultiStepLR", {"milestones": [3, 6]}, EIGHT),
    ("multi-step-begin", "Milestones count from begin, not from the start.", "MultiStepLR", {"milestones": [1, 3], "begin": 2}, EIGHT),
    ("multi-step-end", "A milestone at the end is not met.", "MultiStepLR", {"milestones": [2, 5], "end": 5}, EIGHT),
    ("multi-step-zero", "A milestone of 0 acts at once.", "MultiStepLR", {"milestones": [0, 4]}, EIGHT),
    ("multi-step-twice", "A milestone twice counts twice.", "MultiStepLR", {"milestones": [4, 4], "gamma": 0.5}, EIGHT),
    ("multi-step-unsorted", "In any order.", "MultiStepLR", {"milestones": [6, 2], "gamma": 0.5}, EIGHT),
    ("multi-step-iterations", "In iterations.", "MultiStepLR", {"milestones": [7, 15], **ITER}, TWENTY),
    ("multi-step-converted", "In epochs, as iterations.", "MultiStepLR", {"milestones": [1, 3], **CONVERT}, TWENTY),
    ("cosine", "The floor is not met and the rate freezes.", "CosineAnnealingLR", {"eta_min": 0.01, "end": 5}, EIGHT),
    ("cosine-default", "Neither length nor floor.", "CosineAnnealingLR", {}, EIGHT),
    ("cosine-met", "T_max one less than the length meets the floor.", "CosineAnnealingLR", {"T_max": 7, "eta_min": 0.01, "end": 8}, EIGHT),
    ("cosine-short", "Past T_max it rises again.", "CosineAnnealingLR", {"T_max": 3, "eta_min": 0.01}, run(10)),
    ("cosine-T-max-one", "A T_max of 1 goes up and down.", "CosineAnnealingLR", {"T_max": 1, "eta_min": 0.01}, run(6)),
    ("cosine-begin", "From epoch 3 to 8, as the guide has it.", "CosineAnnealingLR", {"T_max": 5, "begin": 3, "end": 8}, run(10)),
    ("cosine-ratio", "The floor a share of each group's base.", "CosineAnnealingLR", {"eta_min_ratio": 0.1}, run(8, 1, [0.1, 0.01])),
    ("cosine-converted", "T_max made iterations as well.", "CosineAnnealingLR", {"T_max": 3, "begin": 1, "end": 4, "eta_min": 0.001, **CONVERT}, TWENTY),
    ("cosine-floor-above", "A floor above the base: the rate rises.", "CosineAnnealingLR", {"eta_min": 0.5, "T_max": 4, "end": 5}, EIGHT),
    ("cosine-long", "A thousand iterations of recursion.", "CosineAnnealingLR", {"T_max": 1000, "eta_min": 1e-5, **ITER}, run(10, 100)),
    ("cosine-refused-two-floors", "Two floors.", "CosineAnnealingLR", {"eta_min": 0.0, "eta_min_ratio": 0.0}, EIGHT, "AssertionError"),
    ("poly", "Power 0.9, the floor on the last tick.", "PolyLR", {"power": 0.9, "eta_min": 1e-4}, EIGHT),
    ("poly-linear", "A straight line down from epoch 2 to 6.", "PolyLR", {"begin": 2, "end": 6}, EIGHT),
    ("poly-iterations", "mmsegmentation's, by iteration.", "PolyLR", {"power": 0.9, "eta_min": 1e-4, "end": 20, **ITER}, TWENTY),
    ("poly-converted", "In epochs, as iterations.", "PolyLR", {"power": 2.0, "begin": 1, "end": 3, **CONVERT}, TWENTY),
    ("poly-one", "A length of 1 does nothing.", "PolyLR", {"begin": 2, "end": 3}, EIGHT),
    ("poly-floor-above", "A floor above the base.", "PolyLR", {"eta_min": 0.5}, EIGHT),
    ("one-cycle", "Two phases; the base rate is not asked.", "OneCycleLR", {"eta_max": 0.5, **ITER}, TWENTY),
    ("one-cycle-linear", "Straight lines.", "OneCycleLR", {"eta_max": 0.5, "anneal_strategy": "linear", "div_factor": 10.0, "final_div_factor": 100.0, **ITER}, TWENTY),
    ("one-cycle-three-phases", "Three phases.", "OneCycleLR", {"eta_max": 0.5, "three_phase": True, **ITER}, TWENTY),
    ("one-cycle-converted", "In epochs, as iterations.", "OneCycleLR", {"eta_max": 0.5, "total_steps": 4, **CONVERT}, TWENTY),
    ("one-cycle-longer", "A horizon beyond the interval is cut.", "OneCycleLR", {"eta_max": 0.5, "total_steps": 30, **ITER}, TWENTY),
    ("one-cycle-begin", "Before its begin the optimizer's own rate.", "OneCycleLR", {"eta_max": 0.5, "begin": 4, "end": 16, **ITER}, TWENTY),
    ("one-cycle-defaults", "An eta_max of 0 trains nothing.", "OneCycleLR", {**ITER}, TWENTY),
    ("one-cycle-several-groups", "A peak for each group.", "OneCycleLR", {"eta_max": [0.5, 0.05], **ITER}, run(4, 5, [0.1, 0.01])),
    ("one-cycle-past", "Two steps past the horizon it fails.", "OneCycleLR", {"eta_max": 0.5, "total_steps": 10, **ITER}, TWENTY, "ValueError"),
    ("one-cycle-refused-rise-one", "A rise of one tick exactly divides by zero.", "OneCycleLR", {"eta_max": 0.5, "pct_start": 0.05, **ITER}, TWENTY, "ZeroDivisionError"),
    ("one-cycle-refused-share", "A share above 1.", "OneCycleLR", {"eta_max": 0.5, "pct_start": 1.5}, EIGHT, "ValueError"),
    ("one-cycle-refused-total", "A horizon of 0.", "OneCycleLR", {"eta_max": 0.5, "total_steps": 0}, EIGHT, "ValueError"),
    ("restart", "A restart is at base * weight, whatever the floor.", "CosineRestartLR", {"periods": [3, 5], "restart_weights": [1, 0.5], "eta_min": 0.01}, EIGHT),
    ("restart-held", "After the last period the rate stays.", "CosineRestartLR", {"periods": [3, 2], "restart_weights": [1, 0.5], "eta_min": 0.01}, EIGHT),
    ("restart-cut", "Cut by its end.", "CosineRestartLR", {"periods": [3, 5], "restart_weights": [1, 0.5], "eta_min_ratio": 0.1, "begin": 1, "end": 6}, EIGHT),
    ("restart-weight", "A first weight other than 1 sets the rate at once.", "CosineRestartLR", {"periods": [8], "restart_weights": [0.5], "eta_min": 0.0}, EIGHT),
    ("restart-converted", "Periods made iterations.", "CosineRestartLR", {"periods": [1, 3], "restart_weights": [1, 0.5], "eta_min": 0.001, **CONVERT}, TWENTY),
    ("restart-refused-no-floor", "Neither floor given.", "CosineRestartLR", {"periods": [8]}, EIGHT, "AssertionError"),
    ("restart-refused-weights", "Fewer weights than periods.", "CosineRestartLR", {"periods": [3, 5], "eta_min": 0.0}, EIGHT, "AssertionError"),
]

WARM = call("LinearLR", start_factor=0.1, end=6, **ITER)
LISTS = [
    ("list-guide", "Linear, then cosine: two ticks at the peak, the floor never met.", [call("LinearLR", start_factor=0.1, end=3), call("CosineAnnealingLR", begin=3, end=8, T_max=5, eta_min=0.0)], run(10)),
    ("list-multiplied", "A warm-up in iterations times steps in epochs.", [WARM, call("MultiStepLR", milestones=[1, 3])], TWENTY),
    ("list-multiplied-cosine", "A warm-up times a cosine to 0 that runs all along.", [WARM, call("CosineAnnealingLR", T_max=20, **ITER)], TWENTY),
    ("list-three", "Three multiplied.", [WARM, call("ExponentialLR", gamma=0.95, **ITER), call("StepLR", step_size=2, gamma=0.5)], TWENTY),
    ("list-mmdet", "MMDetection's: a warm-up in iterations and multi-steps from epoch 0.", [call("LinearLR", start_factor=0.001, end=10, **ITER), call("MultiStepLR", end=12, milestones=[8, 11])], run(12, 5)),
    ("list-mmpretrain", "MMPretrain's: a converted warm-up, then a cosine to a floor in epochs.", [call("LinearLR", start_factor=0.01, end=2, **CONVERT), call("CosineAnnealingLR", T_max=6, eta_min=1e-3, begin=2, end=8)], run(8, 5)),
    ("list-flat-cosine", "RTMDet's: a warm-up, and a cosine over the second half, converted.", [call("LinearLR", start_factor=1e-5, end=10, **ITER), call("CosineAnnealingLR", eta_min=5e-3, begin=4, end=8, T_max=4, **CONVERT)], run(8, 5)),
    ("list-poly-after-warmup", "Poly to a floor from where the warm-up ended.", [call("LinearLR", start_factor=0.01, end=8, **ITER), call("PolyLR", eta_min=1e-3, power=0.9, begin=8, end=40, **ITER)], run(4, 10)),
    ("list-poly-from-less", "A poly to a floor starts from the rate in force.", [call("MultiStepLR", milestones=[2], gamma=0.5, end=4), call("PolyLR", eta_min=0.001, begin=4, end=8), call("MultiStepLR", milestones=[0], begin=9)], run(10)),
    ("list-cosine-drop", "A drop between two cosines.", [call("CosineAnnealingLR", eta_min=0.01, T_max=3, end=4), call("MultiStepLR", milestones=[1], gamma=3, begin=4, end=6), call("CosineAnnealingLR", eta_min=0.001, begin=6, end=10)], run(10)),
    ("list-cosine-from-less", "A cosine from less than the base rises to the base.", [call("ConstantLR", factor=0.5, end=1), call("CosineAnnealingLR", T_max=3, begin=1)], run(9)),
    ("list-one-cycle", "A one cycle alone in the list.", [call("OneCycleLR", eta_max=0.5, **ITER)], TWENTY),
    ("list-gap", "Between two intervals the rate stays.", [call("ExponentialLR", gamma=0.5, end=3), call("ExponentialLR", gamma=0.5, begin=5, end=7)], run(9)),
    ("list-momentum", "A momentum beside the rate.", [call("LinearLR", start_factor=0.1, end=4), call("LinearMomentum", start_factor=0.5, end=4), call("CosineAnnealingMomentum", begin=4, end=8, eta_min=0.5)], run(8, 1, momentum=0.9)),
    ("list-several-groups", "Every group from its own base.", [call("LinearLR", start_factor=0.1, end=3), call("CosineAnnealingLR", begin=3, eta_min=0.001)], run(8, 1, [0.1, 0.01])),
    ("list-empty", "An empty list leaves the rate alone.", [], run(3)),
]

MOMENTA = [
    ("momentum-constant", "Put back one tick before its end.", "ConstantMomentum", {"factor": 0.5, "end": 4}, run(8, 1, momentum=0.9)),
    ("momentum-linear", "A line.", "LinearMomentum", {"start_factor": 0.5, "end": 5}, run(8, 1, momentum=0.9)),
    ("momentum-exponential", "An exponential.", "ExponentialMomentum", {"gamma": 0.9}, run(8, 1, momentum=0.9)),
    ("momentum-step", "Steps.", "StepMomentum", {"step_size": 3, "gamma": 0.5}, run(8, 1, momentum=0.9)),
    ("momentum-multi-step", "Milestones.", "MultiStepMomentum", {"milestones": [3, 6], "gamma": 0.5}, run(8, 1, momentum=0.9)),
    ("momentum-cosine", "A cosine, in epochs as iterations.", "CosineAnnealingMomentum", {"eta_min": 0.5, **CONVERT}, run(4, 5, momentum=0.9)),
    ("momentum-poly", "A polynomial.", "PolyMomentum", {"eta_min": 0.5, "power": 2.0}, run(8, 1, momentum=0.9)),
    ("momentum-restart", "Restarts.", "CosineRestartMomentum", {"periods": [3, 5], "restart_weights": [1, 0.9], "eta_min": 0.5}, run(8, 1, momentum=0.9)),
]
# fmt: on
