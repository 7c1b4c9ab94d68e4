"""Text in Accelerate's words: the rate at each update of a training loop on the CPU, in as many processes as the run has devices.

The text prepares its scheduler with the Accelerator that it makes, or with the plain one.
"""

import json
import os
import sys
import tempfile
import warnings
from pathlib import Path

from executed import reply_to

sys.path.append(str(Path(__file__).parent.parent / "make"))
# This file has the name of the package.
sys.path.remove(str(Path(__file__).parent))
import torchvision_operator  # noqa: E402, F401, before transformers
import accelerate  # noqa: E402
import torch  # noqa: E402

warnings.simplefilter("ignore")
os.environ["ACCELERATE_USE_CPU"] = "yes"


def rates_of(text, run, steps):
    updates = max(steps) + 1
    window = run.get("accumulation", 1)
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=run.get("baseRate", 1.0), momentum=0.9)
    accelerate.state.GradientState._reset_state()
    names = {"optimizer": optimizer, "accelerator": accelerate.Accelerator()}
    exec(text, names)  # noqa: S102, running it is the purpose
    accelerator, scheduler = names["accelerator"], names["scheduler"]
    processes = accelerator.num_processes
    batches = run.get("batchesPerEpoch", window * updates)
    each = processes if accelerator.split_batches else 1
    data = torch.utils.data.DataLoader(torch.ones(batches * processes, 1), batch_size=each)
    model, optimizer, data = accelerator.prepare(model, optimizer, data)
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
