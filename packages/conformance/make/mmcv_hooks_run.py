"""Drives MMCV's hooks as its EpochBasedRunner does, and notes rate and momentum in force during each iteration."""

import types

import stubs

FOLDER = "mmcv/runner/hooks"


def is_list_of(values, kind):
    return isinstance(values, list) and all(isinstance(value, kind) for value in values)


def load(root):
    """The two modules of hooks; of the rest of mmcv they need a registry, a base class and `is_list_of`."""
    stubs.module("mmcv", is_list_of=is_list_of)
    stubs.module("mmcv.runner.hooks.hook", HOOKS=stubs.Registry(), Hook=object)
    return [
        stubs.run_file(f"{root}/{FOLDER}/{name}.py", f"mmcv.runner.hooks.{name}")
        for name in ("lr_updater", "momentum_updater")
    ]


def train(hook, bases, momentum, epochs, per_epoch):
    """Rates per group per iteration, momenta of the first group, and the iteration an error came at, if one did."""
    groups = [{"lr": base, "momentum": momentum} for base in bases]
    runner = types.SimpleNamespace(
        optimizer=types.SimpleNamespace(param_groups=groups, defaults={"momentum": momentum}),
        data_loader=range(per_epoch),
        iter=0,
        epoch=0,
        max_epochs=epochs,
        max_iters=epochs * per_epoch,
    )
    rates, momenta = [[] for _ in bases], []
    try:
        hook.before_run(runner)
        for epoch in range(epochs):
            runner.epoch = epoch
            hook.before_train_epoch(runner)
            for _ in range(per_epoch):
                hook.before_train_iter(runner)
                for kept, group in zip(rates, groups):
                    kept.append(float(group["lr"]))
                momenta.append(float(groups[0]["momentum"]))
                runner.iter += 1
    except Exception as error:
        return rates, momenta, error
    return rates, momenta, None
