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


def torch_call(name, **args):
    return {"name": name, "args": args}


def warm(name, warmup, steps):
    return {"name": name, "args": {"num_warmup_steps": warmup, "num_training_steps": steps}}


INSIDE = {"name": "SequentialLR", "args": {"schedulers": [torch_call("LinearLR", start_factor=0.1, total_iters=6), torch_call("MultiStepLR", milestones=[1, 3])], "milestones": [4]}}

# (slug, title, scheduler, arguments, processes, accumulation, updates, the optimizer's rate(s), batches of a prepared loader)
# fmt: off
CASES = [
    (f"{name}-{processes}-{window}", f"{what}, {processes} process(es), {window} batch(es) an update.", call, {}, processes, window, 8, 0.1, None)
    for name, what, call in [("exponential", "A factor a step", FALLING), ("linear", "Up and down", HF), ("cosine", "A cosine", COSINE), ("sequence", "One after the other", BOTH)]
    for processes in (1, 2)
    for window in (1, 3)
] + [
    ("one-cycle-1", "One cycle.", ONE, {}, 1, 2, 12, 0.1, None),
    ("one-cycle-past-1", "It is stepped once more than it is long, and then no more.", ONE, {}, 1, 1, 16, 0.1, None),
    ("one-cycle-2", "One cycle is over after half its length with two processes.", ONE, {}, 2, 1, 6, 0.1, None),
    ("split-1", "Split batches.", HF, SPLIT, 1, 1, 8, 0.1, None),
    ("split-2", "Batches that are split count once, whatever the processes.", HF, SPLIT, 2, 1, 8, 0.1, None),
    ("split-2-2", "And by windows.", HF, SPLIT, 2, 2, 8, 0.1, None),
    ("split-loader-2", "A loader whose batches are split.", HF, SPLIT, 2, 1, 8, 0.1, 4),
    ("free-1", "Without the optimizer it steps with every batch.", HF, FREE, 1, 1, 8, 0.1, None),
    ("free-1-3", "Without the optimizer it steps with every batch: thrice an update.", HF, FREE, 1, 3, 8, 0.1, None),
    ("free-2-3", "And once a batch whatever the processes.", HF, FREE, 2, 3, 8, 0.1, None),
    ("free-partial-1-2", "With five batches an epoch and two a window, the third update of an epoch comes a batch early.", HF, FREE, 1, 2, 9, 0.1, 5),
    ("free-partial-2-3", "And with two processes.", torch_call("StepLR", step_size=2, gamma=0.5), FREE, 2, 3, 9, 0.1, 4),
    ("long-2", "A schedule in updates is over twice as soon.", HF, {}, 2, 1, 14, 0.1, None),
    ("exponential-3-2", "Three processes.", FALLING, {}, 3, 2, 6, 0.1, None),
    ("partial-1-2", "The last batch of a loader ends a window and steps.", HF, {}, 1, 2, 9, 0.1, 5),
    ("partial-2-3", "And with two processes.", torch_call("StepLR", step_size=3), {}, 2, 3, 9, 0.1, 4),
    ("warmup-zero-2", "No warm-up.", warm("get_cosine_schedule_with_warmup", 0, 16), {}, 2, 1, 8, 0.1, None),
    ("warmup-one-2", "A warm-up of one tick is over after an update, and its peak is not met.", warm("get_linear_schedule_with_warmup", 1, 16), {}, 2, 1, 8, 0.1, None),
    ("warmup-odd-2", "The end of a warm-up lies between two updates.", warm("get_cosine_schedule_with_warmup", 5, 16), {}, 2, 1, 8, 0.1, None),
    ("past-the-end-2", "A cosine climbs again after its end.", torch_call("CosineAnnealingLR", T_max=8), {}, 2, 1, 12, 0.1, None),
    ("fraction-2", "A fractional length.", torch_call("CosineAnnealingLR", T_max=7.5), {}, 2, 1, 8, 0.1, None),
    ("milestone-zero-2", "A milestone at 0.", torch_call("MultiStepLR", milestones=[0, 4], gamma=0.5), {}, 2, 1, 6, 0.1, None),
    ("milestones-odd-2", "Milestones between two updates act at the next.", torch_call("MultiStepLR", milestones=[3, 5, 6], gamma=0.5), {}, 2, 1, 6, 0.1, None),
    ("inside-2", "Milestones inside a warm-up that is cut short.", INSIDE, {}, 2, 1, 6, 0.1, None),
    ("groups-2", "Two parameter groups.", HF, {}, 2, 1, 8, [0.1, 0.01], None),
]
# fmt: on


def scheduler_of(call, optimizer):
    if call["name"].startswith("get_"):
        return getattr(optimization, call["name"])(optimizer, **call["args"])
    return made(call, optimizer)


def loop(cases, folder):
    """The rates of some cases, a list for each group, in each process."""
    answers = []
    for call, rest, window, updates, bases, batches in cases:
        accelerate.state.GradientState._reset_state()
        split = rest.get("split_batches", False)
        accelerator = Accelerator(
            cpu=True,
            gradient_accumulation_steps=window,
            step_scheduler_with_optimizer=rest.get("step_with_optimizer", True),
            dataloader_config=accelerate.DataLoaderConfiguration(split_batches=split),
        )
        processes = accelerator.num_processes
        model = torch.nn.Sequential(*[torch.nn.Linear(1, 1) for _ in bases])
        groups = [{"params": layer.parameters(), "lr": base} for layer, base in zip(model, bases)]
        optimizer = torch.optim.SGD(groups, lr=bases[0], momentum=0.9)
        model, optimizer, scheduler = accelerator.prepare(model, optimizer, scheduler_of(call, optimizer))
        data = [torch.ones(1, 1)] * (window * updates)
        if batches:
            loader = torch.utils.data.DataLoader(torch.ones(batches * processes, 1), batch_size=processes if split else 1)
            data = accelerator.prepare(loader)
        rates = []
        while len(rates) < updates:
            for batch in data:
                with accelerator.accumulate(model):
                    accelerator.backward(model(batch).sum())
                    if accelerator.sync_gradients:
                        rates.append([group["lr"] for group in optimizer.param_groups])
                    optimizer.step()
                    scheduler.step()
                    optimizer.zero_grad()
        answers.append([list(group) for group in zip(*rates[:updates])])
        process = accelerator.process_index
    Path(folder, f"{process}.json").write_text(json.dumps(answers), encoding="utf-8")


def main():
    options = source.arguments(__doc__)
    warnings.simplefilter("ignore")
    # Nothing may have run in this process where others are forked from it.
    for processes in (3, 2, 1):
        cases = [case for case in CASES if case[4] == processes]
        asked = [
            (call, rest, window, updates, base if isinstance(base, list) else [base], batches)
            for _, _, call, rest, _, window, updates, base, batches in cases
        ]
        with tempfile.TemporaryDirectory() as folder:
            if processes == 1:
                loop(asked, folder)
            else:
                debug_launcher(loop, (asked, folder), num_processes=processes)
            answers = json.loads(Path(folder, "0.json").read_text(encoding="utf-8"))
        for (slug, title, call, rest, _, window, updates, base, batches), groups in zip(cases, answers):
            case = {
                "title": title,
                "dialect": "accelerate",
                "name": "AcceleratedScheduler",
                "args": {"scheduler": call, **rest},
                "run": {"baseRate": base, "devices": processes, "accumulation": window}
                | ({"batchesPerEpoch": batches} if batches else {}),
                "source": SOURCE,
            }
            # Our schedule of one cycle holds its last rate.
            end = min(-(-call["args"].get("total_steps", updates * processes) // processes), updates)
            if isinstance(base, list):
                case |= {"steps": list(range(end)), "groups": groups}
            else:
                case |= fixture.answers(list(range(end)), groups[0][:end])
            if end < updates:
                case["afterEnd"] = {"steps": list(range(end, updates)), "rates": groups[0][end:]}
            fixture.write(options.out, f"accelerate/{slug}.json", case)


if __name__ == "__main__":
    main()
