"""Calls written as data, made with the real torch.optim.lr_scheduler, and the optimizer's rates while they are stepped."""

import math
import warnings

import torch
from torch.optim import lr_scheduler

warnings.simplefilter("ignore")


def made(value, optimizer):
    """An argument: a call in it becomes a scheduler, and the source of a function the function."""
    if isinstance(value, list):
        return [made(one, optimizer) for one in value]
    if isinstance(value, dict) and "function" in value:
        return function_of(value["function"])
    if isinstance(value, dict):
        return scheduler_of(value, optimizer)
    return value


def function_of(source):
    scope = {"math": math}
    if source.lstrip().startswith("lambda"):
        return eval(source, scope)  # noqa: S307, these functions are the fixtures' own
    exec(source, scope)  # noqa: S102
    (name,) = [name for name in scope if name not in ("math", "__builtins__")]
    return scope[name]


def scheduler_of(call, optimizer):
    args = {name: made(value, optimizer) for name, value in call["args"].items()}
    if call["name"] == "ChainedScheduler":
        return lr_scheduler.ChainedScheduler(optimizer=optimizer, **args)
    return getattr(lr_scheduler, call["name"])(optimizer, **args)


def optimizer_of(bases, momentum=0.0):
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": base} for base in bases]
    return torch.optim.SGD(groups, lr=bases[0], momentum=momentum)


class Stopped(Exception):
    """torch raised when the rate of tick `at` was asked for; 0 is the constructor."""

    def __init__(self, error, at, seen):
        super().__init__(str(error))
        self.error, self.at, self.seen = error, at, seen


def run(call, bases, ticks, momentum=0.0):
    """Rates and momenta of every group after 0, 1, … ticks."""
    optimizer = optimizer_of(bases, momentum)
    seen = []
    try:
        scheduler = scheduler_of(call, optimizer)
        for tick in range(ticks):
            seen.append([(group["lr"], group["momentum"]) for group in optimizer.param_groups])
            optimizer.step()
            if tick + 1 < ticks:
                scheduler.step()
    except (ArithmeticError, ValueError, TypeError, NotImplementedError) as error:
        raise Stopped(error, len(seen), seen) from error
    return seen
