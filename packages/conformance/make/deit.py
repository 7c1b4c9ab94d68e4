"""DeiT's loop around timm's own scheduler: `create_scheduler` as main.py calls it, stepped after each epoch with that epoch."""

import importlib.util
import sys
import types
from importlib.metadata import version

import fixture
import source
import torch
from fixture import around

# timm's schedulers alone: the whole package would import torchvision, which need not fit the torch that is here.
found = importlib.util.find_spec("timm")
sys.modules["timm"] = types.ModuleType("timm")
sys.modules["timm"].__path__ = found.submodule_search_locations
from timm.scheduler import create_scheduler  # noqa: E402

SOURCE = {
    "what": "timm.scheduler.create_scheduler",
    "version": f"timm {version('timm')}, torch {torch.__version__}",
    "precision": "float64",
    "how": "with the arguments of DeiT's main.py, stepped with an epoch's number after it as there; the rate in force in each epoch",
}
DEFAULTS = {
    "lr": 5e-4,
    "epochs": 300,
    "sched": "cosine",
    "warmup_epochs": 5,
    "warmup_lr": 1e-6,
    "min_lr": 1e-5,
    "cooldown_epochs": 10,
    "decay_epochs": 30,
    "decay_rate": 0.1,
    "patience_epochs": 10,
    "lr_noise": None,
    "lr_noise_pct": 0.67,
    "lr_noise_std": 1.0,
    "seed": 0,
    "unscale_lr": False,
}

# fmt: off
CASES = [
    ("defaults", {}, 1024, around(5, also=[0, 1, 2, 150, 299])),
    ("unscaled", {"unscale_lr": True}, 1024, around(5, also=[0, 1, 2, 150, 299])),
    ("short", {"epochs": 20, "warmup_epochs": 3}, 512, range(20)),
    ("no-warmup", {"epochs": 10, "warmup_epochs": 0}, 512, range(10)),
    ("warmup-one", {"epochs": 10, "warmup_epochs": 1}, 512, range(10)),
    ("floor", {"epochs": 10, "warmup_epochs": 2, "min_lr": 1e-4}, 512, range(10)),
    ("small-batch", {"epochs": 10, "warmup_epochs": 2}, 64, range(10)),
    ("warmup-all", {"epochs": 6, "warmup_epochs": 6}, 512, range(6)),
    ("warmup-longer", {"epochs": 6, "warmup_epochs": 9}, 512, range(6)),
    ("warmup-lr-above", {"epochs": 6, "warmup_epochs": 3, "warmup_lr": 0.01}, 512, range(6)),
    ("by-update", {"epochs": 4, "warmup_epochs": 1}, 512, range(40)),
    ("one-epoch", {"epochs": 1, "warmup_epochs": 0}, 512, range(1)),
    ("one-epoch-warm", {"epochs": 1, "warmup_epochs": 1}, 512, range(1)),
    ("two-epochs", {"epochs": 2, "warmup_epochs": 1}, 512, range(2)),
    ("warmup-almost-all", {"epochs": 6, "warmup_epochs": 5}, 512, range(6)),
    ("past-the-end", {"epochs": 5, "warmup_epochs": 2}, 512, range(9)),
    ("past-the-end-warm", {"epochs": 3, "warmup_epochs": 3}, 512, range(6)),
    ("floor-zero", {"epochs": 8, "warmup_epochs": 2, "min_lr": 0}, 512, range(8)),
    ("floor-above", {"epochs": 8, "warmup_epochs": 2, "min_lr": 1e-3}, 512, range(8)),
    ("floor-same", {"epochs": 8, "warmup_epochs": 2, "min_lr": 5e-4}, 512, range(8)),
    ("warmup-lr-zero", {"epochs": 8, "warmup_epochs": 3, "warmup_lr": 0}, 512, range(8)),
    ("warmup-lr-same", {"epochs": 8, "warmup_epochs": 3, "warmup_lr": 5e-4}, 512, range(8)),
    ("large-batch", {"epochs": 8, "warmup_epochs": 3}, 4096, range(8)),
    ("finetune", {"epochs": 30, "warmup_epochs": 5, "lr": 5e-5, "unscale_lr": True}, 256, around(5, also=[0, 1, 15, 29])),
    ("long", {"epochs": 1000, "warmup_epochs": 20}, 1024, around(20, also=[0, 1, 500, 999])),
    ("refused-epochs", {"epochs": 0}, 512, [0]),
    ("refused-floor", {"min_lr": -1e-5}, 512, [0]),
]
# fmt: on


def rates_of(own, epochs):
    """The rate of each epoch; DeiT's own loop ends with `own.epochs`."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=own.lr)
    scheduler, _ = create_scheduler(own, optimizer)
    rates = []
    for epoch in range(epochs):
        rates.append(optimizer.param_groups[0]["lr"])
        scheduler.step(epoch)
    return rates


def main():
    options = source.arguments(__doc__)
    for slug, given, batch, steps in CASES:
        own = types.SimpleNamespace(**{**DEFAULTS, **given})
        if not own.unscale_lr:
            own.lr = own.lr * batch / 512.0
        every = 10 if slug == "by-update" else 1
        run = {"batchSize": batch} | ({"stepsPerEpoch": every} if every > 1 else {})
        case = {"title": slug.replace("-", " "), "dialect": "deit", "name": "main", "args": given, "run": run, "source": SOURCE}
        try:
            rates = rates_of(own, max(steps) // every + 1)
        except AssertionError as error:
            case["refused"] = fixture.refusal(error)
        else:
            case |= fixture.answers(list(steps), [rates[step // every] for step in steps])
        fixture.write(options.out, f"deit/{slug}.json", case)


if __name__ == "__main__":
    main()
