"""Text in Accelerate's words: the rate at each update of a training loop on the CPU, in as many processes as the run has devices.

The text's AcceleratedScheduler is the one that `Accelerator.prepare` makes of the same options.
"""

import json
import sys
import tempfile
import types
import warnings
from pathlib import Path

from executed import reply_to, value_of

sys.path.append(str(Path(__file__).parent.parent / "make"))
# This file has the name of the package.
sys.path.remove(str(Path(__file__).parent))
import torchvision_operator  # noqa: E402, F401, before transformers
import accelerate  # noqa: E402
import torch  # noqa: E402
from torch.optim import lr_scheduler  # noqa: E402
from transformers import optimization  # noqa: E402

warnings.simplefilter("ignore")


def written(scheduler, optimizers=None, step_with_optimizer=True, split_batches=False):
    return types.SimpleNamespace(scheduler=scheduler, with_optimizer=step_with_optimizer, split=split_batches)


def rates_of(text, run, steps):
    updates = max(steps) + 1
    window = run.get("accumulation", 1)
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=run.get("baseRate", 1.0), momentum=0.9)
    names = {**vars(lr_scheduler), **vars(optimization), "torch": torch, "optimizer": optimizer}
    given = value_of(text, {**names, "AcceleratedScheduler": written})
    accelerate.state.GradientState._reset_state()
    accelerator = accelerate.Accelerator(
        cpu=True,
        gradient_accumulation_steps=window,
        step_scheduler_with_optimizer=given.with_optimizer,
        dataloader_config=accelerate.DataLoaderConfiguration(split_batches=given.split),
    )
    processes = accelerator.num_processes
    batches = run.get("batchesPerEpoch", window * updates)
    data = torch.utils.data.DataLoader(torch.ones(batches * processes, 1), batch_size=processes if given.split else 1)
    model, optimizer, data, scheduler = accelerator.prepare(model, optimizer, data, given.scheduler)
    rates = []
    while len(rates) < updates:
        for batch in data:
            with accelerator.accumulate(model):
                accelerator.backward(model(batch).sum())
                if accelerator.sync_gradients:
                    rates.append(optimizer.param_groups[0]["lr"])
                optimizer.step()
                scheduler.step()
                optimizer.zero_grad()
    return [rates[step] for step in steps]


def loop(asked, path):
    replies = [reply_to(one, rates_of) for one in asked]
    if accelerate.PartialState().is_main_process:
        Path(path).write_text(json.dumps(replies), encoding="utf-8")


def main():
    asked = [json.loads(line) for line in sys.stdin]
    replies = {}
    # Nothing may have run in this process where others are forked from it.
    for processes in sorted({one["run"].get("devices", 1) for one in asked}, reverse=True):
        own = [one for one in asked if one["run"].get("devices", 1) == processes]
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/replies.json"
            if processes == 1:
                loop(own, path)
            else:
                accelerate.debug_launcher(loop, (own, path), num_processes=processes)
            replies |= {reply["id"]: reply for reply in json.loads(Path(path).read_text(encoding="utf-8"))}
    for one in asked:
        print(json.dumps(replies[one["id"]]))


main()
