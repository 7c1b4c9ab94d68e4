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
]
# fmt: on


def main():
    options = source.arguments(__doc__)
    for slug, given, batch, steps in CASES:
        own = types.SimpleNamespace(**{**DEFAULTS, **given})
        if not own.unscale_lr:
            own.lr = own.lr * batch / 512.0
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=own.lr)
        scheduler, _ = create_scheduler(own, optimizer)
        rates = []
        for epoch in range(own.epochs):
            rates.append(optimizer.param_groups[0]["lr"])
            scheduler.step(epoch)
        every = 10 if slug == "by-update" else 1
        run = {"batchSize": batch} | ({"stepsPerEpoch": every} if every > 1 else {})
        case = {"title": slug.replace("-", " "), "dialect": "deit", "name": "main", "args": given, "run": run}
        answer = fixture.answers(list(steps), [rates[step // every] for step in steps])
        fixture.write(options.out, f"deit/{slug}.json", case | {"source": SOURCE} | answer)


if __name__ == "__main__":
    main()
