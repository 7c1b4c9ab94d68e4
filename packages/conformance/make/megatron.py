"""Megatron-LM's OptimizerParamScheduler: its own file, run alone. It counts samples: each update steps by a global batch."""

import sys
import types
from pathlib import Path

import fixture
import source

FILE = "megatron/core/optimizer_param_scheduler.py"
NAME, FLAGS = "OptimizerParamScheduler", "get_optimizer_param_scheduler"
SOURCE = {
    "what": f"NVIDIA/Megatron-LM {FILE}",
    "version": "d98e8a64ddf34856e74b24714e3bedb2f5a39553",
    "precision": "float64",
    "how": "the project's own source, run alone with a stand-in for megatron.core.utils; the rate in force at each update",
}
WEIGHT_DECAY = {"start_wd": 0.0, "end_wd": 0.0, "wd_incr_steps": 1, "wd_incr_style": "constant"}


def call(style, warmup=40, decay=200, init=0.0, low=0.01, **more):
    return {
        "init_lr": init,
        "max_lr": 0.1,
        "min_lr": low,
        "lr_warmup_steps": warmup,
        "lr_decay_steps": decay,
        "lr_decay_style": style,
        **more,
    }


def wsd(style, anneal=80, **more):
    return call("WSD", wsd_decay_steps=anneal, lr_wsd_decay_style=style, **more)


# fmt: off
CASES = [
    ("linear", "Up and down; min_lr after it.", call("linear"), 10),
    ("cosine", "A cosine.", call("cosine"), 10),
    ("cosine-sample", "A sample an update.", call("cosine", 4, 20), 1),
    ("cosine-off-batch", "Lengths that the batch does not divide.", call("cosine", 45, 203), 10),
    ("constant", "For ever at the highest rate.", call("constant"), 10),
    ("inverse-sqrt", "Jumps to min_lr where it ends.", call("inverse-square-root"), 10),
    ("inverse-sqrt-floor", "min_lr is a floor on the way.", call("inverse-square-root", 10, 200, low=0.05), 10),
    ("inverse-sqrt-no-warmup", "Without warm-up it counts from the first sample.", call("inverse-square-root", 0, 20), 1),
    ("inverse-sqrt-off-batch", "An end between two updates.", call("inverse-square-root", 40, 205), 10),
    ("wsd-linear", "Warm-up, stable, a line down.", wsd("linear"), 10),
    ("wsd-cosine", "A cosine down.", wsd("cosine"), 10),
    ("wsd-exponential", "Halves, and reaches min_lr.", wsd("exponential"), 10),
    ("wsd-sqrt", "1 - sqrt.", wsd("minus_sqrt"), 10),
    ("wsd-long", "A decay longer than what the warm-up leaves is joined late.", wsd("linear", 180), 10),
    ("warmup-init", "A warm-up from another rate.", call("linear", init=0.02), 10),
    ("warmup-none", "No warm-up.", call("cosine", 0), 10),
    ("warmup-fractional", "A share of the decay: 0.33 of 100.", call("linear", 33.0, 100), 10),
    ("no-floor", "Down to nothing.", call("linear", low=0.0), 10),
]
# Flags, and what Megatron's training makes of them with a global batch of 8.
FLAG_CASES = [
    ("flags-iterations", "Iterations times the global batch.", {"lr": 0.1, "min_lr": 0.01, "lr_decay_style": "cosine", "lr_warmup_iters": 4, "train_iters": 20, "global_batch_size": 8}, call("cosine", 32, 160)),
    ("flags-fraction", "The warm-up as a share of the decay.", {"lr": 0.1, "min_lr": 0.01, "lr_decay_iters": 15, "lr_warmup_fraction": 0.1, "train_iters": 20, "global_batch_size": 8}, call("linear", 0.1 * 120, 120)),
    ("flags-samples", "Samples as they are.", {"lr": 0.1, "min_lr": 0.01, "lr_decay_style": "cosine", "lr_warmup_samples": 20, "train_samples": 150, "global_batch_size": 8}, call("cosine", 20, 150)),
    ("flags-wsd", "The decay of WSD is exponential unless told.", {"lr": 0.1, "min_lr": 0.01, "lr_decay_style": "WSD", "lr_wsd_decay_iters": 6, "lr_warmup_iters": 3, "train_iters": 20, "global_batch_size": 8}, wsd("exponential", 48, warmup=24, decay=160)),
]
REFUSALS = [
    ("refused-min", "A lowest rate below nothing.", call("linear", low=-0.1)),
    ("refused-max", "A highest rate below the lowest.", call("linear", low=0.2)),
    ("refused-init", "A first rate over the highest.", call("linear", init=0.2)),
    ("refused-decay", "No decay.", call("linear", 0, 0)),
    ("refused-warmup", "A warm-up as long as the run.", call("linear", 200, 200)),
    ("refused-wsd", "No length of the decay of WSD.", call("WSD", lr_wsd_decay_style="linear")),
]
# fmt: on


def rates_of(made, args, batch, count):
    optimizer = types.SimpleNamespace(param_groups=[{"lr": 0.0}])
    schedule = made(optimizer, **WEIGHT_DECAY, **args)
    seen = []
    for _ in range(count):
        seen.append(optimizer.param_groups[0]["lr"])
        schedule.step(batch)
    return seen


def main():
    options = source.arguments(__doc__)
    for name in ("megatron", "megatron.core", "megatron.core.utils"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules["megatron.core.utils"].log_single_rank = lambda *_: None
    text = Path(options.sources, "Megatron-LM", FILE).read_text(encoding="utf-8")
    made = source.load(text, [NAME])

    def case(title, name, args, batch):
        return {"title": title, "dialect": "megatron", "name": name, "args": args, "run": {"batchSize": batch}, "source": SOURCE}

    def write(slug, fixture_case):
        fixture.write(options.out, f"megatron/{slug}.json", fixture_case)

    for slug, title, args, batch in CASES:
        rates = rates_of(made, args, batch, 24)
        write(slug, case(title, NAME, args, batch) | fixture.answers(list(range(24)), rates))
    for slug, title, flags, args in FLAG_CASES:
        rates = rates_of(made, args, 8, 24)
        write(slug, case(title, FLAGS, flags, 8) | fixture.answers(list(range(24)), rates))
    for slug, title, args in REFUSALS:
        try:
            rates_of(made, args, 10, 24)
        except AssertionError as error:
            write(slug, case(title, NAME, args, 10) | {"refused": fixture.refusal(error)})
        else:
            raise ValueError(f"{title}: it answered")


if __name__ == "__main__":
    main()
