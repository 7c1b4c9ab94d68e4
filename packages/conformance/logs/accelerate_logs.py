"""Accelerate in one process and in two, with gradient accumulation: what a loop logs as JSON lines, CSV and TensorBoard.

The two processes are spawned once and train every case in turn; forked ones hang, as torch has started its threads by then.
"""

from truth import cosine, folder, ramp, tell, wanted, warmup
import torchvision_operator  # noqa: F401, before transformers and Lightning

import csv
import json
import os
import socket

import accelerate
import torch
import torch.distributed
import torch.multiprocessing
from accelerate import Accelerator
from accelerate.state import AcceleratorState, GradientState
from accelerate.utils import DataLoaderConfiguration
from torch.utils.tensorboard import SummaryWriter
from transformers import get_scheduler

TOOL = "accelerate"
PEAK, N, L = 3e-3, 80, 20


def train(out, case, rank=0, world=1):
    # What the case before has set is not for this one; the processes stay as they are.
    AcceleratorState._reset_state()
    GradientState._reset_state()
    every, steps = case.get("every", 1), case.get("steps", N)
    accumulation = case.get("accumulation", 1)
    accelerator = Accelerator(
        cpu=True,
        gradient_accumulation_steps=accumulation,
        dataloader_config=DataLoaderConfiguration(split_batches=case.get("split", False)),
        step_scheduler_with_optimizer=case.get("with_optimizer", True),
        **case.get("keywords", {}),
    )
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
WARM_COSINE = warmup(PEAK, 10, N, "cosine")
RIGHT = {"id": "right"}
TB, CSV, JSONL = {"format": "tensorboard"}, {"format": "csv"}, {"format": "json"}
FAST = {"id": "fast-clock", "times": 2}
# name, processes, what is true, plan, the loop
CASES = [
    ("right-linear", 1, RIGHT, LINE, {"kind": "linear", **JSONL}),
    ("right-rounded", 1, RIGHT, COSINE, {"kind": "cosine", **CSV}),
    ("right-accumulation", 1, RIGHT, LINE, {"kind": "linear", "accumulation": 4, **CSV}),
    ("right-accumulation-batches", 1, RIGHT, WARM, {"kind": "linear", "warm": 10, "accumulation": 4, "index": "batch", "every": 3, **JSONL}),
    # A prepared scheduler is stepped once for each process, so that its lengths are to be given times the processes.
    ("right-two-processes", 2, RIGHT, WARM, {"kind": "linear", "warm": 20, "steps": 2 * N, **JSONL}),
    ("right-two-processes-accumulation", 2, RIGHT, WARM, {"kind": "linear", "warm": 20, "steps": 2 * N, "accumulation": 4, **TB}),
    ("right-two-processes-batches", 2, RIGHT, WARM, {"kind": "linear", "warm": 20, "steps": 2 * N, "accumulation": 3, "index": "batch", **CSV}),
    # Where the batches are split among the processes, it is stepped once.
    ("right-split-batches", 2, RIGHT, COSINE, {"kind": "cosine", "split": True, **TB}),
    ("right-split-batches-accumulation", 2, RIGHT, WARM, {"kind": "linear", "warm": 10, "split": True, "accumulation": 2, **JSONL}),
    ("fast-two-processes", 2, FAST, WARM, {"kind": "linear", "warm": 10, **JSONL}),
    ("fast-two-processes-rounded", 2, FAST, LINE, {"kind": "linear", **CSV}),
    ("fast-two-processes-accumulation", 2, FAST, WARM, {"kind": "linear", "warm": 10, "accumulation": 4, **TB}),
    ("fast-two-processes-batches", 2, FAST, WARM_COSINE, {"kind": "cosine", "warm": 10, "accumulation": 3, "index": "batch", **JSONL}),
    # A scheduler that is not prepared knows neither of the processes nor of the accumulation.
    ("fast-two-not-prepared", 2, {"id": "fast-clock", "times": 4}, WARM, {"kind": "linear", "warm": 10, "accumulation": 4, "prepared": False, **CSV}),
    ("fast-split-not-prepared", 2, {"id": "fast-clock", "times": 3}, COSINE, {"kind": "cosine", "accumulation": 3, "split": True, "prepared": False, **TB}),
    ("fast-without-optimizer", 2, {"id": "fast-clock", "times": 4}, WARM, {"kind": "linear", "warm": 10, "accumulation": 4, "with_optimizer": False, **JSONL}),
    # The keyword of earlier versions is taken, and does nothing: batches are not split, and the scheduler is stepped twice.
    ("fast-split-keyword", 2, FAST, WARM, {"kind": "linear", "warm": 10, "keywords": {"split_batches": True}, **CSV}),
    ("long-two-not-prepared", 2, {"id": "horizon", "steps": 2 * N}, WARM, {"kind": "linear", "warm": 20, "steps": 2 * N, "prepared": False, **JSONL}),
    ("long-split-batches", 2, {"id": "horizon", "steps": 2 * N}, WARM, {"kind": "linear", "warm": 20, "steps": 2 * N, "split": True, **TB}),
    ("long-split-batches-accumulation", 2, {"id": "horizon", "steps": 2 * N}, WARM, {"kind": "linear", "warm": 10, "steps": 2 * N, "split": True, "accumulation": 2, **CSV}),
    ("fast-not-prepared", 1, {"id": "fast-clock", "times": 4}, WARM, {"kind": "linear", "warm": 10, "accumulation": 4, "prepared": False, **TB}),
    ("fast-not-prepared-cosine", 1, {"id": "fast-clock", "times": 4}, COSINE, {"kind": "cosine", "accumulation": 4, "prepared": False, **JSONL}),
    ("slow-process-steps", 1, {"id": "horizon", "steps": 4 * N}, WARM, {"kind": "linear", "warm": 10, "steps": 4 * N, "accumulation": 4, **JSONL}),
    ("short", 1, {"id": "horizon", "steps": 60}, LINE, {"kind": "linear", "steps": 60, **CSV}),
]


def train_all(rank, world, port, cases):
    """What each of several processes does."""
    os.environ.update(RANK=str(rank), LOCAL_RANK=str(rank), WORLD_SIZE=str(world), MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port))
    torch.set_num_threads(1)
    for out, case in cases:
        train(out, case, rank, world)
    torch.distributed.destroy_process_group()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


if __name__ == "__main__":
    made = [(str(folder(TOOL, one[0])), *one) for one in CASES if wanted(one[0])]
    pair = [(path, case) for path, _, world, _, _, case in made if world == 2]
    if pair:
        torch.multiprocessing.spawn(train_all, args=(2, free_port(), pair), nprocs=2)
    for path, name, world, truth, plan, case in made:
        if world == 1:
            train(path, case)
        tell(
            TOOL,
            name,
            made_by=f"accelerate {accelerate.__version__}" + (", two processes by gloo" if world > 1 else ""),
            plan=plan,
            run={"totalUpdates": N, "updatesPerEpoch": L, "accumulation": case.get("accumulation", 1), "devices": world},
            truth=truth,
            log={"json": "log.jsonl", "csv": "log.csv", "tensorboard": "."}[case["format"]],
        )
