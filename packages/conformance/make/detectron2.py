"""detectron2 and fvcore do not install here: their own files run alone, with torch, from checkouts of both repositories."""

import logging
import sys
import types
import warnings
from pathlib import Path

import fixture
import source
import torch
from fixture import around

DETECTRON2 = "02b5c4e295e990042a714712c21dc79b731e8833"
FVCORE = "3378afe0d71dc2aa95e358bc78dc9b67cb48825a"


class Node(dict):
    """A config node: keys as attributes."""

    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__

    def __init__(self, *given):
        super().__init__(*given)


def module(name, path, **namespace):
    """A file of a checkout as a module, with `namespace` in place of what it cannot import."""
    made = types.ModuleType(name)
    vars(made).update(namespace)
    text = Path(path).read_text(encoding="utf-8")
    exec(compile(text, str(path), "exec"), vars(made))  # noqa: S102, running their code is the purpose
    sys.modules[name] = made
    return made


def public(one):
    return {name: value for name, value in vars(one).items() if not name.startswith("_")}


def load(sources):
    folder = Path(sources)
    for name in ("fvcore", "fvcore.common", "detectron2", "detectron2.solver", "detectron2.config"):
        sys.modules[name] = types.ModuleType(name)
    params = module("fvcore.common.param_scheduler", folder / "fvcore/fvcore/common/param_scheduler.py")
    logging.disable(logging.WARNING)
    solver = module("detectron2.solver.lr_scheduler", folder / "detectron2/detectron2/solver/lr_scheduler.py")
    sys.modules["detectron2.solver"].LRScheduler = solver.LRScheduler
    sys.modules["detectron2.solver"]._get_warmup_factor_at_iter = solver._get_warmup_factor_at_iter
    deeplab = module("deeplab", folder / "detectron2/projects/DeepLab/deeplab/lr_scheduler.py")
    build = source.module_text(
        (folder / "detectron2/detectron2/solver/build.py").read_text(encoding="utf-8"), "build_lr_scheduler"
    )
    builder = source.load(
        build, ["build_lr_scheduler"], **{**public(params), **public(solver), "CfgNode": Node}
    )
    text = (folder / "detectron2/detectron2/config/defaults.py").read_text(encoding="utf-8")
    text = text.replace("from .config import CfgNode as CN", "")
    defaults = source.load(text, ["_C"], CN=Node)
    names = {name: getattr(params, name) for name in params.__all__}
    names["WarmupParamScheduler"] = solver.WarmupParamScheduler
    return names, solver, deeplab, builder, defaults


def optimizer(*rates):
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": rate} for rate in rates]
    return torch.optim.SGD(groups, lr=rates[0])


def trained(scheduler, opt, steps):
    """The rates in force at each of the steps: the scheduler is stepped after every update."""
    asked, rates = set(steps), []
    for step in range(max(steps) + 1):
        if step in asked:
            rates.append([group["lr"] for group in opt.param_groups])
        if step < max(steps):
            scheduler.step()
    return rates


def jumped(scheduler, steps):
    """As `trained`, for runs too long to step through: torch asks `get_lr` after setting `last_epoch`."""
    rates = []
    for step in steps:
        scheduler.last_epoch = step
        rates.append(scheduler.get_lr())
    return rates


def made(names, call):
    """A param scheduler from its name and arguments, calls inside calls too."""

    def value(one):
        if isinstance(one, dict) and "name" in one:
            return made(names, one)
        return [value(x) for x in one] if isinstance(one, list) else one

    return names[call["name"]](**{key: value(one) for key, one in call["args"].items()})


def about(what, how):
    return {
        "what": what,
        "version": f"detectron2 {DETECTRON2}, fvcore {FVCORE}, torch {torch.__version__}",
        "precision": "float64",
        "how": how,
    }


FVCORE_SOURCE = about(
    "facebookresearch/fvcore fvcore/common/param_scheduler.py",
    "the project's own classes, run alone: the value at where = step / totalSteps",
)
SOLVER_SOURCE = about(
    "facebookresearch/detectron2 detectron2/solver/lr_scheduler.py and build.py",
    "the project's own source, run alone with torch's SGD; the rate in force during each update",
)


def p(name, **args):
    return {"name": f"{name}ParamScheduler", "args": args}


CONSTANT = p("Constant", value=0.42)
COSINE = p("Cosine", start_value=0.1, end_value=0.0001)
MULTI = p("MultiStep", values=[1, 0.1, 0.01], milestones=[60, 80], num_updates=90)
MILLIONS = 5_000_000

# fmt: off
PARAMS = [
    # slug, title, call, iterations, steps, expected exception at the last of the steps
    ("constant", "A constant.", CONSTANT, 10, range(10), None),
    ("constant-last-step", "where = 1, which the hook asks for after the last iteration, is refused.", CONSTANT, 10, [0, 9, 10], "RuntimeError"),
    ("cosine", "A cosine ends at where = 1.", COSINE, 40, range(41), None),
    ("linear", "A line.", p("Linear", start_value=0.0001, end_value=0.01), 30, range(31), None),
    ("exponential", "A fall by a hundredth over the run.", p("Exponential", start_value=2.0, decay=0.02), 50, range(51), None),
    ("exponential-past-the-end", "Past where = 1 it falls on.", p("Exponential", start_value=2.0, decay=0.02), 50, range(48, 56), None),
    ("polynomial", "The poly of segmentation.", p("PolynomialDecay", base_value=0.1, power=0.9), 50, range(51), None),
    ("polynomial-square", "A square.", p("PolynomialDecay", base_value=0.1, power=2), 50, range(51), None),
    ("multi-step", "Milestones in iterations.", MULTI, 90, around(60, 80, also=[0, 89, 90]), None),
    ("multi-step-even", "Without milestones every value has the same width.", p("MultiStep", values=[1, 0.1, 0.01], num_updates=91), 91, around(31, 62, also=[0, 90]), None),
    ("multi-step-last-is-end", "Without a number the last milestone is the end.", p("MultiStep", values=[1, 0.1, 0.01], milestones=[30, 60, 90]), 90, around(30, 60, also=[0, 89]), None),
    ("multi-step-scaled", "Milestones in epochs, asked by iteration.", p("MultiStep", values=[1, 0.1, 0.01], milestones=[3, 6, 9]), 900, around(300, 600, also=[0, 899]), None),
    ("multi-step-million", "At 500,000 iterations the epsilon is half an iteration.", p("MultiStep", values=[1, 0.1], milestones=[400_000], num_updates=500_000), 500_000, around(400_000, width=3), None),
    ("multi-step-five-million", "At 5,000,000 iterations milestones come five early.", p("MultiStep", values=[1, 0.1, 0.01], milestones=[3_000_000, 4_000_000], num_updates=MILLIONS), MILLIONS, around(3_000_000, 4_000_000, width=6), None),
    ("multi-step-past-the-end", "Past where = 1 it raises.", MULTI, 90, [0, 90, 91], "RuntimeError"),
    ("step", "Equal widths.", p("Step", values=[0.1, 0.01, 0.001, 0.0001], num_updates=120), 120, around(30, 60, 90, also=[0, 119]), None),
    ("step-uneven", "Widths that do not divide.", p("Step", values=[0.1, 0.01, 0.001], num_updates=100), 100, around(33, 67, also=[0, 99]), None),
    ("step-last-step", "where = 1 is past the last value.", p("Step", values=[0.1, 0.01], num_updates=10), 10, [0, 9, 10], "IndexError"),
    ("fixed-gamma", "Three decays are four widths.", p("StepWithFixedGamma", base_value=0.1, gamma=0.1, num_decays=3, num_updates=120), 120, around(30, 60, 90, also=[0, 119]), None),
    ("composite", "A constant and then a cosine, each on its own clock.", p("Composite", schedulers=[CONSTANT, p("Cosine", start_value=0.42, end_value=1e-4)], interval_scaling=["rescaled", "rescaled"], lengths=[0.3, 0.7]), 100, around(30, also=[0, 50, 99, 100]), None),
    ("composite-fixed", "A cosine joined where the whole run is.", p("Composite", schedulers=[p("Linear", start_value=0.0, end_value=0.42), p("Cosine", start_value=0.42, end_value=1e-4)], interval_scaling=["rescaled", "fixed"], lengths=[0.3, 0.7]), 100, around(30, also=[0, 50, 99, 100]), None),
    ("composite-short-sum", "Lengths that sum to 0.9995: the last is stretched.", p("Composite", schedulers=[p("Linear", start_value=0.0, end_value=1.0), p("Linear", start_value=1.0, end_value=0.0)], interval_scaling=["rescaled", "rescaled"], lengths=[0.4995, 0.5]), 2000, around(999, also=[0, 500, 1500, 2000]), None),
    ("composite-five-million", "A part begins five iterations early, before its own start.", p("Composite", schedulers=[p("Linear", start_value=0.0, end_value=0.42), p("Cosine", start_value=0.42, end_value=1e-4)], interval_scaling=["rescaled", "rescaled"], lengths=[0.5, 0.5]), MILLIONS, around(2_500_000, width=7, also=[0, 1_000_000, 3_000_000, MILLIONS]), None),
    ("composite-milestones", "A multi-step squeezed into a part.", p("Composite", schedulers=[p("Linear", start_value=0.0, end_value=1.0), MULTI], interval_scaling=["rescaled", "rescaled"], lengths=[0.1, 0.9]), 1000, around(100, 700, 900, also=[0, 999]), None),
    ("composite-nested", "A composite in a composite.", p("Composite", schedulers=[p("Linear", start_value=0.0, end_value=1.0), p("Composite", schedulers=[p("Cosine", start_value=1.0, end_value=0.5), p("Linear", start_value=0.5, end_value=0.0)], interval_scaling=["rescaled", "rescaled"], lengths=[0.5, 0.5])], interval_scaling=["rescaled", "rescaled"], lengths=[0.2, 0.8]), 100, around(20, 60, also=[0, 40, 80, 99]), None),
    ("warmup-cosine", "The warm-up aims at the cosine of the moment: with W at 40 % the peak is 0.69 of the base.", p("Warmup", scheduler=p("Cosine", start_value=1.0, end_value=0.0), warmup_factor=0.001, warmup_length=0.4), 100, around(40, also=[0, 20, 99, 100]), None),
    ("warmup-cosine-rescaled", "Rescaled, it reaches the start of the cosine.", p("Warmup", scheduler=p("Cosine", start_value=1.0, end_value=0.0), warmup_factor=0.001, warmup_length=0.4, rescale_interval=True), 100, around(40, also=[0, 20, 99, 100]), None),
    ("warmup-milestone-inside", "A milestone inside the warm-up lowers its target.", p("Warmup", scheduler=p("MultiStep", values=[1, 0.1], milestones=[20], num_updates=100), warmup_factor=0.5, warmup_length=0.4), 100, around(20, 40, also=[0, 99]), None),
    ("warmup-constant", "A constant warm-up.", p("Warmup", scheduler=MULTI, warmup_factor=0.25, warmup_length=0.1, warmup_method="constant"), 90, around(9, 60, 80, also=[0, 89]), None),
    ("warmup-none", "A warm-up of no length.", p("Warmup", scheduler=MULTI, warmup_factor=0.25, warmup_length=0), 90, around(0, 60, 80), None),
    ("warmup-all", "A warm-up as long as the run.", p("Warmup", scheduler=p("Cosine", start_value=1.0, end_value=0.5), warmup_factor=0.1, warmup_length=1.0), 20, range(20), None),
    ("warmup-five-million", "The warm-up ends five iterations early as well.", p("Warmup", scheduler=p("Cosine", start_value=1.0, end_value=0.0), warmup_factor=0.001, warmup_length=0.002), MILLIONS, around(10_000, width=6, also=[0, 5000, 4_999_999]), None),
]

# Steps from the end on, where nothing of detectron2 asks and our schedules hold.
PAST = [
    ("cosine-past-the-end", "Past where = 1 a cosine climbs again.", COSINE, 40, range(41, 46)),
    ("linear-past-the-end", "Past where = 1 a line goes on.", p("Linear", start_value=0.01, end_value=0.001), 30, range(31, 36)),
    ("polynomial-past-the-end", "Past where = 1 a square climbs again.", p("PolynomialDecay", base_value=0.1, power=2), 50, range(51, 56)),
]

REFUSED = [
    ("refused-unknown-warmup", p("Warmup", scheduler=CONSTANT, warmup_factor=0.1, warmup_length=0.1, warmup_method="exp"), "ValueError"),
    ("refused-milestones-count", p("MultiStep", values=[1, 0.1], milestones=[1, 2], num_updates=9), "ValueError"),
    ("refused-nothing-given", p("MultiStep", values=[1, 0.1]), "ValueError"),
    ("refused-milestone-at-end", p("MultiStep", values=[1, 0.1], milestones=[90], num_updates=90), "ValueError"),
    ("refused-milestone-zero", p("MultiStep", values=[1, 0.1], milestones=[0], num_updates=90), "ValueError"),
    ("refused-milestones-falling", p("MultiStep", values=[1, 0.1, 0.01], milestones=[60, 30], num_updates=90), "ValueError"),
    ("refused-too-few-updates", p("MultiStep", values=[1, 0.1, 0.01], milestones=[1, 2], num_updates=2), "ValueError"),
    ("refused-no-updates", p("Step", values=[1], num_updates=0), "ValueError"),
    ("refused-gamma", p("StepWithFixedGamma", base_value=1, gamma=0, num_decays=1, num_updates=9), "ValueError"),
    ("refused-decays", p("StepWithFixedGamma", base_value=1, gamma=0.1, num_decays=0, num_updates=9), "ValueError"),
    ("refused-lengths", p("Composite", schedulers=[CONSTANT], interval_scaling=["fixed"], lengths=[0.9]), "ValueError"),
    ("refused-lengths-count", p("Composite", schedulers=[CONSTANT], interval_scaling=["fixed"], lengths=[0.5, 0.5]), "ValueError"),
    ("refused-scaling", p("Composite", schedulers=[CONSTANT], interval_scaling=["stretched"], lengths=[1.0]), "ValueError"),
]

SOLVERS = [
    ("solver-defaults", "The defaults of detectron2.", {}, around(1000, 30000, also=[0, 500, 39999, 40000])),
    ("solver-coco-1x", "Mask R-CNN's 1x.", {"BASE_LR": 0.02, "STEPS": [60000, 80000], "MAX_ITER": 90000}, around(1000, 60000, 80000, also=[0, 500, 89999])),
    ("solver-cosine", "A cosine that never reaches BASE_LR.", {"LR_SCHEDULER_NAME": "WarmupCosineLR", "BASE_LR": 0.02, "MAX_ITER": 1000, "WARMUP_ITERS": 300}, around(300, also=[0, 150, 999, 1000])),
    ("solver-cosine-end", "A cosine to an end of its own, rescaled.", {"LR_SCHEDULER_NAME": "WarmupCosineLR", "BASE_LR": 0.02, "BASE_LR_END": 0.001, "MAX_ITER": 1000, "WARMUP_ITERS": 300, "RESCALE_INTERVAL": True}, around(300, also=[0, 150, 999, 1000])),
    ("solver-fixed-gamma", "Three decays.", {"LR_SCHEDULER_NAME": "WarmupStepWithFixedGammaLR", "BASE_LR": 0.02, "MAX_ITER": 4000}, around(1000, 2000, 3000, also=[0, 3999])),
    ("solver-step-dropped", "A step past MAX_ITER is left out.", {"STEPS": [50, 200], "MAX_ITER": 100, "WARMUP_ITERS": 10}, around(10, 50, also=[0, 99])),
    ("solver-step-in-warmup", "A step inside the warm-up.", {"STEPS": [50, 150], "MAX_ITER": 200, "WARMUP_ITERS": 100, "WARMUP_FACTOR": 0.1}, around(50, 100, 150, also=[0, 199])),
    ("solver-no-warmup", "No warm-up.", {"STEPS": [50], "MAX_ITER": 100, "WARMUP_ITERS": 0}, around(0, 50, also=[99])),
    ("solver-warmup-one", "A warm-up of one iteration.", {"STEPS": [50], "MAX_ITER": 100, "WARMUP_ITERS": 1}, around(0, 50, also=[99])),
    ("solver-warmup-constant", "A constant warm-up.", {"STEPS": [50], "MAX_ITER": 100, "WARMUP_ITERS": 10, "WARMUP_METHOD": "constant", "WARMUP_FACTOR": 0.3}, around(10, 50, also=[0, 99])),
    ("solver-warmup-too-long", "A warm-up longer than the run ends with it.", {"STEPS": [50], "MAX_ITER": 100, "WARMUP_ITERS": 300}, around(50, also=[0, 99])),
    ("solver-no-steps", "No steps at all.", {"STEPS": [], "MAX_ITER": 100, "WARMUP_ITERS": 10}, around(10, also=[0, 99])),
    ("solver-five-million", "Steps five iterations early.", {"STEPS": [3_000_000], "MAX_ITER": MILLIONS}, around(1000, 3_000_000, width=7, also=[0, 4_999_999])),
]

SOLVERS_REFUSED = [
    ("solver-refused-step-at-end", {"STEPS": [100], "MAX_ITER": 100}, "ValueError"),
    ("solver-refused-steps-falling", {"STEPS": [60, 50], "MAX_ITER": 100}, "ValueError"),
    ("solver-refused-name", {"LR_SCHEDULER_NAME": "CosineLR"}, "ValueError"),
    ("solver-refused-end", {"LR_SCHEDULER_NAME": "WarmupCosineLR", "BASE_LR_END": 0.1}, "AssertionError"),
    ("solver-refused-method", {"WARMUP_METHOD": "exp"}, "ValueError"),
]

LEGACY = [
    ("legacy-multi-step", "WarmupMultiStepLR", {"milestones": [30, 60]}, {"warmup_iters": 10}, 0.1, around(10, 30, 60, also=[0, 89, 200])),
    ("legacy-multi-step-inside", "WarmupMultiStepLR", {"milestones": [5, 60]}, {"warmup_iters": 10, "gamma": 0.5}, 0.1, around(5, 10, 60, also=[0, 89])),
    ("legacy-multi-step-constant", "WarmupMultiStepLR", {"milestones": [30, 30]}, {"warmup_iters": 10, "warmup_method": "constant", "warmup_factor": 0.3}, 0.1, around(10, 30, also=[0, 89])),
    ("legacy-multi-step-groups", "WarmupMultiStepLR", {"milestones": [30, 60]}, {"warmup_iters": 10}, [0.1, 0.02], around(10, 30, 60, also=[0, 89])),
    ("legacy-multi-step-no-warmup", "WarmupMultiStepLR", {"milestones": [0, 60]}, {"warmup_iters": 0}, 0.1, around(0, 60)),
    ("legacy-cosine-warmup", "WarmupCosineLR", {"max_iters": 100}, {"warmup_iters": 40}, 0.1, around(40, also=[0, 20, 99, 100])),
    ("legacy-cosine-past-the-end", "WarmupCosineLR", {"max_iters": 100}, {"warmup_iters": 10}, 0.1, around(100, 200, also=[0, 150, 301])),
    ("legacy-poly", "WarmupPolyLR", {"max_iters": 100}, {"warmup_iters": 10}, 0.1, around(10, also=[0, 50, 99, 100])),
    ("legacy-poly-ending", "WarmupPolyLR", {"max_iters": 100}, {"warmup_iters": 10, "constant_ending": 0.25, "power": 1.0}, 0.1, around(10, 75, also=[0, 99, 100])),
    ("legacy-poly-ending-in-warmup", "WarmupPolyLR", {"max_iters": 100}, {"warmup_iters": 90, "constant_ending": 0.25}, 0.1, around(78, 90, also=[0, 99, 100])),
    ("legacy-poly-past-the-end", "WarmupPolyLR", {"max_iters": 100}, {"warmup_iters": 10}, 0.1, [0, 100, 101]),
    ("legacy-refused-milestones", "WarmupMultiStepLR", {"milestones": [60, 30]}, {}, 0.1, [0]),
    ("legacy-refused-method", "WarmupCosineLR", {"max_iters": 100}, {"warmup_method": "exp"}, 0.1, [0]),
]
LEGACY_REFUSED = {"legacy-poly-past-the-end": "ValueError", "legacy-refused-milestones": "ValueError", "legacy-refused-method": "ValueError"}
# fmt: on


def tried(case, steps, answer, expected):
    """`case` with what `answer` gave at each step, or how it refused the last of them."""
    steps, rates = list(steps), []
    try:
        for step in steps:
            rates.append(answer(step))
    except Exception as error:
        if type(error).__name__ != expected:
            raise
        kept = {"steps": steps[: len(rates)], "rates": rates}
        return case | {"refused": fixture.refusal(error, steps[len(rates)]), "answers": kept if rates else None}
    if expected:
        raise AssertionError(f"{case['title']}: expected {expected}, but it answered")
    return case | fixture.answers(steps, rates)


def main():
    options = source.arguments(__doc__)
    warnings.simplefilter("ignore")
    names, solver, deeplab, build, defaults = load(options.sources)

    def put(slug, case):
        fixture.write(options.out, f"detectron2/{slug}.json", {"dialect": "detectron2", **case})

    for slug, title, call, total, steps, expected in PARAMS:
        case = {"title": title, **call, "run": {"totalSteps": total}, "source": FVCORE_SOURCE}
        scheduler = made(names, call)
        put(slug, tried(case, steps, lambda step: float(scheduler(step / total)), expected))  # noqa: B023
    for slug, title, call, total, past in PAST:
        case = {"title": title, **call, "run": {"totalSteps": total}, "source": FVCORE_SOURCE}
        scheduler = made(names, call)
        steps = [0, total - 1, total]
        case |= fixture.answers(steps, [float(scheduler(step / total)) for step in steps])
        case["afterEnd"] = {"steps": list(past), "rates": [float(scheduler(step / total)) for step in past]}
        put(slug, case)
    for slug, call, expected in REFUSED:
        case = {"title": slug.replace("-", " "), **call, "run": {"totalSteps": 90}, "source": FVCORE_SOURCE}
        try:
            made(names, call)(0.0)
            raise AssertionError(f"{slug}: expected {expected}, but it answered")
        except Exception as error:
            if type(error).__name__ != expected:
                raise
            put(slug, case | {"refused": fixture.refusal(error)})

    for slug, title, given, steps in SOLVERS + [(s, s.replace("-", " "), g, e) for s, g, e in SOLVERS_REFUSED]:
        case = {"title": title, "name": "SOLVER", "args": given, "run": {}, "source": SOLVER_SOURCE}
        cfg = Node({"SOLVER": Node({**defaults.SOLVER, **given})})
        opt = optimizer(cfg.SOLVER.BASE_LR)
        if isinstance(steps, str):
            try:
                build(cfg, opt)
                raise AssertionError(f"{slug}: expected {steps}, but it answered")
            except Exception as error:
                if type(error).__name__ != steps:
                    raise
                put(slug, case | {"refused": fixture.refusal(error)})
            continue
        scheduler = build(cfg, opt)
        rates = jumped(scheduler, steps) if max(steps) > 100_000 else trained(scheduler, opt, steps)
        put(slug, case | fixture.answers(list(steps), [float(rate[0]) for rate in rates]))

    multiplier = p("Warmup", scheduler=MULTI, warmup_factor=0.001, warmup_length=0.1)
    for slug, base in (("multiplier", [0.02]), ("multiplier-groups", [0.02, 0.002])):
        steps = around(9, 60, 80, also=[0, 89, 90])
        opt = optimizer(*base)
        rates = trained(solver.LRMultiplier(opt, made(names, multiplier), max_iter=90), opt, steps)
        case = {
            "title": "A multiplier of each group's rate.",
            "name": "LRMultiplier",
            "args": {"multiplier": multiplier, "max_iter": 90},
            "run": {"baseRate": base if len(base) > 1 else base[0], "totalSteps": 90},
            "source": SOLVER_SOURCE,
        }
        if len(base) == 1:
            put(slug, case | fixture.answers(steps, [rate[0] for rate in rates]))
        else:
            put(slug, case | {"steps": steps, "groups": [list(group) for group in zip(*rates)]})

    for slug, name, args, more, base, steps in LEGACY:
        bases = base if isinstance(base, list) else [base]
        case = {
            "title": slug.replace("-", " "),
            "name": name,
            "args": args | more,
            "run": {"baseRate": base},
            "source": SOLVER_SOURCE,
        }
        kind = getattr(deeplab, name, None) or getattr(solver, name)
        opt = optimizer(*bases)
        if slug in LEGACY_REFUSED:
            made_so = []

            def rate_at(step):
                if not made_so:
                    made_so.append(kind(opt, **args, **more))  # noqa: B023
                while made_so[0].last_epoch < step:
                    made_so[0].step()
                return float(opt.param_groups[0]["lr"])  # noqa: B023

            put(slug, tried(case, steps, rate_at, LEGACY_REFUSED[slug]))
            continue
        rates = trained(kind(opt, **args, **more), opt, steps)
        if len(bases) == 1:
            put(slug, case | fixture.answers(list(steps), [float(rate[0]) for rate in rates]))
        else:
            put(slug, case | {"steps": list(steps), "groups": [list(group) for group in zip(*rates)]})


if __name__ == "__main__":
    main()
