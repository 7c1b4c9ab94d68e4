"""Accelerate: how often `AcceleratedScheduler` steps, in a training loop of one process and of two, on the CPU."""

import json
import tempfile
import warnings
from pathlib import Path

import torchvision_operator  # noqa: F401, before transformers

import accelerate
import fixture
import source
import torch
from accelerate import Accelerator, debug_launcher
from lightning_trainer import COSINE, FALLING, LINE, made
from transformers import optimization

SOURCE = {
    "what": "accelerate",
    "version": accelerate.__version__,
    "precision": "float64",
    "how": "a training loop on the CPU, processes by its debug_launcher; the optimizer's rate at each update",
}
HF = {"name": "get_linear_schedule_with_warmup", "args": {"num_warmup_steps": 4, "num_training_steps": 20}}
ONE = {"name": "OneCycleLR", "args": {"max_lr": 0.1, "total_steps": 12}}
BOTH = {"name": "SequentialLR", "args": {"schedulers": [LINE, COSINE], "milestones": [4]}}
SPLIT, FREE = {"split_batches": True}, {"step_with_optimizer": False}

# (slug, title, scheduler, arguments, processes, accumulation, updates)
# fmt: off
CASES = [
    (f"{name}-{processes}-{window}", f"{what}, {processes} process(es), {window} batch(es) an update.", call, {}, processes, window, 8)
    for name, what, call in [("exponential", "A factor a step", FALLING), ("linear", "Up and down", HF), ("cosine", "A cosine", COSINE), ("sequence", "One after the other", BOTH)]
    for processes in (1, 2)
    for window in (1, 3)
] + [
    ("one-cycle-1", "One cycle.", ONE, {}, 1, 2, 12),
    ("one-cycle-past-1", "It is stepped once more than it is long, and then no more.", ONE, {}, 1, 1, 16),
    ("split-1", "Split batches.", HF, SPLIT, 1, 1, 8),
    ("split-2", "Batches that are split count once, whatever the processes.", HF, SPLIT, 2, 1, 8),
    ("split-2-2", "And by windows.", HF, SPLIT, 2, 2, 8),
    ("free-1", "Without the optimizer it steps with every batch.", HF, FREE, 1, 1, 8),
    ("free-1-3", "Without the optimizer it steps with every batch: thrice an update.", HF, FREE, 1, 3, 8),
    ("long-2", "A schedule in updates is over twice as soon.", HF, {}, 2, 1, 14),
]
# fmt: on


def scheduler_of(call, optimizer):
    if call["name"].startswith("get_"):
        return getattr(optimization, call["name"])(optimizer, **call["args"])
    return made(call, optimizer)


def loop(cases, folder):
    """The rates of some cases, in each process."""
    answers = []
    for call, rest, window, updates in cases:
        accelerate.state.GradientState._reset_state()
        accelerator = Accelerator(
            cpu=True,
            gradient_accumulation_steps=window,
            step_scheduler_with_optimizer=rest.get("step_with_optimizer", True),
            dataloader_config=accelerate.DataLoaderConfiguration(split_batches=rest.get("split_batches", False)),
        )
        model = torch.nn.Linear(1, 1)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
        model, optimizer, scheduler = accelerator.prepare(model, optimizer, scheduler_of(call, optimizer))
        rates = []
        for _ in range(window * updates):
            with accelerator.accumulate(model):
                accelerator.backward(model(torch.ones(1, 1)).sum())
                if accelerator.sync_gradients:
                    rates.append(optimizer.param_groups[0]["lr"])
                optimizer.step()
                scheduler.step()
                optimizer.zero_grad()
        answers.append(rates)
        process = accelerator.process_index
    Path(folder, f"{process}.json").write_text(json.dumps(answers), encoding="utf-8")


def main():
    options = source.arguments(__doc__)
    warnings.simplefilter("ignore")
    for processes in (2, 1):
        cases = [case for case in CASES if case[4] == processes]
        asked = [(call, rest, window, updates) for _, _, call, rest, _, window, updates in cases]
        with tempfile.TemporaryDirectory() as folder:
            if processes == 1:
                loop(asked, folder)
            else:
                debug_launcher(loop, (asked, folder), num_processes=processes)
            answers = json.loads(Path(folder, "0.json").read_text(encoding="utf-8"))
        for (slug, title, call, rest, _, window, _), rates in zip(cases, answers):
            case = {
                "title": title,
                "dialect": "accelerate",
                "name": "AcceleratedScheduler",
                "args": {"scheduler": call, **rest},
                "run": {"baseRate": 0.1, "devices": processes, "accumulation": window},
                "source": SOURCE,
            }
            # Our schedule of one cycle holds its last rate.
            end = call["args"].get("total_steps", len(rates))
            case |= fixture.answers(list(range(min(end, len(rates)))), rates[:end])
            if end < len(rates):
                case["afterEnd"] = {"steps": list(range(end, len(rates))), "rates": rates[end:]}
            fixture.write(options.out, f"accelerate/{slug}.json", case)


if __name__ == "__main__":
    main()
