"""Text in torch.optim.lr_scheduler's words: the rate of the optimizer at each update."""

import warnings

import torch
from executed import answer, value_of
from torch.optim import lr_scheduler

warnings.simplefilter("ignore")


def rates_of(text, run, steps):
    base = run.get("baseRate", 1.0)
    bases = base if isinstance(base, list) else [base]
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": rate} for rate in bases]
    optimizer = torch.optim.SGD(groups, lr=bases[0], momentum=0.9)
    scheduler = value_of(text, {"torch": torch, "optimizer": optimizer, **vars(lr_scheduler)})
    per_epoch = run.get("stepsPerEpoch", 1)
    rates = []
    for step in range(max(steps) + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if (step + 1) % per_epoch == 0:
            scheduler.step()
    return [rates[step] for step in steps]


answer(rates_of)
