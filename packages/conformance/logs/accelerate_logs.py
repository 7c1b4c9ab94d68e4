"""Accelerate, with gradient accumulation: what a loop logs as JSON lines, CSV and TensorBoard.

The cases with two processes hang where they are forked, so that none of their logs is kept.
"""

from truth import cosine, folder, ramp, tell, wanted, warmup
import torchvision_operator  # noqa: F401, before transformers and Lightning

import csv
import json
import os

import accelerate
import torch
import torch.distributed
import torch.multiprocessing
from accelerate import Accelerator
from accelerate.state import AcceleratorState, GradientState
from torch.utils.tensorboard import SummaryWriter
from transformers import get_scheduler

TOOL = "accelerate"
PEAK, N, L = 3e-3, 80, 20


def train(rank, world, port, out, case):
    if world > 1:
        # What the process it was forked from has made is for one process alone.
        AcceleratorState._reset_state(reset_partial_state=True)
        GradientState._reset_state()
        os.environ.update(RANK=str(rank), LOCAL_RANK=str(rank), WORLD_SIZE=str(world), MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port))
    every, steps = case.get("every", 1), case.get("steps", N)
    accumulation = case.get("accumulation", 1)
    accelerator = Accelerator(cpu=True, gradient_accumulation_steps=accumulation, split_batches=case.get("split", False), step_scheduler_with_optimizer=case.get("with_optimizer", True))
    model = torch.nn.Linear(3, 1)
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK)
    scheduler = get_scheduler(case["kind"], optimizer, num_warmup_steps=case.get("warm", 0), num_training_steps=steps)
    data = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.randn(L * accumulation * world * 2, 3)), batch_size=2 * (world if case.get("split") else 1))
    model, optimizer, data = accelerator.prepare(model, optimizer, data)
    if case.get("prepared", True):
        scheduler = accelerator.prepare(scheduler)
    rows, update = [], 0
    for epoch in range(N // L):
        for (x,) in data:
            with accelerator.accumulate(model):
                # What is in force for this batch, by the update it is part of, or by the batch.
                index = update if case.get("index", "update") == "update" else len(rows)
                rows.append({"step": index, "epoch": epoch, "lr": scheduler.get_last_lr()[0], "last": accelerator.sync_gradients})
                accelerator.backward(model(x).square().mean())
                optimizer.step()
                scheduler.step()
                optimizer.zero_grad()
            update += accelerator.sync_gradients
    if rank == 0:
        write(out, case, [row for row in rows if case.get("index") == "batch" or row["last"]][::every])
    if world > 1:
        torch.distributed.destroy_process_group()


def write(out, case, rows):
    if case["format"] == "json":
        with open(f"{out}/log.jsonl", "w") as file:
            for row in rows:
                file.write(json.dumps({"step": row["step"], "epoch": row["epoch"], "lr": row["lr"]}) + "\n")
    elif case["format"] == "csv":
        with open(f"{out}/log.csv", "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["step", "learning_rate"])
            writer.writerows([row["step"], f"{row['lr']:.4g}"] for row in rows)
    else:
        writer = SummaryWriter(out)
        for row in rows:
            writer.add_scalar("lr", row["lr"], row["step"])
        writer.close()


LINE, COSINE, WARM = ramp(PEAK, 0, N), cosine(PEAK, N), warmup(PEAK, 10, N)
RIGHT = {"id": "right"}
TB, CSV, JSONL = {"format": "tensorboard"}, {"format": "csv"}, {"format": "json"}
# name, processes, what is true, plan, the loop
CASES = [
    ("right-linear", 1, RIGHT, LINE, {"kind": "linear", **JSONL}),
    ("right-rounded", 1, RIGHT, COSINE, {"kind": "cosine", **CSV}),
    ("right-accumulation", 1, RIGHT, LINE, {"kind": "linear", "accumulation": 4, **CSV}),
    ("right-accumulation-batches", 1, RIGHT, WARM, {"kind": "linear", "warm": 10, "accumulation": 4, "index": "batch", "every": 3, **JSONL}),
    ("right-two-processes", 2, RIGHT, WARM, {"kind": "linear", "warm": 20, "steps": 2 * N, **JSONL}),
    ("right-split-batches", 2, RIGHT, COSINE, {"kind": "cosine", "split": True, **TB}),
    ("fast-two-processes", 2, {"id": "fast-clock", "times": 2}, WARM, {"kind": "linear", "warm": 10, **JSONL}),
    ("fast-two-processes-rounded", 2, {"id": "fast-clock", "times": 2}, LINE, {"kind": "linear", **CSV}),
    ("fast-not-prepared", 1, {"id": "fast-clock", "times": 4}, WARM, {"kind": "linear", "warm": 10, "accumulation": 4, "prepared": False, **TB}),
    ("fast-not-prepared-cosine", 1, {"id": "fast-clock", "times": 4}, LINE, {"kind": "linear", "accumulation": 4, "prepared": False, **JSONL}),
    ("slow-process-steps", 1, {"id": "horizon", "steps": 4 * N}, WARM, {"kind": "linear", "warm": 10, "steps": 4 * N, "accumulation": 4, **JSONL}),
    ("short", 1, {"id": "horizon", "steps": 60}, LINE, {"kind": "linear", "steps": 60, **CSV}),
]

if __name__ == "__main__":
    for place, (name, world, truth, plan, case) in enumerate(CASES):
        if not wanted(name):
            continue
        path = folder(TOOL, name)
        if world == 1:
            train(0, 1, 0, str(path), case)
        else:
            torch.multiprocessing.start_processes(train, args=(world, 29650 + place, str(path), case), nprocs=world, start_method="fork")
        tell(
            TOOL,
            name,
            made_by=f"accelerate {accelerate.__version__}" + (", two processes by gloo" if world > 1 else ""),
            plan=plan,
            run={"totalUpdates": N, "updatesPerEpoch": L, "accumulation": case.get("accumulation", 1), "devices": world},
            truth=truth,
            log={"json": "log.jsonl", "csv": "log.csv", "tensorboard": "."}[case["format"]],
        )
