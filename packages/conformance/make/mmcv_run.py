"""Drives an LrUpdater the way its project's trainer does, and notes the rate in force during each update."""

import types


def train(updater, bases, epochs, per_epoch):
    """Rates per group per iteration, and the rates each epoch's hook leaves behind.

    The trainer calls before_train_epoch while `epoch` still counts finished
    epochs, then sets it one higher for the iterations; `iter` counts updates done.
    """
    optimizer = types.SimpleNamespace(param_groups=[{"lr": base} for base in bases])
    runner = {
        "optimizer": optimizer,
        "train_loader": range(per_epoch),
        "iter": 0,
        "epoch": 0,
        "max_epochs": epochs,
        "max_iters": epochs * per_epoch,
    }
    rates, hook = [[] for _ in bases], [[] for _ in bases]
    updater.before_run(runner)
    for epoch in range(epochs):
        updater.before_train_epoch(runner)
        for kept, group in zip(hook, optimizer.param_groups):
            kept.append(float(group["lr"]))
        runner["epoch"] = epoch + 1
        for _ in range(per_epoch):
            updater.before_train_iter(runner)
            for kept, group in zip(rates, optimizer.param_groups):
                kept.append(float(group["lr"]))
            runner["iter"] += 1
    return rates, hook
