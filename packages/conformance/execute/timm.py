"""Text in timm's words: the rate of the optimizer, driven as timm's training script does."""

import sys
from pathlib import Path

from executed import answer, value_of

sys.path.append(str(Path(__file__).parent.parent / "make"))
# This file has the name of the package.
sys.path.remove(str(Path(__file__).parent))
import torchvision_operator  # noqa: E402, F401, before timm
import torch  # noqa: E402
from timm import scheduler as schedulers  # noqa: E402


def rates_of(text, run, steps):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=run.get("baseRate", 1.0))
    made = value_of(text, {**vars(schedulers), "optimizer": optimizer})
    schedule = made[0] if isinstance(made, tuple) else made
    per_epoch = run.get("stepsPerEpoch", 1)
    rates = []
    for update in range(max(steps) + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        schedule.step_update(num_updates=update + 1)
        if (update + 1) % per_epoch == 0:
            schedule.step((update + 1) // per_epoch)
    return [rates[step] for step in steps]


answer(rates_of)
