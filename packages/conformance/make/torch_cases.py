"""What is asked of torch.optim.lr_scheduler: usual arguments, odd ones, and ones that torch refuses."""

from fixture import around

CASES = []


def c(name, /, **args):
    return {"name": name, "args": args}


def f(source):
    return {"function": source}


def case(slug, title, call, steps, **more):
    CASES.append((slug, title, call, steps, more))


# fmt: off
# StepLR
case("step", "Steps of 3.", c("StepLR", step_size=3, gamma=0.5), range(13))
case("step-defaults", "The default gamma.", c("StepLR", step_size=30), around(0, 30, 60, 90))
case("step-one", "A step at every tick.", c("StepLR", step_size=1, gamma=0.9), range(12))
case("step-gamma-zero", "A gamma of 0.", c("StepLR", step_size=4, gamma=0.0), range(10))
case("step-gamma-above-one", "A rate that grows.", c("StepLR", step_size=4, gamma=1.5), range(14))
case("step-gamma-negative", "A gamma below 0 turns the sign.", c("StepLR", step_size=3, gamma=-0.5), range(14))
case("step-size-negative", "A negative step_size is as good as a positive one.", c("StepLR", step_size=-3, gamma=0.5), range(10))
case("step-size-zero", "A step_size of 0 fails at tick 1.", c("StepLR", step_size=0), range(3), refuses="ZeroDivisionError")
case("step-groups", "Two groups, each with its own base.", c("StepLR", step_size=2, gamma=0.5), range(7), base=[0.1, 0.01])
case("step-by-epoch", "Stepped once an epoch of 4 updates.", c("StepLR", step_size=2, gamma=0.5), range(25), stepsPerEpoch=4)
# MultiStepLR
case("multi-step", "Milestones 30 and 80.", c("MultiStepLR", milestones=[30, 80], gamma=0.1), around(0, 30, 80, 100))
case("multi-step-zero", "A milestone of 0 acts at construction.", c("MultiStepLR", milestones=[0, 3], gamma=0.5), range(6))
case("multi-step-duplicate", "A milestone twice multiplies twice.", c("MultiStepLR", milestones=[3, 3, 5], gamma=0.5), range(8))
case("multi-step-unsorted", "Unsorted milestones are taken in order.", c("MultiStepLR", milestones=[7, 2, 5], gamma=0.5), range(10))
case("multi-step-negative", "A negative milestone is never met.", c("MultiStepLR", milestones=[-2, 4], gamma=0.5), range(7))
case("multi-step-none", "No milestones.", c("MultiStepLR", milestones=[]), range(4))
case("multi-step-gamma-zero", "A gamma of 0.", c("MultiStepLR", milestones=[2, 4], gamma=0.0), range(7))
case("multi-step-gamma-negative", "A gamma below 0.", c("MultiStepLR", milestones=[2, 4], gamma=-0.5), range(7))
case("multi-step-fraction", "A milestone between two ticks is never met.", c("MultiStepLR", milestones=[2.5, 4], gamma=0.5), range(7))
# ConstantLR
case("constant-defaults", "A third for 5 ticks.", c("ConstantLR"), range(8))
case("constant-one", "One tick.", c("ConstantLR", factor=0.5, total_iters=1), range(4))
case("constant-zero-iters", "total_iters 0 keeps the factor for ever.", c("ConstantLR", factor=0.5, total_iters=0), range(4))
case("constant-negative-iters", "Negative total_iters keep the factor for ever.", c("ConstantLR", factor=0.5, total_iters=-2), range(4))
case("constant-factor-one", "A factor of 1 does nothing.", c("ConstantLR", factor=1.0, total_iters=3), range(5))
case("constant-factor-zero", "A factor of 0 cannot be undone.", c("ConstantLR", factor=0.0, total_iters=3), range(6), refuses="ZeroDivisionError")
case("constant-factor-above-one", "A factor above 1.", c("ConstantLR", factor=1.5), range(2), refuses="ValueError")
case("constant-factor-negative", "A factor below 0.", c("ConstantLR", factor=-0.1), range(2), refuses="ValueError")
# LinearLR
case("linear-defaults", "From a third in 5 ticks.", c("LinearLR"), range(8))
case("linear-warmup", "A warm-up from a thousandth.", c("LinearLR", start_factor=0.001, total_iters=500), around(0, 250, 500, 600), recursive=True)
case("linear-down", "Down to 0.", c("LinearLR", start_factor=1.0, end_factor=0.0, total_iters=8), range(12))
case("linear-flat", "The same factor at both ends.", c("LinearLR", start_factor=0.5, end_factor=0.5, total_iters=4), range(7))
case("linear-one", "One tick.", c("LinearLR", start_factor=0.1, total_iters=1), range(4))
case("linear-zero-iters", "total_iters 0 stays at the start.", c("LinearLR", start_factor=0.25, total_iters=0), range(4))
case("linear-negative-iters", "Negative total_iters stay at the start.", c("LinearLR", start_factor=0.25, total_iters=-3), range(4))
case("linear-start-zero", "A start of 0 is refused.", c("LinearLR", start_factor=0.0), range(2), refuses="ValueError")
case("linear-start-above-one", "A start above 1 is refused.", c("LinearLR", start_factor=1.1), range(2), refuses="ValueError")
case("linear-end-above-one", "An end above 1 is refused.", c("LinearLR", end_factor=1.1), range(2), refuses="ValueError")
case("linear-end-negative", "An end below 0 is refused.", c("LinearLR", end_factor=-0.1), range(2), refuses="ValueError")
case("linear-groups", "Two groups.", c("LinearLR", start_factor=0.5, total_iters=4), range(7), base=[0.1, 0.01])
case("linear-by-epoch", "Stepped once an epoch of 10 updates.", c("LinearLR", start_factor=0.5, total_iters=4), around(0, 10, 20, 30, 40, 50), stepsPerEpoch=10)
case("linear-long", "From 1e-8 over 100000 ticks, by recursion.", c("LinearLR", start_factor=1e-8, total_iters=100000), around(0, 1, 1000, 50000, 100000), recursive=True)
# ExponentialLR
case("exponential", "Nine tenths a tick.", c("ExponentialLR", gamma=0.9), range(20))
case("exponential-zero", "A gamma of 0.", c("ExponentialLR", gamma=0.0), range(4))
case("exponential-one", "A gamma of 1.", c("ExponentialLR", gamma=1.0), range(4))
case("exponential-growing", "A gamma above 1.", c("ExponentialLR", gamma=1.1), range(12))
case("exponential-negative", "A gamma below 0 turns the sign.", c("ExponentialLR", gamma=-0.9), range(8))
case("exponential-long", "10000 ticks.", c("ExponentialLR", gamma=0.9995), around(0, 1000, 10000), recursive=True)
# PolynomialLR
case("polynomial-defaults", "5 ticks, straight.", c("PolynomialLR"), range(8))
case("polynomial-power", "A power of 0.9.", c("PolynomialLR", total_iters=20, power=0.9), range(24))
case("polynomial-two", "A power of 2.", c("PolynomialLR", total_iters=12, power=2.0), range(15))
case("polynomial-power-zero", "A power of 0 does nothing.", c("PolynomialLR", total_iters=4, power=0.0), range(7))
case("polynomial-power-negative", "A negative power divides by zero at the end.", c("PolynomialLR", total_iters=4, power=-1.0), range(7), refuses="ZeroDivisionError")
case("polynomial-one", "One tick.", c("PolynomialLR", total_iters=1), range(4))
case("polynomial-zero-iters", "total_iters 0 does nothing.", c("PolynomialLR", total_iters=0), range(4))
case("polynomial-negative-iters", "Negative total_iters do nothing.", c("PolynomialLR", total_iters=-4), range(4))
# CosineAnnealingLR
case("cosine", "10 ticks to 0.", c("CosineAnnealingLR", T_max=10), range(11))
case("cosine-eta-min", "A floor.", c("CosineAnnealingLR", T_max=10, eta_min=0.001), range(11))
case("cosine-past-the-end", "After T_max it rises again.", c("CosineAnnealingLR", T_max=10, eta_min=0.01), range(45))
case("cosine-one", "T_max 1 jumps up and down.", c("CosineAnnealingLR", T_max=1), range(6))
case("cosine-fraction", "T_max 2.5.", c("CosineAnnealingLR", T_max=2.5), range(14))
case("cosine-negative", "A negative T_max is as good as a positive one.", c("CosineAnnealingLR", T_max=-4), range(12))
case("cosine-floor-above-base", "A floor above the base rises first.", c("CosineAnnealingLR", T_max=6, eta_min=0.5), range(14))
case("cosine-zero", "T_max 0 divides by zero.", c("CosineAnnealingLR", T_max=0), range(3), refuses="ZeroDivisionError")
case("cosine-long", "1000 ticks by recursion.", c("CosineAnnealingLR", T_max=1000, eta_min=1e-5), around(0, 500, 999, 1000, 1001, 2000), recursive=True)
case("cosine-groups", "Two groups and one floor.", c("CosineAnnealingLR", T_max=5, eta_min=0.02), range(7), base=[0.1, 0.01])
case("cosine-by-epoch", "Stepped once an epoch of 10 updates.", c("CosineAnnealingLR", T_max=5), around(0, 10, 20, 30, 40, 50), stepsPerEpoch=10)
# CosineAnnealingWarmRestarts
case("restarts-equal", "Equal cycles.", c("CosineAnnealingWarmRestarts", T_0=5), range(17))
case("restarts-growing", "Cycles that double.", c("CosineAnnealingWarmRestarts", T_0=3, T_mult=2, eta_min=0.001), range(26))
case("restarts-triple", "Cycles from 1 that triple, past the fifth restart.", c("CosineAnnealingWarmRestarts", T_0=1, T_mult=3), around(0, 1, 4, 13, 40, 121))
case("restarts-one", "Cycles of one tick never fall.", c("CosineAnnealingWarmRestarts", T_0=1), range(4))
case("restarts-zero", "T_0 0 is refused.", c("CosineAnnealingWarmRestarts", T_0=0), range(2), refuses="ValueError")
case("restarts-fraction", "A fractional T_0 is refused.", c("CosineAnnealingWarmRestarts", T_0=2.5), range(2), refuses="ValueError")
case("restarts-mult-zero", "T_mult below 1 is refused.", c("CosineAnnealingWarmRestarts", T_0=5, T_mult=0), range(2), refuses="ValueError")
# CyclicLR
case("cyclic", "Up in 4, down in 4.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=4), range(20), momentum=True)
case("cyclic-uneven", "Up in 2, down in 6.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=2, step_size_down=6), range(20), momentum=True)
case("cyclic-fraction", "Cycles of fractional length.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=2.5, step_size_down=3.25), range(20), momentum=True)
case("cyclic-sawtooth", "A way down of no ticks.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=4, step_size_down=0), range(12), momentum=True)
case("cyclic-two", "triangular2 halves the height each cycle.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=3, mode="triangular2"), range(20), momentum=True)
case("cyclic-exp-range", "exp_range shrinks with every tick.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=3, mode="exp_range", gamma=0.95), range(20), momentum=True)
case("cyclic-exp-range-zero", "exp_range from 0.", c("CyclicLR", base_lr=0.0, max_lr=0.1, step_size_up=3, mode="exp_range", gamma=0.9), range(20), momentum=True)
case("cyclic-exp-range-one", "exp_range with its default gamma is triangular.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=3, mode="exp_range"), range(10), momentum=True)
case("cyclic-gamma-ignored", "Other modes ignore gamma.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=3, gamma=0.5), range(10))
case("cyclic-no-momentum", "cycle_momentum off.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=3, cycle_momentum=False), range(8))
case("cyclic-momentum", "Momentum of one's own.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=3, base_momentum=0.5, max_momentum=0.99), range(8), momentum=True)
case("cyclic-base-ignored", "The rate of the optimizer does not count.", c("CyclicLR", base_lr=0.2, max_lr=0.1, step_size_up=3, cycle_momentum=False), range(8), base=7.0)
case("cyclic-groups", "Rates of two groups.", c("CyclicLR", base_lr=[0.01, 0.001], max_lr=[0.1, 0.05], step_size_up=3), range(10), base=[0.3, 0.3])
case("cyclic-up-zero", "A way up of no ticks divides by zero.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=0, step_size_down=4), range(2), refuses="ZeroDivisionError")
case("cyclic-mode", "A mode nobody knows.", c("CyclicLR", base_lr=0.01, max_lr=0.1, mode="square"), range(2), refuses="ValueError")
case("cyclic-scale-fn", "A scale of one's own, by cycle.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=3, scale_fn=f("lambda x: 1 / (5 ** (x * 0.0001))"), cycle_momentum=False), range(20))
case("cyclic-scale-fn-iterations", "A scale of one's own, by tick.", c("CyclicLR", base_lr=0.01, max_lr=0.1, step_size_up=3, scale_fn=f("lambda t: 0.9 ** t"), scale_mode="iterations", cycle_momentum=False), range(20))
# OneCycleLR
case("one-cycle", "10 ticks.", c("OneCycleLR", max_lr=0.1, total_steps=10), range(10), momentum=True)
case("one-cycle-epochs", "epochs times steps_per_epoch.", c("OneCycleLR", max_lr=0.1, epochs=4, steps_per_epoch=5), range(20), momentum=True)
case("one-cycle-linear", "Straight.", c("OneCycleLR", max_lr=0.1, total_steps=20, anneal_strategy="linear"), range(20), momentum=True)
case("one-cycle-three", "Three phases.", c("OneCycleLR", max_lr=0.1, total_steps=20, three_phase=True), range(20), momentum=True)
case("one-cycle-three-linear", "Three straight phases.", c("OneCycleLR", max_lr=0.1, total_steps=25, three_phase=True, anneal_strategy="linear"), range(25), momentum=True)
case("one-cycle-three-late", "Three phases of which the third never comes.", c("OneCycleLR", max_lr=0.1, total_steps=20, pct_start=0.75, three_phase=True), range(20), momentum=True)
case("one-cycle-peak-missed", "The peak lies between two ticks.", c("OneCycleLR", max_lr=1.0, total_steps=7), range(7), momentum=True)
case("one-cycle-pct-zero", "No way up at all.", c("OneCycleLR", max_lr=0.1, total_steps=10, pct_start=0.0), range(10), momentum=True)
case("one-cycle-pct-small", "A way up below one tick.", c("OneCycleLR", max_lr=0.1, total_steps=10, pct_start=0.05), range(10), momentum=True)
case("one-cycle-pct-small-three", "A way up below one tick, in three phases.", c("OneCycleLR", max_lr=0.1, total_steps=10, pct_start=0.05, three_phase=True), range(10), momentum=True)
case("one-cycle-pct-one", "Only up.", c("OneCycleLR", max_lr=0.1, total_steps=10, pct_start=1.0), range(10), momentum=True)
case("one-cycle-one-step", "One step.", c("OneCycleLR", max_lr=0.1, total_steps=1), range(1), momentum=True)
case("one-cycle-two-steps", "Two steps.", c("OneCycleLR", max_lr=0.1, total_steps=2), range(2), momentum=True)
case("one-cycle-divisors", "Divisors of one's own.", c("OneCycleLR", max_lr=0.1, total_steps=10, div_factor=10.0, final_div_factor=100.0), range(10), momentum=True)
case("one-cycle-no-momentum", "cycle_momentum off.", c("OneCycleLR", max_lr=0.1, total_steps=10, cycle_momentum=False), range(10))
case("one-cycle-groups", "Peaks of two groups.", c("OneCycleLR", max_lr=[0.1, 0.01], total_steps=10), range(10), base=[0.5, 0.5])
case("one-cycle-past-the-end", "Tick N rises again, and the next raises.", c("OneCycleLR", max_lr=0.1, total_steps=10), range(10), after=2, refuses="ValueError")
case("one-cycle-linear-past-the-end", "Straight, tick N lies below 0.", c("OneCycleLR", max_lr=0.1, total_steps=10, anneal_strategy="linear"), range(10), after=2, refuses="ValueError")
case("one-cycle-pct-divides", "pct_start * total_steps of 1 divides by zero.", c("OneCycleLR", max_lr=0.1, total_steps=10, pct_start=0.1), range(2), refuses="ZeroDivisionError")
case("one-cycle-no-length", "No length.", c("OneCycleLR", max_lr=0.1, epochs=3), range(2), refuses="ValueError")
case("one-cycle-zero-steps", "No steps.", c("OneCycleLR", max_lr=0.1, total_steps=0), range(2), refuses="ValueError")
case("one-cycle-fraction-steps", "Steps that are not whole.", c("OneCycleLR", max_lr=0.1, total_steps=10.5), range(2), refuses="ValueError")
case("one-cycle-zero-epochs", "No epochs.", c("OneCycleLR", max_lr=0.1, epochs=0, steps_per_epoch=5), range(2), refuses="ValueError")
case("one-cycle-pct-above-one", "A share above 1.", c("OneCycleLR", max_lr=0.1, total_steps=10, pct_start=1.5), range(2), refuses="ValueError")
case("one-cycle-pct-int", "A share of 1 that is no float.", c("OneCycleLR", max_lr=0.1, total_steps=10, pct_start=1), range(2), refuses="ValueError", decision=4)
case("one-cycle-strategy", "A strategy nobody knows.", c("OneCycleLR", max_lr=0.1, total_steps=10, anneal_strategy="cosine"), range(2), refuses="ValueError")
case("one-cycle-div-zero", "A divisor of 0.", c("OneCycleLR", max_lr=0.1, total_steps=10, div_factor=0), range(2), refuses="ZeroDivisionError")
case("one-cycle-final-div-zero", "A last divisor of 0.", c("OneCycleLR", max_lr=0.1, total_steps=10, final_div_factor=0), range(2), refuses="ZeroDivisionError")
# LambdaLR and MultiplicativeLR
DEF = "def rate(step):\n    warmup = 4\n    if step < warmup:\n        return (step + 1) / warmup\n    progress = (step - warmup) / (12 - warmup)\n    return max(0.1, 0.5 * (1 + math.cos(math.pi * progress)))"
case("lambda-power", "A number to the power of the tick.", c("LambdaLR", lr_lambda=f("lambda epoch: 0.95 ** epoch")), range(12))
case("lambda-number", "One number.", c("LambdaLR", lr_lambda=f("lambda _: 0.5")), range(5))
case("lambda-warmup", "A warm-up and a cosine in a def.", c("LambdaLR", lr_lambda=f(DEF)), range(16))
case("lambda-groups", "A function for each group.", c("LambdaLR", lr_lambda=[f("lambda epoch: 0.9 ** epoch"), f("lambda epoch: 1 / (1 + epoch)")]), range(8), base=[0.1, 0.01])
case("lambda-floor", "Floor divisions.", c("LambdaLR", lr_lambda=f("lambda epoch: 0.5 ** (epoch // 3)")), range(10))
case("lambda-condition", "Conditions.", c("LambdaLR", lr_lambda=f("lambda e: 1.0 if e < 3 else 0.1 if 3 <= e < 6 else 0.01")), range(9))
case("lambda-by-epoch", "Stepped once an epoch of 4 updates.", c("LambdaLR", lr_lambda=f("lambda e: 1 / (e + 1)")), range(20), stepsPerEpoch=4)
case("lambda-divides", "A function that divides by zero at tick 3.", c("LambdaLR", lr_lambda=f("lambda e: 1 / (3 - e)")), range(6), refuses="ZeroDivisionError")
