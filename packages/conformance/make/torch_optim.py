"""torch.optim.lr_scheduler: every class but ReduceLROnPlateau, as torch itself steps them."""

import fixture
import source
import torch
from torch_cases import CASES
from torch_run import Stopped, run

SOURCE = {
    "what": "torch.optim.lr_scheduler",
    "version": torch.__version__.split("+")[0],
    "precision": "float64",
    "how": "the optimizer's rate after so many scheduler steps",
}


def make(slug, title, call, steps, base=0.1, momentum=False, refuses=None, after=0, recursive=None, decision=None, **plan):
    """`after`: so many ticks more are asked past the last of `steps`, where our schedule has ended."""
    case = {"title": title, "dialect": "pytorch", **call, "run": {"baseRate": base, **plan}, "source": SOURCE}
    bases = base if isinstance(base, list) else [base]
    steps = list(steps)
    per_epoch = plan.get("stepsPerEpoch", 1)
    last = max(steps) // per_epoch + 1 if steps else 1
    error = None
    try:
        seen = run(call, bases, last + after)
    except Stopped as stopped:
        if type(stopped.error).__name__ != refuses:
            raise AssertionError(f"{slug}: {stopped.error!r} at {stopped.at}") from stopped
        error, seen = stopped, stopped.seen
    else:
        if refuses:
            raise AssertionError(f"{slug}: expected {refuses}, but it answered")
    if error and len(seen) < last:
        case["refused"] = fixture.refusal(error.error, error.at if seen else None)
        case["decision"] = decision
        if seen:
            case["answers"] = {"steps": list(range(len(seen))), "rates": [tick[0][0] for tick in seen]}
        return case
    rates = [[seen[s // per_epoch][g][0] for s in steps] for g in range(len(bases))]
    # Arguments may list one value a group, in which case the base rates are still those of the run.
    if isinstance(base, list):
        case |= {"steps": steps, "groups": rates}
    else:
        case |= fixture.answers(steps, rates[0])
    if momentum:
        case["momentum"] = [seen[s // per_epoch][0][1] for s in steps]
    if after:
        more = range(last, len(seen))
        case["afterEnd"] = {"steps": list(more), "rates": [seen[s][0][0] for s in more]}
        if error:
            case["afterEnd"]["refused"] = fixture.refusal(error.error, error.at)
    return case | ({"recursive": True} if recursive else {})


def main():
    out = source.arguments(__doc__).out
    for slug, title, call, steps, more in CASES:
        fixture.write(out, f"pytorch/{slug}.json", make(slug, title, call, steps, **more))


if __name__ == "__main__":
    main()
