"""What Paddle's schedules are asked: (slug, title, name, args, steps, expected error or None, run)."""

from fixture import around


def call(name, **args):
    return {"name": name, "args": args}


def of(rate=0.1, **args):
    return {"learning_rate": rate, **args}


# fmt: off
CLASSES = [
    ("noam", "0 at first, the peak at warmup_steps.", "NoamDecay", {"d_model": 512, "warmup_steps": 10}, [*range(16), 40]),
    ("noam-rate", "A learning_rate scales it.", "NoamDecay", {"d_model": 64, "warmup_steps": 4, "learning_rate": 0.5}, range(12)),
    ("noam-d-model-zero", "No model.", "NoamDecay", {"d_model": 0, "warmup_steps": 4}, [0], "ValueError"),
    ("noam-warmup-zero", "No warm-up divides by zero.", "NoamDecay", {"d_model": 64, "warmup_steps": 0}, [0], "ZeroDivisionError"),
    ("piecewise", "The new value at the boundary.", "PiecewiseDecay", {"boundaries": [3, 6], "values": [0.1, 0.01, 0.001]}, range(9)),
    ("piecewise-zero", "A boundary of 0 is passed at once.", "PiecewiseDecay", {"boundaries": [0, 6], "values": [0.1, 0.01, 0.001]}, range(9)),
    ("piecewise-surplus", "Of too many values the last is used.", "PiecewiseDecay", {"boundaries": [3], "values": [0.1, 0.01, 0.001]}, range(6)),
    ("piecewise-unsorted", "The first larger boundary in the list.", "PiecewiseDecay", {"boundaries": [6, 3], "values": [0.1, 0.01, 0.001]}, range(9)),
    ("piecewise-refused-empty", "No boundary.", "PiecewiseDecay", {"boundaries": [], "values": [0.1]}, [0], "ValueError"),
    ("piecewise-refused-few", "Too few values.", "PiecewiseDecay", {"boundaries": [3, 6], "values": [0.1, 0.01]}, [0], "ValueError"),
    ("natural-exp", "exp(-gamma t).", "NaturalExpDecay", of(gamma=0.1), range(12)),
    ("natural-exp-gamma-zero", "A gamma of 0.", "NaturalExpDecay", of(gamma=0.0), [0], "AssertionError"),
    ("inverse-time", "1 / (1 + gamma t).", "InverseTimeDecay", of(gamma=0.5), range(12)),
    ("inverse-time-gamma-zero", "A gamma of 0 is constant.", "InverseTimeDecay", of(gamma=0.0), range(4)),
    ("inverse-time-gamma-negative", "A negative gamma comes to a division by zero.", "InverseTimeDecay", of(gamma=-0.5), range(4), "ZeroDivisionError"),
    ("polynomial", "To 1e-4 unless told.", "PolynomialDecay", of(decay_steps=8), range(12)),
    ("polynomial-power", "A square to 0.", "PolynomialDecay", of(decay_steps=8, end_lr=0.0, power=2.0), range(12)),
    ("polynomial-cycle", "At every multiple the end, and then up.", "PolynomialDecay", of(decay_steps=4, end_lr=0.01, cycle=True), range(14)),
    ("polynomial-end-above", "An end above the base: the rate rises.", "PolynomialDecay", of(5e-5, decay_steps=8), range(12)),
    ("polynomial-refused-steps", "A length of 0.", "PolynomialDecay", of(decay_steps=0), [0], "AssertionError"),
    ("polynomial-refused-power", "A power of 0.", "PolynomialDecay", of(decay_steps=4, power=0.0), [0], "AssertionError"),
    ("linear-warmup", "To a number.", "LinearWarmup", of(0.1, warmup_steps=5, start_lr=0.0, end_lr=0.1), range(9)),
    ("linear-warmup-jump", "Nothing makes the end meet what comes after.", "LinearWarmup", of(0.1, warmup_steps=5, start_lr=0.01, end_lr=0.05), range(9)),
    ("linear-warmup-one", "One step.", "LinearWarmup", of(0.1, warmup_steps=1, start_lr=0.0, end_lr=0.1), range(4)),
    ("linear-warmup-cosine", "A cosine on its own clock, which rises again.", "LinearWarmup", {"learning_rate": call("CosineAnnealingDecay", learning_rate=0.1, T_max=6), "warmup_steps": 4, "start_lr": 0.0, "end_lr": 0.1}, range(18)),
    ("linear-warmup-piecewise", "The boundaries count from the end of the warm-up.", "LinearWarmup", {"learning_rate": call("PiecewiseDecay", boundaries=[3, 6], values=[0.1, 0.01, 0.001]), "warmup_steps": 4, "start_lr": 0.01, "end_lr": 0.1}, range(14)),
    ("linear-warmup-polynomial", "A polynomial.", "LinearWarmup", {"learning_rate": call("PolynomialDecay", learning_rate=0.1, decay_steps=8, end_lr=0.0, power=0.9), "warmup_steps": 4, "start_lr": 0.0, "end_lr": 0.1}, range(14)),
    ("linear-warmup-linear", "A recursion inside.", "LinearWarmup", {"learning_rate": call("LinearLR", learning_rate=0.1, total_steps=5, start_factor=1.0, end_factor=0.1), "warmup_steps": 4, "start_lr": 0.0, "end_lr": 0.1}, range(14)),
    ("linear-warmup-restarts", "Restarts.", "LinearWarmup", {"learning_rate": call("CosineAnnealingWarmRestarts", learning_rate=0.1, T_0=3, T_mult=2), "warmup_steps": 4, "start_lr": 0.0, "end_lr": 0.1}, range(24)),
    ("linear-warmup-restarts-late", "The restart after 121 steps is a step late, where a quotient of logarithms decides.", "LinearWarmup", {"learning_rate": call("CosineAnnealingWarmRestarts", learning_rate=0.1, T_0=1, T_mult=3), "warmup_steps": 4, "start_lr": 0.0, "end_lr": 0.1}, around(0, 4, 8, 17, 44, 125)),
    ("linear-warmup-warmup", "A warm-up in a warm-up.", "LinearWarmup", {"learning_rate": call("LinearWarmup", learning_rate=0.5, warmup_steps=3, start_lr=0.1, end_lr=0.5), "warmup_steps": 4, "start_lr": 0.0, "end_lr": 0.1}, range(10)),
    ("linear-warmup-refused-falls", "An end that is not above the start.", "LinearWarmup", of(0.1, warmup_steps=5, start_lr=0.1, end_lr=0.1), [0], "AssertionError"),
    ("linear-warmup-refused-steps", "A length of 0.", "LinearWarmup", of(0.1, warmup_steps=0, start_lr=0.0, end_lr=0.1), [0], "AssertionError"),
    ("exponential", "gamma ^ t.", "ExponentialDecay", of(gamma=0.9), range(12)),
    ("exponential-refused-one", "A gamma of 1.", "ExponentialDecay", of(gamma=1.0), [0], "AssertionError"),
    ("multi-step", "The new rate at the milestone.", "MultiStepDecay", of(milestones=[3, 6]), range(9)),
    ("multi-step-zero", "A milestone of 0 acts at once.", "MultiStepDecay", of(milestones=[0, 6], gamma=0.5), range(9)),
    ("multi-step-empty", "No milestone.", "MultiStepDecay", of(milestones=[]), range(3)),
    ("multi-step-refused-equal", "Milestones must rise.", "MultiStepDecay", of(milestones=[3, 3]), [0], "ValueError"),
    ("multi-step-refused-gamma", "A gamma of 1.", "MultiStepDecay", of(milestones=[3], gamma=1.0), [0], "ValueError"),
    ("step", "Every 3.", "StepDecay", of(step_size=3), range(10)),
    ("step-gamma-zero", "A gamma of 0.", "StepDecay", of(step_size=3, gamma=0.0), range(7)),
    ("step-refused-size", "A size of 0.", "StepDecay", of(step_size=0), [0], "AssertionError"),
    ("step-refused-gamma", "A gamma of 1.", "StepDecay", of(step_size=3, gamma=1.0), [0], "ValueError"),
    ("cosine", "It rises again after T_max.", "CosineAnnealingDecay", of(T_max=6, eta_min=0.01), range(20)),
    ("cosine-one", "A T_max of 1.", "CosineAnnealingDecay", of(T_max=1), range(5)),
    ("cosine-long", "A thousand steps of recursion.", "CosineAnnealingDecay", of(T_max=1000), around(0, 500, 1000, 2000, width=2)),
    ("cosine-refused-zero", "A T_max of 0.", "CosineAnnealingDecay", of(T_max=0), [0], "AssertionError"),
    ("restarts", "Equal periods.", "CosineAnnealingWarmRestarts", of(T_0=4, eta_min=0.01), range(14)),
    ("restarts-doubling", "Doubling periods.", "CosineAnnealingWarmRestarts", of(T_0=2, T_mult=2), range(16)),
    ("restarts-tripling", "Tripling periods, each restart met.", "CosineAnnealingWarmRestarts", of(T_0=1, T_mult=3), around(0, 1, 4, 13, 40, 121)),
    ("restarts-refused", "A period of 0.", "CosineAnnealingWarmRestarts", of(T_0=0), [0], "ValueError"),
    ("one-cycle", "Two phases; the end is a rate.", "OneCycleLR", {"max_learning_rate": 0.5, "total_steps": 20}, range(20)),
    ("one-cycle-linear", "Straight lines.", "OneCycleLR", {"max_learning_rate": 0.5, "total_steps": 20, "divide_factor": 10, "end_learning_rate": 0.001, "anneal_strategy": "linear", "phase_pct": 0.25}, range(20)),
    ("one-cycle-three-phases", "Three phases.", "OneCycleLR", {"max_learning_rate": 0.5, "total_steps": 20, "three_phase": True}, range(20)),
    ("one-cycle-rise-below-one", "A rise of less than one step is left out.", "OneCycleLR", {"max_learning_rate": 0.5, "total_steps": 20, "phase_pct": 0.02}, range(20)),
    ("one-cycle-past", "One more fails.", "OneCycleLR", {"max_learning_rate": 0.5, "total_steps": 10}, range(12), "ValueError", {"totalSteps": 12}),
    ("one-cycle-refused-rise-one", "A rise of one step exactly divides by zero.", "OneCycleLR", {"max_learning_rate": 0.5, "total_steps": 20, "phase_pct": 0.05}, [0], "ZeroDivisionError"),
    ("one-cycle-refused-share", "Three phases need a share below a half.", "OneCycleLR", {"max_learning_rate": 0.5, "total_steps": 20, "phase_pct": 0.5, "three_phase": True}, [0], "ValueError"),
    ("one-cycle-refused-curve", "A curve nobody knows.", "OneCycleLR", {"max_learning_rate": 0.5, "total_steps": 20, "anneal_strategy": "poly"}, [0], "ValueError"),
    ("cyclic", "A triangle.", "CyclicLR", {"base_learning_rate": 0.01, "max_learning_rate": 0.1, "step_size_up": 4}, range(18)),
    ("cyclic-uneven", "A slow fall.", "CyclicLR", {"base_learning_rate": 0.01, "max_learning_rate": 0.1, "step_size_up": 2, "step_size_down": 5}, range(18)),
    ("cyclic-triangular2", "Half the height each time.", "CyclicLR", {"base_learning_rate": 0.01, "max_learning_rate": 0.1, "step_size_up": 3, "mode": "triangular2"}, range(20)),
    ("cyclic-exp-range", "The height falls with every step.", "CyclicLR", {"base_learning_rate": 0.01, "max_learning_rate": 0.1, "step_size_up": 3, "mode": "exp_range", "exp_gamma": 0.95}, range(20)),
    ("cyclic-exp-range-from-zero", "The same over a base of 0.", "CyclicLR", {"base_learning_rate": 0.0, "max_learning_rate": 0.1, "step_size_up": 3, "step_size_down": 4, "mode": "exp_range", "exp_gamma": 0.95}, range(20)),
    ("cyclic-refused-up", "A rise of 0 steps.", "CyclicLR", {"base_learning_rate": 0.01, "max_learning_rate": 0.1, "step_size_up": 0}, [0], "ValueError"),
    ("cyclic-refused-mode", "A mode nobody knows.", "CyclicLR", {"base_learning_rate": 0.01, "max_learning_rate": 0.1, "step_size_up": 3, "mode": "square"}, [0], "ValueError"),
    ("linear", "From a third to the base.", "LinearLR", of(total_steps=5), range(9)),
    ("linear-down", "Down to 0.", "LinearLR", of(total_steps=4, start_factor=1.0, end_factor=0.0), range(7)),
    ("linear-refused-start", "A start of 0.", "LinearLR", of(total_steps=5, start_factor=0.0), [0], "ValueError"),
    ("linear-refused-steps", "A length of 0.", "LinearLR", of(total_steps=0), [0], "ValueError"),
    ("negative-rate", "A negative rate.", "ExponentialDecay", of(-0.1, gamma=0.9), [0], "ValueError"),
]

STATIC = [
    ("fluid-noam", "It counts from 1.", "noam_decay", {"d_model": 512, "warmup_steps": 10}, [*range(16), 40]),
    ("fluid-exponential", "By the step.", "exponential_decay", of(decay_steps=5, decay_rate=0.5), range(12)),
    ("fluid-exponential-staircase", "Or every decay_steps.", "exponential_decay", of(decay_steps=5, decay_rate=0.5, staircase=True), range(12)),
    ("fluid-natural-exp", "By the step.", "natural_exp_decay", of(decay_steps=5, decay_rate=0.5), range(12)),
    ("fluid-natural-exp-staircase", "Or every decay_steps.", "natural_exp_decay", of(decay_steps=5, decay_rate=0.5, staircase=True), range(12)),
    ("fluid-inverse-time", "By the step.", "inverse_time_decay", of(decay_steps=5, decay_rate=0.5), range(12)),
    ("fluid-inverse-time-staircase", "Or every decay_steps.", "inverse_time_decay", of(decay_steps=5, decay_rate=0.5, staircase=True), range(12)),
    ("fluid-polynomial", "To 1e-4 unless told.", "polynomial_decay", of(decay_steps=8, power=2.0), range(12)),
    ("fluid-polynomial-cycle", "At every multiple the end, and then up.", "polynomial_decay", of(decay_steps=4, end_learning_rate=0.01, cycle=True), range(14)),
    ("fluid-piecewise", "The new value at the boundary.", "piecewise_decay", {"boundaries": [3, 6], "values": [0.1, 0.01, 0.001]}, range(9)),
    ("fluid-piecewise-empty", "No boundary: the one value.", "piecewise_decay", {"boundaries": [], "values": [0.1]}, range(3)),
    ("fluid-piecewise-refused", "One value more than boundaries, exactly.", "piecewise_decay", {"boundaries": [3], "values": [0.1, 0.01, 0.001]}, [0], "ValueError"),
    ("fluid-cosine", "A staircase of epochs that rises again.", "cosine_decay", of(step_each_epoch=3, epochs=4), range(30)),
    ("fluid-warmup", "A number after it.", "linear_lr_warmup", of(0.1, warmup_steps=5, start_lr=0.0, end_lr=0.1), range(9)),
    ("fluid-warmup-cosine", "What comes after has run all along.", "linear_lr_warmup", {"learning_rate": call("cosine_decay", learning_rate=0.1, step_each_epoch=3, epochs=4), "warmup_steps": 4, "start_lr": 0.0, "end_lr": 0.1}, range(14)),
    ("fluid-warmup-piecewise", "A boundary within the warm-up is passed there.", "linear_lr_warmup", {"learning_rate": call("piecewise_decay", boundaries=[3, 6], values=[0.1, 0.01, 0.001]), "warmup_steps": 4, "start_lr": 0.0, "end_lr": 0.1}, range(9)),
    ("fluid-warmup-down", "A warm-up may fall.", "linear_lr_warmup", of(0.1, warmup_steps=5, start_lr=0.5, end_lr=0.1), range(9)),
]

# Exact restarts that a case meets, and Paddle a step late.
LATE = {"linear-warmup-restarts-late": [125]}

# What these functions answer in the mode that 2.x starts in: another call, by the name and the arguments that are left of it.
DYNAMIC = [
    ("dynamic-exponential", "exponential_decay(0.1, 100, 0.5, True) loses its length and its stairs.", ("exponential_decay", of(decay_steps=100, decay_rate=0.5, staircase=True)), ("ExponentialDecay", of(gamma=0.5)), range(6)),
    ("dynamic-natural-exp", "natural_exp_decay(0.1, 100, 0.5) loses its length.", ("natural_exp_decay", of(decay_steps=100, decay_rate=0.5)), ("NaturalExpDecay", of(gamma=0.5)), range(6)),
    ("dynamic-inverse-time", "inverse_time_decay(0.1, 100, 0.5) loses its length.", ("inverse_time_decay", of(decay_steps=100, decay_rate=0.5)), ("InverseTimeDecay", of(gamma=0.5)), range(6)),
    ("dynamic-cosine", "cosine_decay(0.1, 100, 6) loses its epochs' length: a cosine over six steps.", ("cosine_decay", of(step_each_epoch=100, epochs=6)), ("CosineAnnealingDecay", of(T_max=6)), range(14)),
]
# fmt: on

# fmt: off
FUNCTIONS = [
    ("lambda-power", "A number to the power of the tick.", "LambdaDecay", of(0.5, lr_lambda="lambda epoch: 0.95 ** epoch"), range(12)),
    ("lambda-function", "Any function gives a factor, from tick 0 on.", "LambdaDecay", of(0.1, lr_lambda="lambda x: 1 / (1 + x) + 0.1"), range(12)),
    ("multiplicative", "One factor for all ticks.", "MultiplicativeDecay", of(0.5, lr_lambda="lambda epoch: 0.95"), range(12)),
    ("multiplicative-function", "A function is not asked for tick 0.", "MultiplicativeDecay", of(0.1, lr_lambda="lambda x: 1 - 1 / (2 + x)"), range(12)),
]
# fmt: on
