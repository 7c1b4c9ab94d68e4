"""torchvision's reference scripts: the lines of their source that make schedulers, run as they stand and stepped as they step them."""

import argparse
import math
import sys
import types

import fixture
import source
import torch
from fixture import around
from torch.optim import lr_scheduler as lrs

ALONE = "the project's own source, run alone; "
READ = "read: the script makes torch's own classes, which are made here in its order and stepped in its loops"
CLASSIFICATION = ("pytorch/vision references/classification/train.py", "017e9b99b5daddec3d82d5b05fe26f6834c48fa9")
DETECTION = (
    "pytorch/vision references/detection/train.py, engine.py",
    "3ceb056d4c4a2d79ccdc65cbd2342b0e89a7ae47, 08eb80315bc838623d908c6e81bd119d98057bd7",
)
# Newer than the source that could be had: a floor for the cosine, and a warm-up of the segmentation's.
NEWER = ("pytorch/vision references/{}/train.py", "0.28.0")


def optimizer_of(base):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)


def text_of(options, path):
    return source.text_of(options.sources, f"vision/references/{path}")


def flags_of(options, script, run, given):
    """What the script's own parser makes of flags."""
    text = source.module_text(text_of(options, f"{script}/train.py"), "get_args_parser")
    parser = source.load(text, ["get_args_parser"], argparse=argparse)()
    flags = {"lr": run["baseRate"], "epochs": run["epochs"]} | given
    words = [[f"--{name.replace('_', '-')}", *(str(one) for one in (value if isinstance(value, list) else [value]))] for name, value in flags.items()]
    return parser.parse_known_args([word for flag in words for word in flag])[0]


def made_by(options, script, names, tests, **space):
    """The named objects that the blocks of a script make which ask `tests`."""
    text = text_of(options, f"{script}/train.py")
    blocks = "\n".join(block for test in tests for block in source.asking(text, test))
    return source.load(blocks, names, torch=torch, **space)


def classification(options, run, given):
    optimizer = optimizer_of(run["baseRate"])
    own = flags_of(options, "classification", run, given)
    own.lr_scheduler = own.lr_scheduler.lower()
    tests = ["args.lr_scheduler == 'steplr'", "args.lr_warmup_epochs > 0"]
    schedule = made_by(options, "classification", ["lr_scheduler"], tests, args=own, optimizer=optimizer)
    rates = []
    for _ in range(run["epochs"]):
        for _ in range(run.get("stepsPerEpoch", 1)):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
        schedule.step()
    return rates, CLASSIFICATION, ALONE + "what makes its schedulers, stepped after each epoch"


def classification_with_floor(options, run, given):
    optimizer = optimizer_of(run["baseRate"])
    warm, decay = given["lr_warmup_epochs"], given.get("lr_warmup_decay", 0.01)
    main = lrs.CosineAnnealingLR(optimizer, T_max=run["epochs"] - warm, eta_min=given["lr_min"])
    first = lrs.LinearLR(optimizer, start_factor=decay, total_iters=warm)
    schedule = lrs.SequentialLR(optimizer, schedulers=[first, main], milestones=[warm])
    rates = []
    for _ in range(run["epochs"]):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return rates, NEWER, READ


def segmentation(options, run, given):
    optimizer = optimizer_of(run["baseRate"])
    iterations = run.get("stepsPerEpoch", 1)
    warm = given.get("lr_warmup_epochs", 0)
    main = lrs.PolynomialLR(optimizer, total_iters=iterations * (run["epochs"] - warm), power=0.9)
    schedule, ticks, decay = main, iterations * warm, given.get("lr_warmup_decay", 0.01)
    if ticks > 0:
        is_linear = given.get("lr_warmup_method", "linear") == "linear"
        first = (
            lrs.LinearLR(optimizer, start_factor=decay, total_iters=ticks)
            if is_linear
            else lrs.ConstantLR(optimizer, factor=decay, total_iters=ticks)
        )
        schedule = lrs.SequentialLR(optimizer, schedulers=[first, main], milestones=[ticks])
    rates = []
    for _ in range(run["epochs"] * iterations):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return rates, NEWER, READ


class Quiet:
    """Stands in for what logs: it hands the batches on."""

    def __init__(self, **_):
        pass

    def add_meter(self, *_):
        pass

    def log_every(self, batches, *_):
        return batches

    def update(self, **_):
        pass


def detection(options, run, given):
    optimizer = optimizer_of(run["baseRate"])
    own = flags_of(options, "detection", run, given)
    own.lr_scheduler = own.lr_scheduler.lower()
    tests = ["args.lr_scheduler == 'multisteplr'"]
    main = made_by(options, "detection", ["lr_scheduler"], tests, args=own, optimizer=optimizer)
    utils = types.SimpleNamespace(MetricLogger=Quiet, SmoothedValue=Quiet, reduce_dict=lambda losses: losses)
    train_one_epoch = source.load(
        source.module_text(text_of(options, "detection/engine.py"), "train_one_epoch"),
        ["train_one_epoch"],
        torch=torch,
        math=math,
        sys=sys,
        utils=utils,
    )
    rates = []

    class Model(torch.nn.Module):
        def forward(self, *_):
            rates.append(optimizer.param_groups[0]["lr"])
            return {"loss_classifier": optimizer.param_groups[0]["params"][0].sum()}

    batches = [([], [])] * run.get("stepsPerEpoch", 1)
    for epoch in range(run["epochs"]):
        train_one_epoch(Model(), optimizer, batches, "cpu", epoch, 20)
        main.step()
    return rates, DETECTION, ALONE + "train_one_epoch, and the epochs' scheduler as train.py makes it"


# fmt: off
def plan(base, epochs, iterations=None):
    return {"baseRate": base, "epochs": epochs} | ({"stepsPerEpoch": iterations} if iterations else {})


CASES = [
    ("classification", "The defaults, by epoch.", classification, {}, plan(0.1, 90), around(30, 60, 89)),
    ("classification-step", "Stairs of 4 epochs.", classification, {"lr_step_size": 4, "lr_gamma": 0.5}, plan(0.1, 12), None),
    ("classification-step-linear", "A linear warm-up of 5 epochs before the stairs.", classification, {"lr_warmup_epochs": 5, "lr_warmup_method": "linear"}, plan(0.5, 90), around(5, 35, 65, 89)),
    ("classification-step-constant", "A constant warm-up, the script's own.", classification, {"lr_warmup_epochs": 2, "lr_step_size": 3}, plan(0.1, 12), None),
    ("classification-cosine", "A cosine.", classification, {"lr_scheduler": "cosineannealinglr"}, plan(0.1, 20), None),
    ("classification-cosine-linear", "A cosine after a linear warm-up, with a floor.", classification_with_floor, {"lr_scheduler": "cosineannealinglr", "lr_warmup_epochs": 5, "lr_warmup_method": "linear", "lr_min": 0.001}, plan(0.5, 30), None),
    ("classification-cosine-by-update", "The same by update.", classification, {"lr_scheduler": "CosineAnnealingLR", "lr_warmup_epochs": 2, "lr_warmup_method": "linear"}, plan(0.5, 8, 6), None),
    ("classification-exponential", "A decay by epoch.", classification, {"lr_scheduler": "exponentiallr", "lr_gamma": 0.9}, plan(0.1, 20), None),
    ("classification-exponential-constant", "A decay after a constant warm-up.", classification, {"lr_scheduler": "exponentiallr", "lr_gamma": 0.9, "lr_warmup_epochs": 3, "lr_warmup_decay": 0.1}, plan(0.1, 12), None),
    ("classification-warmup-one", "A warm-up of one epoch.", classification, {"lr_warmup_epochs": 1, "lr_warmup_method": "linear", "lr_step_size": 2}, plan(0.1, 7), None),
    ("segmentation", "The defaults.", segmentation, {}, plan(0.01, 4, 10), None),
    ("segmentation-linear", "A linear warm-up of one epoch.", segmentation, {"lr_warmup_epochs": 1}, plan(0.01, 4, 10), None),
    ("segmentation-constant", "A constant warm-up of two epochs.", segmentation, {"lr_warmup_epochs": 2, "lr_warmup_method": "constant", "lr_warmup_decay": 0.2}, plan(0.01, 5, 7), None),
    ("segmentation-one", "One iteration an epoch.", segmentation, {}, plan(0.02, 12), None),
    ("detection", "The defaults, 20 iterations an epoch.", detection, {}, plan(0.02, 26, 20), around(0, 10, 19, 20, 320, 440, 519)),
    ("detection-long", "A loader longer than the warm-up.", detection, {"lr_steps": [1, 2]}, plan(0.02, 3, 1200), around(0, 500, 1000, 1200, 2400)),
    ("detection-cosine", "A cosine over all epochs.", detection, {"lr_scheduler": "cosineannealinglr"}, plan(0.02, 6, 8), None),
    ("detection-loader-one", "A loader of one batch stays at a thousandth.", detection, {"lr_steps": [2, 4]}, plan(0.02, 6, 1), None),
    ("detection-loader-two", "A loader of two batches.", detection, {"lr_steps": [2, 4]}, plan(0.02, 6, 2), None),
    ("detection-gamma", "A factor of one's own.", detection, {"lr_steps": [1, 3], "lr_gamma": 0.5}, plan(0.01, 5, 4), None),
    ("classification-warmup-all", "A warm-up as long as the run.", classification, {"lr_warmup_epochs": 5, "lr_warmup_method": "linear"}, plan(0.1, 5), None),
    ("classification-step-past-run", "Stairs longer than the run.", classification, {"lr_step_size": 40, "lr_warmup_epochs": 2}, plan(0.1, 20), None),
    ("classification-cosine-constant", "A cosine after a constant warm-up at a tenth.", classification, {"lr_scheduler": "cosineannealinglr", "lr_warmup_epochs": 4, "lr_warmup_decay": 0.1}, plan(0.4, 16), None),
    ("detection-steps-by-epoch", "Milestones at epochs 1 and 2, and after the run.", detection, {"lr_steps": [1, 2, 9]}, plan(0.02, 4, 5), None),
    ("detection-loader-three", "A loader of three batches.", detection, {"lr_steps": [1]}, plan(0.02, 3, 3), None),
    ("detection-cosine-warm", "A cosine whose first epoch is all warm-up.", detection, {"lr_scheduler": "cosineannealinglr"}, plan(0.01, 4, 20), None),
]
# fmt: on


def main():
    options = source.arguments(__doc__)
    for slug, title, script, args, run, steps in CASES:
        rates, (what, version), how = script(options, run, args)
        steps = [s for s in (range(len(rates)) if steps is None else steps) if s < len(rates)]
        name = script.__name__.split("_")[0]
        origin = {"what": what.format(name), "version": version, "precision": "float64", "how": how}
        case = {"title": title, "dialect": "torchvision", "name": name, "args": args, "run": run, "source": origin}
        fixture.write(options.out, f"torchvision/{slug}.json", case | fixture.answers(steps, [rates[s] for s in steps]))


if __name__ == "__main__":
    main()
