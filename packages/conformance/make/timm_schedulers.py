"""timm: its schedulers as its training script drives them, and `create_scheduler_v2`."""

import torchvision_operator  # noqa: F401, before timm

import fixture
import source
import timm
import torch
from fixture import around
from scipy.stats import truncnorm
from timm import scheduler as schedulers

SOURCE = {
    "what": "timm",
    "version": timm.__version__,
    "precision": "float64",
    "how": "as its training script does: step(epoch + 1) after an epoch, step_update(updates) after an update; the optimizer's rate",
}
COSINE, TANH, POLY = "CosineLRScheduler", "TanhLRScheduler", "PolyLRScheduler"
STEP, MULTI, ANY = "StepLRScheduler", "MultiStepLRScheduler", "create_scheduler_v2"
WARM = {"warmup_t": 3, "warmup_lr_init": 0.01}
UPDATES = {"t_in_epochs": False}

# fmt: off
CASES = [
    ("cosine", "A cosine by epoch, past its end.", COSINE, {"t_initial": 10}, {}, range(13)),
    ("cosine-floor", "To a floor, where it stays.", COSINE, {"t_initial": 10, "lr_min": 0.001}, {}, range(13)),
    ("cosine-warmup", "A warm-up laid over the cosine: a drop where it ends.", COSINE, {"t_initial": 8, **WARM}, {}, range(10)),
    ("cosine-warmup-prefix", "A warm-up before the cosine.", COSINE, {"t_initial": 8, "warmup_prefix": True, **WARM}, {}, range(13)),
    ("cosine-warmup-one", "A warm-up of one epoch.", COSINE, {"t_initial": 8, "warmup_t": 1}, {}, range(10)),
    ("cosine-warmup-fractional", "A warm-up of 2.5.", COSINE, {"t_initial": 8, "warmup_t": 2.5, "warmup_prefix": True}, {}, range(13)),
    ("cosine-warmup-longer", "A warm-up longer than the cosine: then the floor.", COSINE, {"t_initial": 3, "warmup_t": 5, "lr_min": 0.01}, {}, range(8)),
    ("cosine-updates", "By update.", COSINE, {"t_initial": 20, "warmup_t": 5, "warmup_prefix": True, **UPDATES}, {"stepsPerEpoch": 10}, range(28)),
    ("cosine-epochs", "By epoch, of four updates each.", COSINE, {"t_initial": 5, **WARM}, {"stepsPerEpoch": 4}, range(24)),
    ("cosine-cycles", "Three cycles, then the floor.", COSINE, {"t_initial": 5, "cycle_limit": 3, "lr_min": 0.01}, {}, range(18)),
    ("cosine-cycles-decay", "Cycles that halve: the floor stays, the peak halves.", COSINE, {"t_initial": 5, "cycle_limit": 3, "cycle_decay": 0.5, "lr_min": 0.01}, {}, range(18)),
    ("cosine-cycles-decay-zero", "Cycles that halve, over 0.", COSINE, {"t_initial": 5, "cycle_limit": 3, "cycle_decay": 0.5}, {}, range(18)),
    ("cosine-cycles-mul", "Cycles twice as long each.", COSINE, {"t_initial": 4, "cycle_limit": 3, "cycle_mul": 2.0, "cycle_decay": 0.5, "lr_min": 0.01}, {}, range(32)),
    ("cosine-cycles-mul-3", "Cycles three times as long each: the logarithm names the cycle before at the last restart.", COSINE, {"t_initial": 1, "cycle_limit": 7, "cycle_mul": 3.0, **UPDATES}, {}, [0, 1, 2, 4, 5, 13, 14, 40, 41, 121, 122, 200, 364, 365]),
    ("cosine-cycles-warmup", "A warm-up over the first cycle.", COSINE, {"t_initial": 6, "cycle_limit": 2, **WARM}, {}, range(14)),
    ("cosine-no-cycle", "No cycle: the floor, but for the first epoch.", COSINE, {"t_initial": 5, "cycle_limit": 0, "lr_min": 0.01}, {}, range(4)),
    ("cosine-k-decay", "k-decay.", COSINE, {"t_initial": 10, "k_decay": 2.0, "lr_min": 0.001}, {}, range(12)),
    ("cosine-groups", "Two groups share the floor and the first rate of the warm-up.", COSINE, {"t_initial": 8, "lr_min": 0.005, **WARM}, {"baseRate": [0.1, 0.02]}, range(10)),
    ("cosine-floor-above", "A floor above the rate climbs.", COSINE, {"t_initial": 8, "lr_min": 0.2}, {}, range(10)),
    ("cosine-noise", "Noise from epoch 5 on: the mean, and what it was.", COSINE, {"t_initial": 20, "noise_range_t": 5, "noise_pct": 0.3}, {}, range(22)),
    ("cosine-noise-range", "Noise between two epochs.", COSINE, {"t_initial": 20, "noise_range_t": [4, 12], "noise_seed": 7}, {}, range(22)),
    ("cosine-noise-start", "Noise from the first epoch on leaves that alone, as nobody asks for it.", COSINE, {"t_initial": 20, "noise_range_t": 0, "noise_pct": 2.0, "lr_min": 0.01}, {}, range(22)),
    ("cosine-noise-fractional", "Noise from 3.5 to 6.5, in the warm-up as well.", COSINE, {"t_initial": 10, "noise_range_t": [3.5, 6.5], "warmup_t": 5, "warmup_prefix": True}, {}, range(12)),
    ("cosine-noise-std", "noise_std does nothing.", COSINE, {"t_initial": 10, "noise_range_t": 2, "noise_std": 0.01}, {}, range(12)),
    ("step-noise-epochs", "One number an epoch, of two updates each.", STEP, {"decay_t": 2, "decay_rate": 0.5, "noise_range_t": [1, 4], "noise_pct": 0.5}, {"stepsPerEpoch": 2}, range(14)),
    ("poly-noise-updates", "One number an update.", POLY, {"t_initial": 10, "power": 1.0, "noise_range_t": [2, 9], "noise_pct": 0.01, **UPDATES}, {"stepsPerEpoch": 5}, range(12)),
    ("tanh-noise-wide", "Nearly no number is drawn anew.", TANH, {"t_initial": 10, "noise_range_t": 1, "noise_pct": 12.0}, {}, range(10)),
    ("factory-noise", "The factory takes shares of the cycle.", ANY, {"num_epochs": 10, "noise": [0.25, 0.65], "warmup_epochs": 2}, {}, range(12)),
    ("factory-noise-one", "One share in a list is one number.", ANY, {"sched": "multistep", "num_epochs": 10, "decay_milestones": [4, 8], "noise": [0.4], "noise_pct": 0.1}, {}, range(12)),
    ("tanh", "tanh starts at the base, then at a share of it, and ends above its floor.", TANH, {"t_initial": 10}, {}, range(13)),
    ("tanh-steep", "Bounds of its own: the first epoch is at the base, not at the curve.", TANH, {"t_initial": 10, "lb": -1.0, "ub": 2.0, "lr_min": 0.01}, {}, range(13)),
    ("tanh-warmup", "A warm-up that aims at the curve, not at the base.", TANH, {"t_initial": 10, "lb": -2.0, "ub": 2.0, **WARM}, {}, range(13)),
    ("tanh-warmup-prefix", "A warm-up before it aims at the base.", TANH, {"t_initial": 10, "lb": -1.0, "ub": 2.0, "warmup_prefix": True, **WARM}, {}, range(16)),
    ("tanh-cycles", "Two cycles that halve.", TANH, {"t_initial": 6, "lb": -2.0, "ub": 2.0, "cycle_limit": 2, "cycle_decay": 0.5, "lr_min": 0.01}, {}, range(15)),
    ("poly", "A square root unless told.", POLY, {"t_initial": 10}, {}, range(13)),
    ("poly-line", "A line to a floor.", POLY, {"t_initial": 10, "power": 1.0, "lr_min": 0.01}, {}, range(13)),
    ("poly-k-decay", "k-decay.", POLY, {"t_initial": 10, "power": 2.0, "k_decay": 1.5}, {}, range(13)),
    ("poly-warmup", "A warm-up laid over it.", POLY, {"t_initial": 10, "power": 1.0, **WARM}, {}, range(13)),
    ("poly-cycles", "Two cycles, the second twice as long.", POLY, {"t_initial": 4, "power": 2.0, "cycle_limit": 2, "cycle_mul": 2.0}, {}, range(15)),
    ("step", "Every four epochs.", STEP, {"decay_t": 4, "decay_rate": 0.5}, {}, range(13)),
    ("step-default", "With the default rate nothing falls.", STEP, {"decay_t": 4}, {}, range(6)),
    ("step-fractional", "Every 2.5 epochs.", STEP, {"decay_t": 2.5, "decay_rate": 0.5}, {}, range(12)),
    ("step-warmup", "The warm-up comes before, unlike that of the cosine.", STEP, {"decay_t": 4, "decay_rate": 0.5, **WARM}, {}, range(13)),
    ("step-warmup-over", "A warm-up laid over it.", STEP, {"decay_t": 2, "decay_rate": 0.5, "warmup_prefix": False, **WARM}, {}, range(9)),
    ("step-updates", "By update.", STEP, {"decay_t": 4, "decay_rate": 0.5, **UPDATES}, {"stepsPerEpoch": 4}, range(13)),
    ("multi-step", "Each milestone comes an epoch early.", MULTI, {"decay_t": [4, 8], "decay_rate": 0.1}, {}, range(11)),
    ("multi-step-one", "Milestones at 0 and 1 come at epoch 1, as nothing is asked before it.", MULTI, {"decay_t": [0, 1, 4], "decay_rate": 0.5}, {}, range(7)),
    ("multi-step-warmup", "Milestones count from the end of the warm-up.", MULTI, {"decay_t": [1, 4], "decay_rate": 0.5, **WARM}, {}, range(11)),
    ("multi-step-warmup-over", "A milestone within the warm-up comes when it is over.", MULTI, {"decay_t": [2, 6], "decay_rate": 0.5, "warmup_prefix": False, **WARM}, {}, range(9)),
    ("multi-step-equal", "Two equal milestones.", MULTI, {"decay_t": [3, 3], "decay_rate": 0.5}, {}, range(6)),
    ("factory", "The factory's warm-up starts at 1e-5.", ANY, {"num_epochs": 10, "warmup_epochs": 3}, {}, range(12)),
    ("factory-tanh", "By its name.", ANY, {"sched": "tanh", "num_epochs": 10, "min_lr": 0.001}, {}, range(12)),
    ("factory-step", "By its name: a tenth, and the warm-up laid over it.", ANY, {"sched": "step", "num_epochs": 10, "decay_epochs": 4, "warmup_epochs": 2}, {}, range(12)),
    ("factory-multi-step", "By its name.", ANY, {"sched": "multistep", "num_epochs": 10, "decay_milestones": [4, 8]}, {}, range(12)),
    ("factory-poly", "The power is the decay rate: a tenth unless told.", ANY, {"sched": "poly", "num_epochs": 10}, {}, range(12)),
    ("factory-updates", "By update: every length is multiplied.", ANY, {"num_epochs": 5, "warmup_epochs": 1, "warmup_prefix": True, "step_on_epochs": False, "updates_per_epoch": 4, "min_lr": 0.001}, {"stepsPerEpoch": 4}, range(26)),
    ("factory-cycles", "Cycles fall to a tenth unless told.", ANY, {"num_epochs": 5, "cycle_limit": 2}, {}, range(12)),
    ("factory-multi-step-updates", "By update: each milestone an update early, not an epoch.", ANY, {"sched": "multistep", "num_epochs": 5, "decay_milestones": [2, 4], "step_on_epochs": False, "updates_per_epoch": 4}, {"stepsPerEpoch": 4}, range(20)),
]
REFUSALS = [
    ("refused-t-initial", "No length.", COSINE, {"t_initial": 0}, "AssertionError"),
    ("refused-lr-min", "A floor below 0.", COSINE, {"t_initial": 5, "lr_min": -0.1}, "AssertionError"),
    ("refused-tanh-bounds", "Bounds the wrong way round.", TANH, {"t_initial": 5, "lb": 3.0, "ub": -3.0}, "AssertionError"),
    ("refused-tanh-warmup", "A warm-up of less than nothing.", TANH, {"t_initial": 5, "warmup_t": -1}, "AssertionError"),
    ("refused-step", "A step of 0 divides by zero after the first epoch.", STEP, {"decay_t": 0}, "ZeroDivisionError"),
    ("refused-factory-updates", "By update without their number.", ANY, {"step_on_epochs": False}, "AssertionError"),
    ("refused-cycle-mul", "Cycles that shrink end in no logarithm.", COSINE, {"t_initial": 4, "cycle_mul": 0.5}, "ValueError"),
]
# fmt: on


NOISE = "; without noise, noisy with it, and for the deviation with noise of 1 standard deviation"


def deviation_of(args):
    """One standard deviation of timm's noise, a normal number cut at noise_pct; what timm draws must agree."""
    limit = args.get("noise_pct", 0.67)
    known = float(truncnorm(-limit, limit).std())
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    own = {"t_initial": 1000, "noise_range_t": 0, "noise_pct": limit, "noise_std": args.get("noise_std", 1.0)}
    schedule = schedulers.CosineLRScheduler(optimizer, **own)
    draws = torch.tensor([schedule._calculate_noise(t) for t in range(5000)], dtype=torch.float64)
    if abs(draws.std() - known) > 0.03 * known or abs(draws.mean()) > 0.06 * known or draws.abs().max() >= limit:
        raise AssertionError(f"noise_pct {limit}: timm draws {draws.mean()} with a deviation of {draws.std()}, not {known}")
    return known


def rates_of(name, args, bases, per_epoch, count, noise=None):
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": base} for base in bases]
    optimizer = torch.optim.SGD(groups, lr=bases[0])
    made = getattr(schedulers, name)(optimizer, **args)
    schedule = made[0] if name == ANY else made
    if noise is not None:
        schedule._calculate_noise = lambda t: noise
    seen = []
    for update in range(count):
        seen.append([float(group["lr"]) for group in optimizer.param_groups])
        schedule.step_update(num_updates=update + 1)
        if (update + 1) % per_epoch == 0:
            schedule.step((update + 1) // per_epoch)
    return seen


def case(title, name, args, run, steps, expected=None):
    run = {"baseRate": 0.1} | run
    bases = run["baseRate"]
    several = isinstance(bases, list)
    made = {"title": title, "dialect": "timm", "name": name, "args": args, "run": run, "source": SOURCE}
    steps = list(steps)
    bases = bases if several else [bases]
    per_epoch = run.get("stepsPerEpoch", 1)
    if expected:
        try:
            rates_of(name, args, bases, per_epoch, max(steps) + 1)
        except (AssertionError, ArithmeticError, ValueError) as error:
            if type(error).__name__ != expected:
                raise
            return made | {"refused": fixture.refusal(error)}
        raise AssertionError(f"{title}: expected {expected}, but it answered")
    noisy = "noise_range_t" in args or "noise" in args
    if noisy:
        made["source"] = SOURCE | {"how": SOURCE["how"] + NOISE}
    quiet = {key: value for key, value in args.items() if not key.startswith("noise")}
    seen = rates_of(name, quiet, bases, per_epoch, max(steps) + 1)
    if several:
        return made | {"steps": steps, "groups": [[seen[s][g] for s in steps] for g in range(len(bases))]}
    made |= fixture.answers(steps, [seen[s][0] for s in steps])
    if noisy:
        heard = rates_of(name, args, bases, per_epoch, max(steps) + 1)
        far = rates_of(name, args, bases, per_epoch, max(steps) + 1, deviation_of(args))
        made["noisy"] = [heard[s][0] for s in steps]
        made["deviation"] = [abs(far[s][0] - seen[s][0]) for s in steps]
    return made


def main():
    options = source.arguments(__doc__)
    for slug, title, name, args, run, steps in CASES:
        made = case(title, name, args, run, steps)
        if slug == "cosine-cycles-mul-3":
            made["cycleShort"] = [s for s, rate in zip(made["steps"], made["rates"]) if rate < 1e-9 and s < 364]
        fixture.write(options.out, f"timm/{slug}.json", made)
    for slug, title, name, args, error in REFUSALS:
        fixture.write(options.out, f"timm/{slug}.json", case(title, name, args, {}, range(20), error))


if __name__ == "__main__":
    main()
