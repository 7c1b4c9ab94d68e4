"""Documents 001 and 004: their own functions in PyTorch's own LambdaLR, one scheduler step a count."""

import fixture
import torch


def rates_of(schedule, bases, steps):
    """Each group's rate after `step` scheduler steps. `schedule` makes the scheduler of an optimizer."""
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": base} for base in bases]
    optimizer = torch.optim.SGD(groups, lr=bases[0])
    seen = []
    try:
        scheduler = schedule(optimizer)
        for step in range(max(steps) + 1):
            seen.append([g["lr"] for g in optimizer.param_groups])
            optimizer.step()
            scheduler.step()
    except ArithmeticError as error:
        if len(seen) <= max(steps):
            raise Stopped(error, len(seen), seen) from error
    return [[rates[g] for rates in (seen[s] for s in steps)] for g in range(len(bases))]


class Stopped(Exception):
    """The schedule raised when the rate of step `at` was asked for."""

    def __init__(self, error, at, seen):
        super().__init__(str(error))
        self.error, self.at, self.seen = error, at, seen


def make(case, schedule, steps, refuses=None):
    """`case` with what came back. `run.baseRate` is a number, or a list for several groups."""
    bases = case["run"]["baseRate"]
    several = isinstance(bases, list)
    per_epoch = case["run"].get("stepsPerEpoch", 1)
    steps = list(steps)
    try:
        rates = rates_of(schedule, bases if several else [bases], [s // per_epoch for s in steps])
    except Stopped as stopped:
        if type(stopped.error).__name__ != refuses:
            raise
        case |= {"refused": fixture.refusal(stopped.error, stopped.at)}
        if stopped.seen:
            case["answers"] = {"steps": list(range(stopped.at)), "rates": [r[0] for r in stopped.seen]}
        return case
    if refuses:
        raise AssertionError(f"expected {refuses}, but it answered")
    return case | ({"steps": steps, "groups": rates} if several else fixture.answers(steps, rates[0]))
