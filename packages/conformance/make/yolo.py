"""YOLOv5 and Ultralytics: what sets the rates in their trainers, found by what it assigns or asks, inside a loop of ours over batches."""

import ast
import functools
import logging
import math
import types

import fixture
import numpy
import source
import torch
from fixture import around


def about(what, version):
    how = "the project's own source, run alone; the warm-up block and the schedule's function, inside a loop of ours over batches"
    return {"what": what, "version": version, "precision": "float64", "how": how}


YOLOV5 = about("ultralytics/yolov5 train.py", "5081342f04fb287fc2e5f2b5a4e06752b7937b1c")
V8 = about(
    "ultralytics 8.1 in THU-MIG/yolov10 ultralytics/engine/trainer.py",
    "453c6e38a51e9d1d5a2aa5fb7f1014a711913397",
)
MID_2026 = about(
    "ultralytics/ultralytics ultralytics/engine/trainer.py",
    "00016300105e79eb8b1646ab03c3d1df9274523f",
)

# YOLOv5 takes its cosine from ultralytics as well.
CYCLE = "yolov10/ultralytics/utils/torch_utils.py"
NEW_CYCLE = "ultralytics/ultralytics/utils/torch_utils.py"
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
# The order of the optimizer's groups, where it is not that of the older versions.
ORDERS = {"train": "weights, norms, biases"}
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


def three_groups(own):
    """The optimizer's groups as YOLOv5 has them: biases, weights, norms."""
    return [{"lr": own["lr0"], "initial_lr": own["lr0"], "momentum": own["momentum"]} for _ in range(3)]


def looped(own, batches, groups, start_epoch, warm):
    """What is in force at each batch of a run, of the groups in their order."""
    seen = []
    for epoch in range(own["epochs"]):
        start_epoch(groups, epoch)
        for i in range(batches):
            warm(groups, i + batches * epoch, epoch)
            seen.append([(group["lr"], group["momentum"]) for group in groups])
    return seen


def yolov5(options, own, batches):
    text = source.text_of(options.sources, "yolov5/train.py")
    found, block = pieces_of(text, "train", ["nw"], "ni <= nw")
    cycle = source.module_text(source.text_of(options.sources, CYCLE), "one_cycle")
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

    return looped(own, batches, three_groups(own), start_epoch, warm)


def v8(options, own, batches):
    text = source.text_of(options.sources, "yolov10/ultralytics/engine/trainer.py")
    return trainer(text, options, own, batches, "ni <= nw")


def mid_2026(options, own, batches):
    text = source.text_of(options.sources, "ultralytics/ultralytics/engine/trainer.py")
    return trainer(text, options, own, batches, "ni < nw")


def trainer(text, options, own, batches, asked):
    """The methods of an Ultralytics trainer that set rates, on an object that has what they ask of it."""
    torch_utils = source.text_of(options.sources, CYCLE if asked == "ni <= nw" else NEW_CYCLE)
    _, block = pieces_of(text, "_do_train", [], asked)
    self = types.SimpleNamespace(epochs=own["epochs"], batch_size=64)
    self.args = types.SimpleNamespace(**own, nbs=64)
    space = {"np": numpy, "math": math, "self": self, "nb": batches}
    exec(source.module_text(torch_utils, "one_cycle"), space)  # noqa: S102
    space |= {"nn": torch.nn, "optim": torch.optim, "unwrap_model": lambda model: model}
    space |= {"LOGGER": logging.getLogger("yolo"), "colorstr": str}
    for node in ast.walk(ast.parse(text)):
        if getattr(node, "name", None) in ("_setup_scheduler", "_get_warmup_iterations", "build_optimizer"):
            exec(compiled(node), space)  # noqa: S102
            setattr(self, node.name, functools.partial(space[node.name], self))
    model = torch.nn.Sequential(torch.nn.Conv2d(1, 1, 1), torch.nn.BatchNorm2d(1))
    self.optimizer = self.build_optimizer(model, name="SGD", lr=own["lr0"], momentum=own["momentum"])
    self._setup_scheduler()
    assigned, _ = pieces_of(text, "_do_train", ["nw"], asked)
    exec(compiled(assigned["nw"]), space)  # noqa: S102
    code = compiled(block)

    def start_epoch(groups, epoch):
        for group in groups:
            group["lr"] = group["initial_lr"] * self.lf(epoch)

    def warm(groups, ni, epoch):
        space.update(ni=ni, epoch=epoch)
        exec(code, space)  # noqa: S102

    return looped(own, batches, self.optimizer.param_groups, start_epoch, warm)


def main():
    options = source.arguments(__doc__)
    for name, run, origin in (("train_yolov5", yolov5, YOLOV5), ("train_8", v8, V8), ("train", mid_2026, MID_2026)):
        for slug, given, batches, steps in YOLO_CASES:
            own = {**DEFAULTS, **given}
            seen = run(options, own, batches)
            steps = [step for step in steps if step < len(seen)]
            groups = [[float(seen[step][group][0]) for step in steps] for group in range(3)]
            case = {
                "title": f"{slug.replace('-', ' ')}: {ORDERS.get(name, 'biases, weights, norms')}.",
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


if __name__ == "__main__":
    main()
