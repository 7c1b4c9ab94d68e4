"""Drives MMEngine's own schedulers as its runner and its hook do, on a real optimizer of PyTorch."""

import warnings

import stubs
import torch

FOLDER = "mmengine/optim/scheduler"


def load(root):
    """Every class of the two modules by its name; of the rest of mmengine they need a log, a registry and a base class."""
    stubs.module("mmengine.logging", print_log=print)
    stubs.module("mmengine.registry", PARAM_SCHEDULERS=stubs.Registry())
    stubs.module("mmengine.optim", BaseOptimWrapper=type("BaseOptimWrapper", (), {}))
    found = {}
    for name in ("param_scheduler", "lr_scheduler", "momentum_scheduler"):
        found |= vars(stubs.run_file(f"{root}/{FOLDER}/{name}.py", f"mmengine.optim.scheduler.{name}"))
    return found


def build(classes, optimizer, config, run):
    """One scheduler of a config, with the default end and the conversion to iterations that the runner does."""
    options = dict(config)
    kind = classes[options.pop("type")]
    per_epoch, epochs = run["stepsPerEpoch"], run["epochs"]
    options.setdefault("end", epochs if options.get("by_epoch", True) else epochs * per_epoch)
    if options.pop("convert_to_iter_based", False):
        return kind.build_iter_from_epoch(optimizer, epoch_length=per_epoch, **options)
    return kind(optimizer, **options)


def train(classes, configs, bases, run):
    """Rates per group per iteration, momenta of the first group, and the error, if one came."""
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": base} for base in bases]
    optimizer = torch.optim.SGD(groups, lr=bases[0], momentum=run.get("baseMomentum", 0.9))
    rates, momenta = [[] for _ in bases], []
    try:
        with warnings.catch_warnings(action="ignore"):
            schedulers = [build(classes, optimizer, config, run) for config in configs]
            for _ in range(run["epochs"]):
                for _ in range(run["stepsPerEpoch"]):
                    for kept, group in zip(rates, optimizer.param_groups):
                        kept.append(float(group["lr"]))
                    momenta.append(float(optimizer.param_groups[0]["momentum"]))
                    optimizer.step()
                    for scheduler in schedulers:
                        if not scheduler.by_epoch:
                            scheduler.step()
                for scheduler in schedulers:
                    if scheduler.by_epoch:
                        scheduler.step()
    except Exception as error:
        return rates, momenta, error
    return rates, momenta, None
