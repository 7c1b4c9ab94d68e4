"""MAE: `adjust_learning_rate` with the flags of its three scripts, their own defaults, and the groups of its layer decay."""

import argparse
import json
import math
import types

import fixture
import source
import torch
from fixture import around

SOURCE = {
    "what": "facebookresearch/mae util/lr_sched.py",
    "version": "efb2a8062c206524e35e47d04501ed4f544c0ae8",
    "precision": "float64",
    "how": "the project's own source, run alone; asked at the first batch of every window, as engine_pretrain.py does, with the defaults of the script",
}
PRETRAIN, FINETUNE, PROBE = "adjust_learning_rate", "main_finetune", "main_linprobe"
FLAT = {"layer_decay": 1.0}

# fmt: off
CASES = [
    # slug, title, script, flags, run, steps
    ("pretrain", "The defaults of pre-training, 4096 images an update.", PRETRAIN, {}, {"stepsPerEpoch": 10, "batchSize": 4096}, around(400, 4000, also=[0, 200, 3999], width=1)),
    ("lr", "An absolute rate.", PRETRAIN, {"lr": 0.001, "warmup_epochs": 2, "epochs": 10}, {"stepsPerEpoch": 5}, range(50)),
    ("floor", "A floor.", PRETRAIN, {"lr": 0.001, "min_lr": 1e-6, "warmup_epochs": 5, "epochs": 50}, {"stepsPerEpoch": 4}, around(20, also=[0, 10, 100, 199])),
    ("floor-above", "A floor above the rate climbs after the warm-up.", PRETRAIN, {"lr": 0.001, "min_lr": 0.01, "warmup_epochs": 2, "epochs": 6}, {"stepsPerEpoch": 4}, range(24)),
    ("no-warmup", "No warm-up.", PRETRAIN, {"lr": 0.001, "warmup_epochs": 0, "epochs": 10}, {"stepsPerEpoch": 5}, range(50)),
    ("warmup-one", "A warm-up of one epoch, of one update.", PRETRAIN, {"lr": 0.001, "warmup_epochs": 1, "epochs": 8}, {}, range(8)),
    ("warmup-all", "A warm-up as long as the run.", PRETRAIN, {"lr": 0.001, "warmup_epochs": 4, "epochs": 4}, {"stepsPerEpoch": 5}, range(20)),
    ("warmup-longer", "A warm-up longer than the run.", PRETRAIN, {"lr": 0.001, "warmup_epochs": 8, "epochs": 4}, {"stepsPerEpoch": 5}, range(20)),
    ("one-step-epochs", "Epochs of one update.", PRETRAIN, {"lr": 0.001, "warmup_epochs": 3, "epochs": 9}, {}, range(9)),
    ("accumulation", "Four batches an update: the first sets the rate.", PRETRAIN, {"lr": 0.001, "warmup_epochs": 2, "epochs": 6}, {"stepsPerEpoch": 3, "accumulation": 4, "batchesPerEpoch": 12}, range(18)),
    ("accumulation-rest", "Ten batches by four: two are left out, and the epoch jumps over them.", PRETRAIN, {"lr": 0.001, "warmup_epochs": 2, "epochs": 6}, {"stepsPerEpoch": 2, "accumulation": 4, "batchesPerEpoch": 10}, range(12)),
    ("accumulation-rest-one", "Seven batches by three: one is left out.", PRETRAIN, {"lr": 0.001, "warmup_epochs": 1, "epochs": 5}, {"stepsPerEpoch": 2, "accumulation": 3, "batchesPerEpoch": 7}, range(10)),
    ("blr", "The base rate, scaled by 512 images an update.", PRETRAIN, {"blr": 0.00015, "warmup_epochs": 1, "epochs": 5}, {"stepsPerEpoch": 4, "batchSize": 512}, range(20)),
    ("blr-small-batch", "Scaled down for fewer than 256 images.", PRETRAIN, {"warmup_epochs": 1, "epochs": 5}, {"stepsPerEpoch": 4, "batchSize": 64}, range(20)),
    ("lr-beats-blr", "lr is taken before blr, and not scaled.", PRETRAIN, {"lr": 0.002, "blr": 0.1, "warmup_epochs": 1, "epochs": 4}, {"stepsPerEpoch": 4, "batchSize": 2048}, range(16)),
    ("finetune", "Fine-tuning's defaults, but for the layers: five epochs of warm-up, fifty in all.", FINETUNE, FLAT, {"stepsPerEpoch": 10, "batchSize": 1024}, around(50, also=[0, 25, 250, 499])),
    ("finetune-lr", "An absolute rate for fine-tuning.", FINETUNE, {"lr": 0.0005, "epochs": 10, **FLAT}, {"stepsPerEpoch": 4}, range(40)),
    ("finetune-no-warmup", "Fine-tuning without warm-up.", FINETUNE, {"lr": 0.0005, "epochs": 6, "warmup_epochs": 0, **FLAT}, {"stepsPerEpoch": 4}, range(24)),
    ("finetune-accumulation", "Fine-tuning, with a rest of batches.", FINETUNE, {"lr": 0.0005, "epochs": 6, "warmup_epochs": 1, **FLAT}, {"stepsPerEpoch": 2, "accumulation": 4, "batchesPerEpoch": 9}, range(12)),
    ("finetune-layers", "The defaults of a large model: 26 layers, from the embedding to the head.", FINETUNE, {}, {"stepsPerEpoch": 10, "batchSize": 256}, [0, 25, 50, 499]),
    ("finetune-base", "A base model: 14 layers, each at 0.65 of the one above.", FINETUNE, {"lr": 0.001, "epochs": 20, "layer_decay": 0.65, "model": "vit_base_patch16"}, {"stepsPerEpoch": 5}, [0, 12, 25, 60, 99]),
    ("finetune-huge", "A huge model: 34 layers.", FINETUNE, {"lr": 0.001, "epochs": 10, "model": "vit_huge_patch14"}, {"stepsPerEpoch": 4}, [1, 20, 39]),
    ("finetune-grows", "A decay above 1: deeper layers learn faster.", FINETUNE, {"lr": 0.001, "epochs": 10, "layer_decay": 1.1, "model": "vit_base_patch16"}, {"stepsPerEpoch": 4}, [1, 20, 39]),
    ("linprobe", "The defaults of a linear probe: a base rate of 0.1 for 90 epochs.", PROBE, {}, {"stepsPerEpoch": 10, "batchSize": 16384}, around(100, also=[0, 50, 500, 899])),
    ("linprobe-lr", "An absolute rate for a probe.", PROBE, {"lr": 0.3, "epochs": 15}, {"stepsPerEpoch": 4}, range(60)),
    ("linprobe-short", "A probe shorter than its warm-up.", PROBE, {"lr": 0.3, "epochs": 5}, {"stepsPerEpoch": 4}, range(20)),
]
# fmt: on
SCRIPTS = {PRETRAIN: "main_pretrain.py", FINETUNE: "main_finetune.py", PROBE: "main_linprobe.py"}
BLOCKS = {"vit_base_patch16": 12, "vit_large_patch16": 24, "vit_huge_patch14": 32}


def flags_of(options, script, given):
    """What the script's own parser makes of flags."""
    text = source.text_of(options.sources, f"mae/{SCRIPTS[script]}")
    parser = source.load(source.module_text(text, "get_args_parser"), ["get_args_parser"], argparse=argparse)()
    return parser.parse_args([word for name, value in given.items() for word in (f"--{name}", str(value))])


class Model:
    """As many blocks as MAE's model of that name, and a parameter in each place that its layers are told apart by."""

    def __init__(self, blocks):
        self.blocks = [None] * blocks

    def named_parameters(self):
        names = ["cls_token", "patch_embed.proj.weight"]
        names += [f"blocks.{i}.attn.qkv.weight" for i in range(len(self.blocks))]
        for name in [*names, "head.weight"]:
            yield name, torch.nn.Parameter(torch.zeros(1, 1))


def groups_of(options, own):
    """The optimizer's groups, from the embedding to the head; one where no layer learns slower."""
    if getattr(own, "layer_decay", 1.0) == 1.0:
        return [{}]
    text = source.text_of(options.sources, "mae/util/lr_decay.py")
    decays = source.load(text, ["param_groups_lrd"], json=json)
    groups = decays(Model(BLOCKS[own.model]), layer_decay=own.layer_decay)
    return sorted(groups, key=lambda group: group["lr_scale"], reverse=own.layer_decay > 1)


def rates_of(options, own, run):
    adjust = source.load(
        source.text_of(options.sources, "mae/util/lr_sched.py"), ["adjust_learning_rate"], math=math
    )
    window = run.get("accumulation", 1)
    batches = run.get("batchesPerEpoch", run.get("stepsPerEpoch", 1) * window)
    optimizer = types.SimpleNamespace(param_groups=groups_of(options, own))
    seen = []
    for epoch in range(own.epochs):
        for batch in range(batches):
            if batch % window == 0:
                adjust(optimizer, batch / batches + epoch, own)
            if (batch + 1) % window == 0:
                seen.append([float(group["lr"]) for group in optimizer.param_groups])
    return seen


def main():
    options = source.arguments(__doc__)
    for slug, title, script, given, run, steps in CASES:
        own = flags_of(options, script, given)
        if own.lr is None:
            own.lr = own.blr * run["batchSize"] / 256
        seen = rates_of(options, own, run)
        steps = [step for step in steps if step < len(seen)]
        case = {"title": title, "dialect": "mae", "name": script, "args": given, "run": run, "source": SOURCE}
        if len(seen[0]) > 1:
            case |= {"steps": steps, "groups": [[seen[step][i] for step in steps] for i in range(len(seen[0]))]}
        else:
            case |= fixture.answers(steps, [seen[step][0] for step in steps])
        fixture.write(options.out, f"mae/{slug}.json", case)


if __name__ == "__main__":
    main()
