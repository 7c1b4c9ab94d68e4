"""What torch does when a run is resumed: a checkpoint after `AT` scheduler steps, loaded in each order into new objects."""

import copy

import fixture
import source
import torch
from torch_cases import COSINE, CYCLIC, EXP, LINEAR, C, S, c, f
from torch_run import optimizer_of, scheduler_of

AT = 5
TICKS = 14
SOURCE = {
    "what": "torch.optim.lr_scheduler",
    "version": torch.__version__.split("+")[0],
    "precision": "float64",
    "how": "the optimizer's rate after a checkpoint was loaded into new objects, and after each step from there",
}
CALLS = {
    "step": c("StepLR", step_size=3, gamma=0.5),
    "multi-step": c("MultiStepLR", milestones=[2, 8], gamma=0.1),
    "constant": c("ConstantLR", factor=0.5, total_iters=8),
    "linear": c("LinearLR", start_factor=0.1, total_iters=10),
    "exponential": EXP,
    "polynomial": c("PolynomialLR", total_iters=10, power=2.0),
    "cosine": c("CosineAnnealingLR", T_max=10, eta_min=0.001),
    "restarts": c("CosineAnnealingWarmRestarts", T_0=4, T_mult=2),
    "cyclic": CYCLIC,
    "one-cycle": c("OneCycleLR", max_lr=0.5, total_steps=20),
    "lambda": c("LambdaLR", lr_lambda=f("lambda epoch: 1 / (epoch + 1)")),
    "multiplicative": c("MultiplicativeLR", lr_lambda=f("lambda epoch: 0.9")),
    "sequential": S([3], LINEAR, EXP),
    "sequential-cosine": S([3], LINEAR, COSINE),
    "chained": C(EXP, c("StepLR", step_size=3, gamma=0.5)),
}
# The same class in a configuration that was made longer.
LONGER = {
    "linear": c("LinearLR", start_factor=0.1, total_iters=20),
    "cosine": c("CosineAnnealingLR", T_max=20, eta_min=0.001),
    "one-cycle": c("OneCycleLR", max_lr=0.5, total_steps=40),
}


def rate(optimizer):
    return optimizer.param_groups[0]["lr"]


def go_on(optimizer, scheduler):
    rates = [rate(optimizer)]
    for _ in range(TICKS - AT - 1):
        optimizer.step()
        scheduler.step()
        rates.append(rate(optimizer))
    return rates


def resumed(order, call, saved):
    """The rates from tick AT on."""
    optimizer = optimizer_of([0.1])
    if order == "last_epoch":
        optimizer.param_groups[0]["initial_lr"] = 0.1
        made = {**call, "args": {**call["args"], "last_epoch": AT - 1}}
        return go_on(optimizer, scheduler_of(made, optimizer))
    scheduler = None
    for what in order.split(", "):
        if what == "optimizer":
            optimizer.load_state_dict(copy.deepcopy(saved["optimizer"]))
        elif what == "new scheduler":
            scheduler = scheduler_of(call, optimizer)
        elif what == "scheduler":
            scheduler.load_state_dict(copy.deepcopy(saved["scheduler"]))
    return go_on(optimizer, scheduler)


ORDERS = [
    "new scheduler, scheduler, optimizer",
    "new scheduler, optimizer, scheduler",
    "optimizer, new scheduler, scheduler",
    "new scheduler, scheduler",
    "optimizer, new scheduler",
    "last_epoch",
]


def make(call, later=None):
    optimizer = optimizer_of([0.1])
    scheduler = scheduler_of(call, optimizer)
    for _ in range(AT):
        optimizer.step()
        scheduler.step()
    saved = {"optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()}
    saved = copy.deepcopy(saved)
    found = {}
    for order in ORDERS:
        if order == "last_epoch" and call["name"] in ("SequentialLR", "ChainedScheduler"):
            continue
        try:
            found[order] = resumed(order, later or call, saved)
        except Exception as error:  # noqa: BLE001, an exception is an answer, too
            found[order] = fixture.refusal(error)
    return found


def main():
    out = source.arguments(__doc__).out
    cases = [(name, call, None) for name, call in CALLS.items()]
    cases += [(f"{name}-longer", CALLS[name], later) for name, later in LONGER.items()]
    for name, call, later in cases:
        case = {
            "title": f"{call['name']} resumed after {AT} ticks" + (", made longer." if later else "."),
            "dialect": "pytorch",
            **call,
            "run": {"baseRate": 0.1},
            "source": SOURCE,
            "steps": list(range(AT, TICKS)),
            "resumed": {"at": AT, **({"as": later} if later else {}), "orders": make(call, later)},
        }
        fixture.write(out, f"pytorch/resume-{name}.json", case)


if __name__ == "__main__":
    main()
