"""Training recipes that do not install here: MAE, ConvNeXt, fastai, YOLOv5 and Ultralytics, from checkouts of their repositories.

What sets the rate in each is run as it stands, inside a loop of ours that counts batches as theirs does. The three pieces of
the YOLO trainers are found by what they assign or ask, and never kept.
"""

import ast
import functools
import math
import types
from pathlib import Path

import fixture
import numpy
import source
import torch
from fixture import around


def about(what, version, how, precision="float64"):
    return {"what": what, "version": version, "precision": precision, "how": how}


ALONE = "the project's own source, run alone; "
MAE = about(
    "facebookresearch/mae util/lr_sched.py",
    "efb2a8062c206524e35e47d04501ed4f544c0ae8",
    ALONE + "asked at the first batch of every window, as engine_pretrain.py does",
)
CONVNEXT = about(
    "facebookresearch/ConvNeXt utils.py",
    f"048efcea897d999aed302f2639b6270aedf8d4c8, numpy {numpy.__version__}",
    ALONE + "the table, by update, as main.py makes it",
)
FASTAI = about(
    "fastai/fastai2 fastai2/callback/schedule.py",
    f"f9231256e2a8372949123bda36e44cb0e1493aa2, torch {torch.__version__}",
    ALONE + "with tensors of double precision, before batch k at k / batches; float32 with torch's defaults",
)
YOLOV5 = about(
    "ultralytics/yolov5 train.py",
    "5081342f04fb287fc2e5f2b5a4e06752b7937b1c",
    ALONE + "the warm-up block and the schedule's function, inside a loop of ours over batches",
)
V8 = about(
    "ultralytics 8.1 in THU-MIG/yolov10 ultralytics/engine/trainer.py",
    "453c6e38a51e9d1d5a2aa5fb7f1014a711913397",
    ALONE + "the warm-up block and the schedule's function, inside a loop of ours over batches",
)
MID_2026 = about(
    "ultralytics/ultralytics ultralytics/engine/trainer.py",
    "00016300105e79eb8b1646ab03c3d1df9274523f",
    "read: a loop of ours that does what the trainer does; the repository is too large to be had here",
)


def text_of(sources, path):
    return Path(sources, path).read_text(encoding="utf-8")


# --- MAE ---------------------------------------------------------------------------------------------------------------------

# fmt: off
MAE_CASES = [
    # slug, title, args, run, steps
    ("pretrain", "The defaults of pre-training, 4096 images an update.", {}, {"stepsPerEpoch": 10, "batchSize": 4096}, around(400, 4000, also=[0, 200, 3999], width=1)),
    ("lr", "An absolute rate.", {"lr": 0.001, "warmup_epochs": 2, "epochs": 10}, {"stepsPerEpoch": 5}, range(50)),
    ("floor", "Fine-tuning's floor.", {"lr": 0.001, "min_lr": 1e-6, "warmup_epochs": 5, "epochs": 50}, {"stepsPerEpoch": 4}, around(20, also=[0, 10, 100, 199])),
    ("no-warmup", "No warm-up.", {"lr": 0.001, "warmup_epochs": 0, "epochs": 10}, {"stepsPerEpoch": 5}, range(50)),
    ("warmup-all", "A warm-up as long as the run.", {"lr": 0.001, "warmup_epochs": 4, "epochs": 4}, {"stepsPerEpoch": 5}, range(20)),
    ("warmup-longer", "A warm-up longer than the run.", {"lr": 0.001, "warmup_epochs": 8, "epochs": 4}, {"stepsPerEpoch": 5}, range(20)),
    ("one-step-epochs", "Epochs of one update.", {"lr": 0.001, "warmup_epochs": 3, "epochs": 9}, {}, range(9)),
    ("accumulation", "Four batches an update: the first sets the rate.", {"lr": 0.001, "warmup_epochs": 2, "epochs": 6}, {"stepsPerEpoch": 3, "accumulation": 4, "batchesPerEpoch": 12}, range(18)),
    ("accumulation-rest", "Ten batches by four: two are left out, and the epoch jumps over them.", {"lr": 0.001, "warmup_epochs": 2, "epochs": 6}, {"stepsPerEpoch": 2, "accumulation": 4, "batchesPerEpoch": 10}, range(12)),
    ("blr", "The base rate, scaled by 512 images an update.", {"blr": 0.00015, "warmup_epochs": 1, "epochs": 5}, {"stepsPerEpoch": 4, "batchSize": 512}, range(20)),
]
# fmt: on


def mae(options):
    adjust = source.load(
        text_of(options.sources, "mae/util/lr_sched.py"), ["adjust_learning_rate"], math=math
    )
    defaults = {"lr": None, "blr": 1e-3, "min_lr": 0.0, "warmup_epochs": 40, "epochs": 400}
    for slug, title, given, run, steps in MAE_CASES:
        own = types.SimpleNamespace(**{**defaults, **given})
        if own.lr is None:
            own.lr = own.blr * run["batchSize"] / 256
        window = run.get("accumulation", 1)
        batches = run.get("batchesPerEpoch", run.get("stepsPerEpoch", 1) * window)
        rates = []
        optimizer = types.SimpleNamespace(param_groups=[{}])
        for epoch in range(own.epochs):
            for batch in range(batches):
                if batch % window == 0:
                    adjust(optimizer, batch / batches + epoch, own)
                if (batch + 1) % window == 0:
                    rates.append(optimizer.param_groups[0]["lr"])
        steps = [step for step in steps if step < len(rates)]
        case = {"title": title, "dialect": "mae", "name": "adjust_learning_rate", "args": given, "run": run}
        answer = fixture.answers(steps, [rates[step] for step in steps])
        fixture.write(options.out, f"mae/{slug}.json", case | {"source": MAE} | answer)


# --- ConvNeXt ----------------------------------------------------------------------------------------------------------------

# fmt: off
CONVNEXT_CASES = [
    ("main-defaults", "The defaults of main.py.", {}, {"stepsPerEpoch": 10}, around(200, also=[0, 199, 1500, 2999])),
    ("main-fine-tune", "A fine-tuning run without warm-up.", {"lr": 5e-5, "min_lr": 1e-6, "epochs": 30, "warmup_epochs": 0}, {"stepsPerEpoch": 10}, [0, 1, 150, 298, 299]),
    ("main-warmup-steps", "warmup_steps in place of epochs.", {"epochs": 5, "warmup_epochs": 1, "warmup_steps": 7}, {"stepsPerEpoch": 10}, range(50)),
    ("main-update-freq", "Four batches an update: the table counts updates.", {"epochs": 5, "warmup_epochs": 1, "update_freq": 4}, {"stepsPerEpoch": 10, "accumulation": 4}, range(50)),
    ("main-refused-warmup-steps", "warmup_steps alone makes the table too short.", {"epochs": 5, "warmup_epochs": 0, "warmup_steps": 7}, {"stepsPerEpoch": 10}, None),
]
# fmt: on


def convnext(options):
    import contextlib
    import io

    scheduler = source.load(
        source.module_text(text_of(options.sources, "ConvNeXt/utils.py"), "cosine_scheduler"),
        ["cosine_scheduler"],
        np=numpy,
        math=math,
    )
    defaults = {"lr": 4e-3, "min_lr": 1e-6, "epochs": 300, "warmup_epochs": 20, "warmup_steps": -1}
    for slug, title, given, run, steps in CONVNEXT_CASES:
        own = {**defaults, **given}
        case = {"title": title, "dialect": "convnext", "name": "main", "args": given, "run": run}
        case["source"] = CONVNEXT
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                table = scheduler(
                    own["lr"],
                    own["min_lr"],
                    own["epochs"],
                    run["stepsPerEpoch"],
                    warmup_epochs=own["warmup_epochs"],
                    warmup_steps=own["warmup_steps"],
                )
        except AssertionError as error:
            if steps is not None:
                raise
            fixture.write(options.out, f"convnext/{slug}.json", case | {"refused": fixture.refusal(error)})
            continue
        answer = fixture.answers(list(steps), [float(table[step]) for step in steps])
        fixture.write(options.out, f"convnext/{slug}.json", case | answer)


# --- fastai ------------------------------------------------------------------------------------------------------------------

# fmt: off
FASTAI_CASES = [
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
    ("refused-pct", "fit_one_cycle", {"n_epoch": 1, "lr_max": 0.01, "pct_start": 1.5}, 10),
    ("refused-mult", "fit_sgdr", {"n_cycles": 2, "cycle_len": 1, "lr_max": 0.01, "cycle_mult": 1}, 5),
]
# fmt: on
FASTAI_REFUSED = {"refused-pct": "AssertionError", "refused-mult": "ZeroDivisionError"}


def fastai_methods(options):
    """The three `fit_…` of the file, with a stand-in for everything the file imports."""

    class Learner:
        moms = (0.95, 0.85, 0.95)
        lr = 0.001

        def __init__(self, groups):
            self.hypers = [{"lr": None} for _ in range(groups)]
            self.opt = self
            self.scheds = None

        def set_hyper(self, name, value):
            values = value if isinstance(value, list) else [value] * len(self.hypers)
            for hyper, one in zip(self.hypers, values):
                hyper[name] = one

        def fit(self, n_epoch, cbs=None, **_):
            self.n_epoch, self.scheds = n_epoch, cbs[0].scheds

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
        "log_args": lambda *given, **_: given[0] if given and callable(given[0]) else lambda function: function,
    }
    text = text_of(options.sources, "fastai2/fastai2/callback/schedule.py")
    wanted = ["annealer", "_Annealer", "combine_scheds", "combined_cos", "fit_one_cycle", "fit_flat_cos", "fit_sgdr"]
    wanted += ["sched_lin", "sched_cos", "sched_no", "sched_exp", "SchedLin", "SchedCos", "SchedNo", "SchedExp"]
    for node in ast.parse(text).body:
        if getattr(node, "name", None) in wanted:
            exec(compile(ast.Module([node], []), "<source>", "exec"), space)  # noqa: S102
    return Learner


def fastai_rates(learner_of, name, given, batches):
    groups = next((len(v) for k, v in given.items() if k in ("lr_max", "lr") and isinstance(v, list)), 1)
    learner = learner_of(groups)
    getattr(learner, name)(**given)
    total = batches * learner.n_epoch
    asked = [{key: f(k / total) for key, f in learner.scheds.items()} for k in range(total)]
    rates = [[float(r) for r in numpy.broadcast_to(one["lr"], groups)] for one in asked]
    return rates, [float(one["mom"]) for one in asked] if "mom" in asked[0] else None


def fastai(options):
    learner_of = fastai_methods(options)
    for slug, name, given, batches in FASTAI_CASES:
        case = {
            "title": slug.replace("-", " "),
            "dialect": "fastai",
            "name": name,
            "args": given,
            "run": {"stepsPerEpoch": batches},
            "source": FASTAI,
        }
        try:
            singles, _ = fastai_rates(learner_of, name, given, batches)
            torch.set_default_dtype(torch.float64)
            rates, moms = fastai_rates(learner_of, name, given, batches)
        except Exception as error:
            if type(error).__name__ != FASTAI_REFUSED.get(slug):
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


# --- YOLO --------------------------------------------------------------------------------------------------------------------

# YOLOv5 takes its cosine from ultralytics as well.
CYCLE = "yolov10/ultralytics/utils/torch_utils.py"
DEFAULTS = {
    "lr0": 0.01,
    "lrf": 0.01,
    "momentum": 0.937,
    "warmup_epochs": 3.0,
    "warmup_momentum": 0.8,
    "warmup_bias_lr": 0.1,
    "cos_lr": False,
    "epochs": 100,
}
# fmt: off
YOLO_CASES = [
    ("defaults", {}, 100, around(300, 500, also=[0, 99, 100, 150, 299, 5000, 9999])),
    ("cosine", {"cos_lr": True, "epochs": 20}, 50, around(100, 150, 500, also=[0, 50, 999])),
    ("small", {"epochs": 10}, 20, around(20, 40, 60, 100, 120, also=[0, 199])),
    ("no-warmup", {"epochs": 10, "warmup_epochs": 0.0}, 40, around(40, 100, also=[0, 399])),
    ("fractional", {"epochs": 10, "warmup_epochs": 2.5}, 60, around(60, 120, 150, 180, also=[0, 599])),
    ("half-even", {"epochs": 10, "warmup_epochs": 2.5}, 41, around(82, 102, 103, 123, also=[0, 409])),
    ("bias", {"epochs": 10, "warmup_bias_lr": 0.0, "lr0": 0.001}, 60, around(60, 120, 180, also=[0, 599])),
    ("shorter-than-warmup", {"epochs": 2}, 30, range(0, 60, 3)),
    ("one-batch", {"epochs": 6}, 1, range(6)),
]
# fmt: on


def pieces_of(text, function, names, asked):
    """What a function assigns to some names, and what it does where it asks something."""
    tree = next(node for node in ast.walk(ast.parse(text)) if getattr(node, "name", None) == function)
    found = {
        node.targets[0].id: node
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) in names
    }
    (block,) = [n for n in ast.walk(tree) if isinstance(n, ast.If) and ast.unparse(n.test) == asked]
    return found, block


def compiled(*nodes):
    return compile(ast.fix_missing_locations(ast.Module(list(nodes), [])), "<source>", "exec")


def looped(own, batches, start_epoch, warm):
    """What is in force at each batch of a run, of the groups in their order: biases, weights, norms."""
    groups = [{"lr": own["lr0"], "initial_lr": own["lr0"], "momentum": own["momentum"]} for _ in range(3)]
    seen = []
    for epoch in range(own["epochs"]):
        start_epoch(groups, epoch)
        for i in range(batches):
            warm(groups, i + batches * epoch, epoch)
            seen.append([(group["lr"], group["momentum"]) for group in groups])
    return seen


def yolov5(options, own, batches):
    text = text_of(options.sources, "yolov5/train.py")
    found, block = pieces_of(text, "train", ["nw"], "ni <= nw")
    cycle = source.module_text(text_of(options.sources, CYCLE), "one_cycle")
    schedule = next(
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "opt.cos_lr"
    )
    space = {"np": numpy, "math": math, "hyp": own, "epochs": own["epochs"], "nb": batches, "nbs": 64}
    space |= {"batch_size": 64, "opt": types.SimpleNamespace(cos_lr=own["cos_lr"])}
    exec(cycle, space)  # noqa: S102
    exec(compiled(schedule, found["nw"]), space)  # noqa: S102
    code = compiled(block)

    def start_epoch(groups, epoch):
        for group in groups:
            group["lr"] = group["initial_lr"] * space["lf"](epoch)

    def warm(groups, ni, epoch):
        space.update(ni=ni, epoch=epoch, optimizer=types.SimpleNamespace(param_groups=groups))
        exec(code, space)  # noqa: S102

    return looped(own, batches, start_epoch, warm)


def v8(options, own, batches):
    text = text_of(options.sources, "yolov10/ultralytics/engine/trainer.py")
    found, block = pieces_of(text, "_do_train", ["nw"], "ni <= nw")
    torch_utils = text_of(options.sources, CYCLE)
    args = types.SimpleNamespace(**own, nbs=64)
    self = types.SimpleNamespace(args=args, epochs=own["epochs"], batch_size=64, optimizer=None)
    space = {"np": numpy, "math": math, "self": self, "nb": batches}
    exec(source.module_text(torch_utils, "one_cycle"), space)  # noqa: S102
    space["optim"] = types.SimpleNamespace(
        lr_scheduler=types.SimpleNamespace(LambdaLR=lambda *_, **__: None)
    )
    setup = next(n for n in ast.walk(ast.parse(text)) if getattr(n, "name", None) == "_setup_scheduler")
    exec(compiled(setup), space)  # noqa: S102
    space["_setup_scheduler"](self)
    exec(compiled(found["nw"]), space)  # noqa: S102
    code = compiled(block)

    def start_epoch(groups, epoch):
        for group in groups:
            group["lr"] = group["initial_lr"] * self.lf(epoch)

    def warm(groups, ni, epoch):
        self.optimizer = types.SimpleNamespace(param_groups=groups)
        space.update(ni=ni, epoch=epoch)
        exec(code, space)  # noqa: S102

    return looped(own, batches, start_epoch, warm)


def mid_2026(_, own, batches):
    """Ours, after reading: no minimum, at most all epochs but one, and the last value stays until the next epoch."""
    epochs, floor = own["epochs"], own["lrf"]
    length = round(min(own["warmup_epochs"], max(epochs - 1, 0)) * batches)

    def share(epoch):
        if own["cos_lr"]:
            return 1 - (1 - floor) * (1 - math.cos(math.pi * epoch / epochs)) / 2
        return floor + (1 - floor) * max(1 - epoch / epochs, 0)

    def start_epoch(groups, epoch):
        for group in groups:
            group["lr"] = own["lr0"] * share(epoch)

    def warm(groups, tick, epoch):
        if tick >= length:
            return
        done = tick / length
        for group, first in zip(groups, (own["warmup_bias_lr"], 0.0, 0.0)):
            group["lr"] = first + (own["lr0"] * share(epoch) - first) * done
            group["momentum"] = own["warmup_momentum"] + (own["momentum"] - own["warmup_momentum"]) * done

    return looped(own, batches, start_epoch, warm)


def yolo(options):
    for name, run, origin in (("train_yolov5", yolov5, YOLOV5), ("train_8", v8, V8), ("train", mid_2026, MID_2026)):
        for slug, given, batches, steps in YOLO_CASES:
            own = {**DEFAULTS, **given}
            seen = run(options, own, batches)
            steps = [step for step in steps if step < len(seen)]
            groups = [[float(seen[step][group][0]) for step in steps] for group in range(3)]
            case = {
                "title": f"{slug.replace('-', ' ')}: biases, weights, norms.",
                "dialect": "ultralytics",
                "name": name,
                "args": given,
                "run": {"stepsPerEpoch": batches},
                "source": origin,
                "steps": steps,
                "groups": groups,
                "momentum": [float(seen[step][0][1]) for step in steps],
            }
            fixture.write(options.out, f"ultralytics/{name.replace('_', '-')}-{slug}.json", case)


def main():
    options = source.arguments(__doc__)
    mae(options)
    convnext(options)
    fastai(options)
    yolo(options)


if __name__ == "__main__":
    main()
