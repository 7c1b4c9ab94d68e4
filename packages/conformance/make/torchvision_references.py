"""torchvision's reference scripts: their schedulers made as they make them, and stepped as they step them."""

import argparse

import fixture
import torch
from fixture import around
from torch.optim import lr_scheduler as lrs

# fmt: off
SOURCE = {
    "what": "pytorch/vision references/{}",
    "version": "0.28.0",
    "precision": "float64",
    "how": "read: the script makes torch's own classes, which are made here in its order and stepped in its loops",
}


def optimizer_of(base):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)


def warmed(optimizer, main, ticks, method, decay):
    if ticks <= 0:
        return main
    warm = lrs.LinearLR(optimizer, start_factor=decay, total_iters=ticks) if method == "linear" else lrs.ConstantLR(optimizer, factor=decay, total_iters=ticks)
    return lrs.SequentialLR(optimizer, schedulers=[warm, main], milestones=[ticks])


def classification(run, lr_scheduler="steplr", lr_warmup_epochs=0, lr_warmup_method="constant", lr_warmup_decay=0.01, lr_step_size=30, lr_gamma=0.1, lr_min=0.0):
    optimizer = optimizer_of(run["baseRate"])
    main = {
        "steplr": lambda: lrs.StepLR(optimizer, step_size=lr_step_size, gamma=lr_gamma),
        "cosineannealinglr": lambda: lrs.CosineAnnealingLR(optimizer, T_max=run["epochs"] - lr_warmup_epochs, eta_min=lr_min),
        "exponentiallr": lambda: lrs.ExponentialLR(optimizer, gamma=lr_gamma),
    }[lr_scheduler.lower()]()
    schedule = warmed(optimizer, main, lr_warmup_epochs, lr_warmup_method, lr_warmup_decay)
    rates = []
    for _ in range(run["epochs"]):
        for _ in range(run.get("stepsPerEpoch", 1)):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
        schedule.step()
    return rates


def segmentation(run, lr_warmup_epochs=0, lr_warmup_method="linear", lr_warmup_decay=0.01):
    optimizer = optimizer_of(run["baseRate"])
    iterations = run.get("stepsPerEpoch", 1)
    main = lrs.PolynomialLR(optimizer, total_iters=iterations * (run["epochs"] - lr_warmup_epochs), power=0.9)
    schedule = warmed(optimizer, main, iterations * lr_warmup_epochs, lr_warmup_method, lr_warmup_decay)
    rates = []
    for _ in range(run["epochs"] * iterations):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return rates


def detection(run, lr_scheduler="multisteplr", lr_steps=(16, 22), lr_gamma=0.1):
    optimizer = optimizer_of(run["baseRate"])
    iterations = run.get("stepsPerEpoch", 1)
    if lr_scheduler.lower() == "multisteplr":
        main = lrs.MultiStepLR(optimizer, milestones=list(lr_steps), gamma=lr_gamma)
    else:
        main = lrs.CosineAnnealingLR(optimizer, T_max=run["epochs"])
    rates = []
    for epoch in range(run["epochs"]):
        warm = None
        if epoch == 0:
            warm = lrs.LinearLR(optimizer, start_factor=1.0 / 1000, total_iters=min(1000, iterations - 1))
        for _ in range(iterations):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if warm is not None:
                warm.step()
        main.step()
    return rates


def plan(base, epochs, iterations=None):
    return {"baseRate": base, "epochs": epochs} | ({"stepsPerEpoch": iterations} if iterations else {})


CASES = [
    ("classification", "The defaults, by epoch.", classification, {}, plan(0.1, 90), around(30, 60, 89)),
    ("classification-step", "Stairs of 4 epochs.", classification, {"lr_step_size": 4, "lr_gamma": 0.5}, plan(0.1, 12), None),
    ("classification-step-linear", "A linear warm-up of 5 epochs before the stairs.", classification, {"lr_warmup_epochs": 5, "lr_warmup_method": "linear"}, plan(0.5, 90), around(5, 35, 65, 89)),
    ("classification-step-constant", "A constant warm-up, the script's own.", classification, {"lr_warmup_epochs": 2, "lr_step_size": 3}, plan(0.1, 12), None),
    ("classification-cosine", "A cosine.", classification, {"lr_scheduler": "cosineannealinglr"}, plan(0.1, 20), None),
    ("classification-cosine-linear", "A cosine after a linear warm-up, with a floor.", classification, {"lr_scheduler": "cosineannealinglr", "lr_warmup_epochs": 5, "lr_warmup_method": "linear", "lr_min": 0.001}, plan(0.5, 30), None),
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
]
# fmt: on


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, help="folder the fixtures are written to")
    out = parser.parse_args().out
    for slug, title, script, args, run, steps in CASES:
        rates = script(run, **args)
        steps = [s for s in (range(len(rates)) if steps is None else steps) if s < len(rates)]
        what = SOURCE["what"].format(f"{script.__name__}/train.py")
        call = {"dialect": "torchvision", "name": script.__name__, "args": args, "run": run}
        case = {"title": title, **call, "source": {**SOURCE, "what": what}}
        fixture.write(out, f"torchvision/{slug}.json", case | fixture.answers(steps, [rates[s] for s in steps]))


if __name__ == "__main__":
    main()
