"""ConvNeXt: the table that main.py makes of its flags, with their own defaults, and what engine.py multiplies it by."""

import argparse
import contextlib
import io
import math

import fixture
import numpy
import source
from fixture import around

SOURCE = {
    "what": "facebookresearch/ConvNeXt utils.py",
    "version": f"048efcea897d999aed302f2639b6270aedf8d4c8, numpy {numpy.__version__}",
    "precision": "float64",
    "how": "the project's own source, run alone; the table, by update, as main.py makes it with its own defaults, times lr_scale",
}
TEN = {"stepsPerEpoch": 10}
FINE = {"lr": 5e-5, "min_lr": 1e-6, "epochs": 30, "warmup_epochs": 0}

# fmt: off
CASES = [
    ("main-defaults", "The defaults of main.py.", {}, TEN, around(200, also=[0, 199, 1500, 2999])),
    ("main-fine-tune", "A fine-tuning run without warm-up.", FINE, TEN, [0, 1, 150, 298, 299]),
    ("main-warmup-steps", "warmup_steps in place of epochs.", {"epochs": 5, "warmup_epochs": 1, "warmup_steps": 7}, TEN, range(50)),
    ("main-warmup-steps-longer", "More warmup_steps than warmup_epochs have.", {"epochs": 5, "warmup_epochs": 1, "warmup_steps": 25}, TEN, range(50)),
    ("main-warmup-steps-zero", "warmup_steps=0 is as if not given.", {"epochs": 5, "warmup_epochs": 1, "warmup_steps": 0}, TEN, range(50)),
    ("main-update-freq", "Four batches an update: the table counts updates.", {"epochs": 5, "warmup_epochs": 1, "update_freq": 4}, {"stepsPerEpoch": 10, "accumulation": 4}, range(50)),
    ("main-warmup-one", "A warm-up of one update.", {"epochs": 4, "warmup_epochs": 1}, {}, range(4)),
    ("main-warmup-two", "A warm-up of two updates: 0 and the peak.", {"epochs": 6, "warmup_epochs": 2}, {}, range(6)),
    ("main-warmup-all", "A warm-up as long as the run.", {"epochs": 3, "warmup_epochs": 3}, TEN, range(30)),
    ("main-one-epoch", "One epoch without warm-up.", {"epochs": 1, "warmup_epochs": 0}, TEN, range(10)),
    ("main-one-step", "One update in all.", {"epochs": 1, "warmup_epochs": 0}, {}, range(1)),
    ("main-floor-zero", "Down to 0, which is never reached.", {"min_lr": 0.0, "epochs": 4, "warmup_epochs": 1}, TEN, range(40)),
    ("main-floor-above", "A floor above the rate climbs.", {"lr": 1e-3, "min_lr": 1e-2, "epochs": 4, "warmup_epochs": 1}, TEN, range(40)),
    ("main-floor-is-base", "A floor as high as the rate.", {"lr": 1e-3, "min_lr": 1e-3, "epochs": 4, "warmup_epochs": 1}, TEN, range(40)),
    ("main-large", "The rate of a large batch.", {"lr": 0.008, "epochs": 100, "warmup_epochs": 10}, {"stepsPerEpoch": 4}, around(40, also=[0, 200, 399])),
    ("main-isotropic", "Fifty epochs of warm-up.", {"epochs": 300, "warmup_epochs": 50}, TEN, around(500, also=[0, 250, 2999])),
    ("main-layer-decay", "Layers that learn slower: 14 groups, from the stem to the head.", {**FINE, "layer_decay": 0.8, "model": "convnext_base"}, TEN, [0, 1, 150, 299]),
    ("main-layer-decay-small", "A small model has as many.", {**FINE, "layer_decay": 0.7, "model": "convnext_small"}, TEN, [0, 299]),
    ("main-layer-decay-warmup", "Layers in a warm-up.", {"epochs": 4, "warmup_epochs": 1, "layer_decay": 0.9, "model": "convnext_xlarge"}, TEN, [0, 5, 9, 10, 39]),
    ("main-layer-decay-grows", "A decay above 1: deeper layers learn faster.", {**FINE, "layer_decay": 1.2, "model": "convnext_large"}, TEN, [0, 150]),
    ("main-layer-decay-one", "A decay of 1 is one group, of any model.", {**FINE, "layer_decay": 1.0, "model": "convnext_tiny"}, TEN, [0, 1, 299]),
    ("main-refused-warmup-steps", "warmup_steps alone makes the table too short.", {"epochs": 5, "warmup_epochs": 0, "warmup_steps": 7}, TEN, None),
    ("main-refused-warmup-longer", "A warm-up longer than the run.", {"epochs": 3, "warmup_epochs": 4}, TEN, None),
    ("main-refused-warmup-steps-longer", "More warmup_steps than the run has.", {"epochs": 2, "warmup_epochs": 1, "warmup_steps": 30}, TEN, None),
    ("main-refused-model", "Layer decay of a model whose layers it does not know.", {**FINE, "layer_decay": 0.8, "model": "convnext_tiny"}, TEN, None),
]
# fmt: on


def flags_of(options, given):
    """What main.py's own parser makes of flags."""
    text = source.text_of(options.sources, "ConvNeXt/main.py")
    parts = "\n".join(source.module_text(text, name) for name in ("str2bool", "get_args_parser"))
    parser = source.load(parts, ["get_args_parser"], argparse=argparse)()
    return parser.parse_args([word for name, value in given.items() for word in (f"--{name}", str(value))])


def scales_of(options, own):
    """lr_scale of every group, from the stem to the head, by the lines of main.py that make it."""
    text = source.text_of(options.sources, "ConvNeXt/main.py")
    (block,) = source.asking(text, "args.layer_decay < 1.0 or args.layer_decay > 1.0")
    factory = source.text_of(options.sources, "ConvNeXt/optim_factory.py")
    parts = "\n".join(
        source.module_text(factory, name) for name in ("get_num_layer_for_convnext", "LayerDecayValueAssigner")
    )
    assigner = source.load(f"{parts}\n{block}", ["assigner"], args=own)
    return [1.0] if assigner is None else [assigner.get_scale(layer) for layer in range(len(assigner.values))]


def main():
    options = source.arguments(__doc__)
    scheduler = source.load(
        source.module_text(source.text_of(options.sources, "ConvNeXt/utils.py"), "cosine_scheduler"),
        ["cosine_scheduler"],
        np=numpy,
        math=math,
    )
    for slug, title, given, run, steps in CASES:
        own = flags_of(options, given)
        case = {"title": title, "dialect": "convnext", "name": "main", "args": given, "run": run}
        case["source"] = SOURCE
        lengths = {"warmup_epochs": own.warmup_epochs, "warmup_steps": own.warmup_steps}
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                scales = scales_of(options, own)
                table = scheduler(own.lr, own.min_lr, own.epochs, run.get("stepsPerEpoch", 1), **lengths)
        except (AssertionError, ValueError) as error:
            if steps is not None:
                raise
            fixture.write(options.out, f"convnext/{slug}.json", case | {"refused": fixture.refusal(error)})
            continue
        if steps is None:
            raise AssertionError(f"{slug}: expected a refusal, but it answered")
        steps = list(steps)
        rates = [[float(table[step] * scale) for step in steps] for scale in scales]
        case |= {"steps": steps, "groups": rates} if len(rates) > 1 else fixture.answers(steps, rates[0])
        fixture.write(options.out, f"convnext/{slug}.json", case)


if __name__ == "__main__":
    main()
