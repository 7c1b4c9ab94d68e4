"""fastai: its `fit_…` methods as they stand, with a stand-in for the learner that holds what they ask for."""

import ast
import functools
import math

import fixture
import numpy
import source
import torch

SOURCE = {
    "what": "fastai/fastai fastai/callback/schedule.py",
    "version": f"0a049e8a90b86d70860f68072698245a1ee787ca, torch {torch.__version__}",
    "precision": "float64",
    "how": "the project's own source, run alone; with tensors of double precision, before batch k at k / batches; float32 with torch's defaults",
}

# fmt: off
CASES = [
    ("one-cycle", "fit_one_cycle", {"n_epoch": 1, "lr_max": 1.0}, 8),
    ("one-cycle-defaults", "fit_one_cycle", {"n_epoch": 5}, 20),
    ("one-cycle-fractional", "fit_one_cycle", {"n_epoch": 3, "lr_max": 0.01, "pct_start": 0.3}, 11),
    ("one-cycle-moms", "fit_one_cycle", {"n_epoch": 2, "lr_max": 0.01, "moms": [0.9, 0.7, 0.8]}, 10),
    ("one-cycle-no-rise", "fit_one_cycle", {"n_epoch": 2, "lr_max": 0.01, "pct_start": 0}, 10),
    ("one-cycle-only-rise", "fit_one_cycle", {"n_epoch": 2, "lr_max": 0.01, "pct_start": 1.0}, 10),
    ("one-cycle-div", "fit_one_cycle", {"n_epoch": 2, "lr_max": 0.01, "div": 5.0, "div_final": 100.0}, 10),
    ("one-cycle-one-batch", "fit_one_cycle", {"n_epoch": 1, "lr_max": 0.01}, 1),
    ("one-cycle-groups", "fit_one_cycle", {"n_epoch": 2, "lr_max": [0.001, 0.01]}, 10),
    ("flat-cos", "fit_flat_cos", {"n_epoch": 4, "lr": 0.01}, 10),
    ("flat-cos-fractional", "fit_flat_cos", {"n_epoch": 3, "lr": 0.01, "pct_start": 0.72}, 7),
    ("flat-cos-at-once", "fit_flat_cos", {"n_epoch": 3, "lr": 0.01, "pct_start": 0, "div_final": 10.0}, 7),
    ("sgdr", "fit_sgdr", {"n_cycles": 3, "cycle_len": 1, "lr_max": 0.01}, 5),
    ("sgdr-tripled", "fit_sgdr", {"n_cycles": 2, "cycle_len": 2, "lr_max": 0.01, "cycle_mult": 3}, 4),
    ("sgdr-one", "fit_sgdr", {"n_cycles": 1, "cycle_len": 2, "lr_max": 0.01}, 10),
    ("fine-tune", "fine_tune", {"epochs": 4}, 10),
    ("fine-tune-own", "fine_tune", {"epochs": 3, "base_lr": 0.01, "freeze_epochs": 2, "pct_start": 0.2, "div": 10.0, "div_final": 1000.0, "moms": [0.9, 0.8, 0.9]}, 7),
    ("fine-tune-unfrozen", "fine_tune", {"epochs": 3, "base_lr": 0.01, "freeze_epochs": 0}, 8),
    ("lr-find", "lr_find", {}, 10),
    ("lr-find-few", "lr_find", {"num_it": 3, "start_lr": 0.0001, "end_lr": 1.0}, 10),
    ("lr-find-own", "lr_find", {"num_it": 24, "start_lr": 1e-6, "end_lr": 0.1}, 5),
    ("refused-pct", "fit_one_cycle", {"n_epoch": 1, "lr_max": 0.01, "pct_start": 1.5}, 10),
    ("refused-mult", "fit_sgdr", {"n_cycles": 2, "cycle_len": 1, "lr_max": 0.01, "cycle_mult": 1}, 5),
    ("one-cycle-fractional-groups", "fit_one_cycle", {"n_epoch": 2, "lr_max": [0.0001, 0.001, 0.01], "pct_start": 0.3}, 7),
    ("one-cycle-long", "fit_one_cycle", {"n_epoch": 10, "lr_max": 3e-3, "pct_start": 0.4}, 100),
    ("one-cycle-late-peak", "fit_one_cycle", {"n_epoch": 1, "lr_max": 0.002, "pct_start": 0.99}, 50),
    ("one-cycle-two-batches", "fit_one_cycle", {"n_epoch": 2, "lr_max": 0.01}, 1),
    ("one-cycle-rising-end", "fit_one_cycle", {"n_epoch": 2, "lr_max": 0.01, "div": 1.0, "div_final": 0.5}, 9),
    ("one-cycle-mild", "fit_one_cycle", {"n_epoch": 4, "lr_max": 0.02, "div": 10.0, "div_final": 10.0, "moms": [0.8, 0.7, 0.8]}, 6),
    ("flat-cos-defaults", "fit_flat_cos", {"n_epoch": 2}, 16),
    ("flat-cos-all-flat", "fit_flat_cos", {"n_epoch": 2, "lr": 0.01, "pct_start": 1.0}, 8),
    ("flat-cos-groups", "fit_flat_cos", {"n_epoch": 2, "lr": [0.001, 0.01], "pct_start": 0.5}, 8),
    ("flat-cos-one-batch", "fit_flat_cos", {"n_epoch": 1, "lr": 0.01}, 1),
    ("sgdr-defaults", "fit_sgdr", {"n_cycles": 2, "cycle_len": 1}, 9),
    ("sgdr-groups", "fit_sgdr", {"n_cycles": 2, "cycle_len": 1, "lr_max": [0.001, 0.01]}, 6),
    ("refused-pct-flat", "fit_flat_cos", {"n_epoch": 1, "lr": 0.01, "pct_start": -0.5}, 10),
]
# fmt: on
REFUSED = {"refused-pct": "AssertionError", "refused-pct-flat": "AssertionError", "refused-mult": "ZeroDivisionError"}


def methods_of(options):
    """The `fit_…`, `fine_tune` and `LRFinder` of the file, with a stand-in for everything the file imports."""

    class Learner:
        moms = (0.95, 0.85, 0.95)
        lr = 0.001

        def __init__(self, groups):
            self.hypers = [{"lr": None} for _ in range(groups)]
            self.opt = self
            self.runs = []

        def set_hyper(self, name, value):
            if isinstance(value, slice):
                # Of one group the end of a slice is taken, as fastai does.
                value = value.stop
            values = value if isinstance(value, list) else [value] * len(self.hypers)
            for hyper, one in zip(self.hypers, values):
                hyper[name] = one

        def fit(self, n_epoch, cbs=None, **_):
            self.runs.append((n_epoch, cbs[0].scheds))

        def freeze(self):
            pass

        unfreeze = freeze

    def patch(function):
        setattr(Learner, function.__name__, function)
        return function

    def store_attr(*given):
        import inspect

        frame = inspect.currentframe().f_back
        (names,) = [one for one in given if isinstance(one, str)]
        for name in names.split(","):
            setattr(frame.f_locals["self"], name, frame.f_locals[name])

    class ParamScheduler:
        def __init__(self, scheds):
            self.scheds = scheds

        def __add__(self, others):
            return [self]

    space = {
        "torch": torch,
        "math": math,
        "np": numpy,
        "functools": functools,
        "tensor": torch.tensor,
        "L": lambda x=(): list(x or ()),
        "Learner": Learner,
        "patch": patch,
        "store_attr": store_attr,
        "ParamScheduler": ParamScheduler,
        "delegates": lambda *_: lambda function: function,
        "docs": lambda own: own,
        "is_listy": lambda value: isinstance(value, (list, tuple)),
        "log_args": lambda *given, **_: given[0] if given and callable(given[0]) else lambda function: function,
    }
    text = source.text_of(options.sources, "fastai/fastai/callback/schedule.py")
    wanted = ["annealer", "_Annealer", "combine_scheds", "combined_cos", "fit_one_cycle", "fit_flat_cos", "fit_sgdr"]
    wanted += ["fine_tune", "LRFinder"]
    wanted += ["sched_lin", "sched_cos", "sched_no", "sched_exp", "SchedLin", "SchedCos", "SchedNo", "SchedExp"]
    for node in ast.parse(text).body:
        if getattr(node, "name", None) in wanted:
            exec(compile(ast.Module([node], []), "<source>", "exec"), space)  # noqa: S102
    Learner.finder = space["LRFinder"]
    return Learner


def rates_of(learner_of, name, given, batches):
    groups = next((len(v) for k, v in given.items() if k in ("lr_max", "lr") and isinstance(v, list)), 1)
    learner = learner_of(groups)
    if name == "lr_find":
        finder = learner_of.finder(**given)
        runs = [(finder.num_it, finder.scheds)]
    else:
        getattr(learner, name)(**given)
        runs = [(batches * n_epoch, scheds) for n_epoch, scheds in learner.runs]
    asked = [{key: f(k / total) for key, f in scheds.items()} for total, scheds in runs for k in range(total)]
    rates = [[float(r) for r in numpy.broadcast_to(one["lr"], groups)] for one in asked]
    return rates, [float(one["mom"]) for one in asked] if "mom" in asked[0] else None


def main():
    options = source.arguments(__doc__)
    learner_of = methods_of(options)
    for slug, name, given, batches in CASES:
        case = {
            "title": slug.replace("-", " "),
            "dialect": "fastai",
            "name": name,
            "args": given,
            "run": {"stepsPerEpoch": batches},
            "source": SOURCE,
        }
        try:
            singles, _ = rates_of(learner_of, name, given, batches)
            torch.set_default_dtype(torch.float64)
            rates, moms = rates_of(learner_of, name, given, batches)
        except Exception as error:
            if type(error).__name__ != REFUSED.get(slug):
                raise
            fixture.write(options.out, f"fastai/{slug}.json", case | {"refused": fixture.refusal(error)})
            continue
        finally:
            torch.set_default_dtype(torch.float32)
        steps = list(range(len(rates)))
        if len(rates[0]) > 1:
            case |= {"steps": steps, "groups": [list(group) for group in zip(*rates)]}
        else:
            case |= fixture.answers(steps, [r[0] for r in rates], [r[0] for r in singles])
        fixture.write(options.out, f"fastai/{slug}.json", case | {"momentum": moms})


if __name__ == "__main__":
    main()
