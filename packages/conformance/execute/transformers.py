"""Text in transformers' words: the rate of the optimizer at each update, or of a Trainer's arguments."""

import sys
import warnings
from pathlib import Path

from executed import answer, value_of

sys.path.append(str(Path(__file__).parent.parent / "make"))
# This file has the name of the package.
sys.path.remove(str(Path(__file__).parent))
import torchvision_operator  # noqa: E402, F401, before transformers
import torch  # noqa: E402
from transformers import optimization  # noqa: E402
from transformers import TrainingArguments  # noqa: E402

warnings.simplefilter("ignore")


def rates_of(text, run, steps):
    base = run.get("baseRate", 1.0)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)
    names = {"optimizer": optimizer, "output_dir": "unused", "TrainingArguments": arguments, "transformers": optimization}
    scheduler = value_of(text, {**vars(optimization), **names})
    if isinstance(scheduler, TrainingArguments):
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=scheduler.learning_rate)
        scheduler = trained(scheduler, optimizer, run)
    rates = []
    for _ in range(max(steps) + 1):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return [rates[step] for step in steps]


def arguments(**given):
    return TrainingArguments(**{"output_dir": "unused", "use_cpu": True, "report_to": [], **given})


def trained(given, optimizer, run):
    """The scheduler that a Trainer makes of its arguments; they name the updates, or the run does."""
    total = given.max_steps if given.max_steps >= 0 else run["totalSteps"]
    return optimization.get_scheduler(
        given.lr_scheduler_type,
        optimizer,
        num_warmup_steps=given.get_warmup_steps(total),
        num_training_steps=total,
        scheduler_specific_kwargs=given.lr_scheduler_kwargs,
    )


answer(rates_of)
