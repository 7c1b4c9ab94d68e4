"""Hugging Face transformers: `get_scheduler`, the `get_*_schedule*` functions, and `TrainingArguments` in a real Trainer."""

import logging
import tempfile
import warnings

import torchvision_operator  # noqa: F401, before transformers

import fixture
import source
import torch
import transformers
from fixture import around
from transformers import Trainer, TrainerCallback, TrainingArguments, optimization

SOURCE = {
    "what": "transformers",
    "version": transformers.__version__,
    "precision": "float64",
    "how": "the optimizer's rate after so many scheduler steps",
}
TRAINED = SOURCE | {"how": "a Trainer on a toy model on the CPU; the optimizer's rate at each of its updates"}

LINEAR = "get_linear_schedule_with_warmup"
COSINE = "get_cosine_schedule_with_warmup"
RESTARTS = "get_cosine_with_hard_restarts_schedule_with_warmup"
POLYNOMIAL = "get_polynomial_decay_schedule_with_warmup"
SQRT = "get_inverse_sqrt_schedule"
MIN = "get_cosine_with_min_lr_schedule_with_warmup"
MIN_RATE = "get_cosine_with_min_lr_schedule_with_warmup_lr_rate"
WSD = "get_wsd_schedule"
ANY = "get_scheduler"


def both(warmup, total, **more):
    return {"num_warmup_steps": warmup, "num_training_steps": total, **more}


def wsd(warmup, decay, **more):
    return {"num_warmup_steps": warmup, "num_decay_steps": decay, **more}


# fmt: off
CASES = [
    ("constant", "A constant rate.", "get_constant_schedule", {}, 0.1, range(5)),
    ("constant-warmup", "A warm-up, then a constant rate.", "get_constant_schedule_with_warmup", {"num_warmup_steps": 10}, 0.1, range(15)),
    ("constant-warmup-zero", "No warm-up.", "get_constant_schedule_with_warmup", {"num_warmup_steps": 0}, 0.1, range(4)),
    ("constant-warmup-one", "A warm-up of one step is one step without learning.", "get_constant_schedule_with_warmup", {"num_warmup_steps": 1}, 0.1, range(4)),
    ("constant-warmup-fractional", "A warm-up of 2.5 steps.", "get_constant_schedule_with_warmup", {"num_warmup_steps": 2.5}, 0.1, range(6)),
    ("constant-warmup-half", "A warm-up of half a step: as long as one.", "get_constant_schedule_with_warmup", {"num_warmup_steps": 0.5}, 0.1, range(4)),
    ("linear", "Up and down, and past the end.", LINEAR, both(10, 100), 5e-05, around(0, 10, 55, 100, also=[120])),
    ("linear-groups", "Two groups.", LINEAR, both(4, 20), [0.1, 0.001], range(24)),
    ("linear-warmup-zero", "No warm-up: the first rate is the peak.", LINEAR, both(0, 10), 0.1, range(13)),
    ("linear-warmup-all", "A warm-up as long as the run.", LINEAR, both(10, 10), 0.1, range(14)),
    ("linear-warmup-longer", "A warm-up longer than the run.", LINEAR, both(12, 8), 0.1, range(16)),
    ("linear-warmup-fractional", "A warm-up of 2.5 steps.", LINEAR, both(2.5, 10), 0.1, range(13)),
    ("linear-less-than-one-left", "Half a step of decay divides by one.", LINEAR, both(9.5, 10), 0.1, range(13)),
    ("linear-warmup-negative", "A warm-up of less than nothing: as if it had begun before.", LINEAR, both(-5, 10), 0.1, range(13)),
    ("cosine", "Up, half a cosine down.", COSINE, both(10, 100), 5e-05, around(0, 10, 55, 100)),
    ("cosine-past-the-end", "After the end the cosine rises again.", COSINE, both(4, 20), 0.1, range(45)),
    ("cosine-three-halves", "One and a half waves.", COSINE, both(4, 40, num_cycles=1.5), 0.1, range(44)),
    ("cosine-no-cycles", "No wave: constant.", COSINE, both(4, 20, num_cycles=0), 0.1, range(22)),
    ("cosine-negative-cycles", "A wave backwards is the same.", COSINE, both(4, 20, num_cycles=-0.5), 0.1, range(22)),
    ("cosine-warmup-zero", "No warm-up.", COSINE, both(0, 10), 0.1, range(12)),
    ("cosine-warmup-all", "A warm-up as long as the run: the wave is two steps long.", COSINE, both(6, 6), 0.1, range(14)),
    ("cosine-warmup-longer", "A warm-up longer than the run.", COSINE, both(9, 6), 0.1, range(14)),
    ("cosine-warmup-fractional", "A warm-up of 2.5 steps.", COSINE, both(2.5, 10), 0.1, range(12)),
    ("restarts", "Three cosines, then nothing.", RESTARTS, both(4, 34, num_cycles=3), 0.1, range(38)),
    ("restarts-fractional", "Two and a half cosines: the end comes in the middle of one.", RESTARTS, both(2, 27, num_cycles=2.5), 0.1, range(30)),
    ("restarts-default", "One cycle: a cosine that stays down.", RESTARTS, both(2, 12), 0.1, range(15)),
    ("restarts-no-cycles", "No cycle: constant, then nothing.", RESTARTS, both(2, 12, num_cycles=0), 0.1, range(15)),
    ("restarts-warmup-all", "A warm-up as long as the run.", RESTARTS, both(5, 5), 0.1, range(8)),
    ("restarts-many", "Many cycles: where the product of cycles and progress rounds down, a restart comes a step late.", RESTARTS, both(0, 490, num_cycles=49), 0.1, around(*[10 * k for k in range(50)])),
    ("restarts-22", "22 cycles after a warm-up: the 15th restart comes a step late.", RESTARTS, both(5, 159, num_cycles=22), 0.1, around(5, 103, 110, 117, 159)),
    ("restarts-half", "A half of a cycle more.", RESTARTS, both(0, 245, num_cycles=24.5), 0.1, around(*[10 * k for k in range(26)])),
    ("polynomial", "Down to 1e-7 unless told.", POLYNOMIAL, both(10, 100), 5e-05, around(0, 10, 55, 100, also=[120])),
    ("polynomial-power", "A power of 2, to a tenth.", POLYNOMIAL, both(4, 24, lr_end=0.01, power=2.0), 0.1, range(28)),
    ("polynomial-power-zero", "A power of 0 holds until the end.", POLYNOMIAL, both(4, 10, lr_end=0.01, power=0), 0.1, range(14)),
    ("polynomial-power-half", "A power of a half.", POLYNOMIAL, both(0, 10, power=0.5), 0.1, range(14)),
    ("polynomial-warmup-longer", "A warm-up longer than the run ends at the end rate.", POLYNOMIAL, both(9, 6, lr_end=0.01), 0.1, range(14)),
    ("inverse-sqrt", "Falls for ever.", SQRT, {"num_warmup_steps": 10}, 0.1, [*around(0, 10), 40, 90, 1000]),
    ("inverse-sqrt-warmup-zero", "Without warm-up the time scale is 10000.", SQRT, {"num_warmup_steps": 0}, 0.1, [0, 1, 30000]),
    ("inverse-sqrt-timescale", "A time scale of its own.", SQRT, {"num_warmup_steps": 4, "timescale": 30}, 0.1, range(12)),
    ("min-lr", "To an absolute rate.", MIN, both(10, 100, min_lr=5e-06), 5e-05, around(0, 10, 55, 100)),
    ("min-lr-rate", "To a share of the rate, and up again after the end.", MIN, both(4, 20, min_lr_rate=0.1), 0.1, range(45)),
    ("min-lr-above", "A floor above the rate climbs to it.", MIN, both(4, 20, min_lr=0.2), 0.1, range(22)),
    ("min-lr-negative", "A floor below nothing is cut at nothing.", MIN, both(4, 20, min_lr_rate=-0.5), 0.1, range(22)),
    ("min-lr-cycles", "Two waves above a floor.", MIN, both(4, 44, min_lr_rate=0.2, num_cycles=2), 0.1, range(48)),
    ("warmup-min-lr", "The warm-up counts from one, and the cosine is a step ahead.", MIN_RATE, both(4, 20, min_lr_rate=0.1), 0.1, range(45)),
    ("warmup-min-lr-zero", "Without warm-up the peak is never met.", MIN_RATE, both(0, 10, min_lr=0.01), 0.1, range(14)),
    ("warmup-min-lr-one", "A warm-up of one step is at the peak.", MIN_RATE, both(1, 10, min_lr=0.01), 0.1, range(14)),
    ("warmup-min-lr-start", "A warm-up from a share of the rate meets both ends.", MIN_RATE, both(5, 20, min_lr_rate=0.1, warmup_lr_rate=0.2), 0.1, range(24)),
    ("warmup-min-lr-start-one", "A warm-up of one step from a share stays at it.", MIN_RATE, both(1, 10, min_lr_rate=0.1, warmup_lr_rate=0.2), 0.1, range(13)),
    ("warmup-min-lr-fractional", "A warm-up of 2.5 steps goes over the peak.", MIN_RATE, both(2.5, 10, min_lr_rate=0.1), 0.1, range(13)),
    ("warmup-min-lr-start-fractional", "A warm-up of 2.5 steps from a share goes over the peak.", MIN_RATE, both(2.5, 10, min_lr_rate=0.1, warmup_lr_rate=0.2), 0.1, range(13)),
    ("wsd", "Warm-up, stable, cosine decay.", WSD, wsd(10, 20, num_training_steps=100), 0.1, around(0, 10, 80, 90, 100)),
    ("wsd-stable", "With the stable steps told.", WSD, wsd(5, 10, num_stable_steps=10), 0.1, range(30)),
    ("wsd-linear", "Linear decay to a tenth, from which the warm-up starts as well.", WSD, wsd(5, 10, num_stable_steps=5, decay_type="linear", min_lr_ratio=0.1), 0.1, range(24)),
    ("wsd-sqrt", "1 - sqrt, up and down.", WSD, wsd(5, 10, num_stable_steps=5, warmup_type="1-sqrt", decay_type="1-sqrt"), 0.1, range(24)),
    ("wsd-cosine-warmup", "A cosine up.", WSD, wsd(6, 6, num_stable_steps=3, warmup_type="cosine"), 0.1, range(18)),
    ("wsd-cycles", "A decay of one and a half waves.", WSD, wsd(3, 12, num_stable_steps=3, num_cycles=1.5, min_lr_ratio=0.1), 0.1, range(22)),
    ("wsd-both", "Both lengths given: the stable steps win.", WSD, wsd(3, 6, num_training_steps=50, num_stable_steps=4), 0.1, range(18)),
    ("wsd-too-short", "A run shorter than warm-up and decay joins the decay late.", WSD, wsd(6, 10, num_training_steps=12), 0.1, range(16)),
    ("wsd-no-decay", "No decay: a drop.", WSD, wsd(2, 0, num_stable_steps=4, min_lr_ratio=0.1), 0.1, range(10)),
    ("wsd-warmup-half", "A warm-up of half a step, and fractional stretches.", WSD, wsd(0.5, 2.5, num_stable_steps=4.25), 0.1, range(10)),
    ("any-linear", "By its name.", ANY, {"name": "linear", **both(3, 12)}, 0.1, range(15)),
    ("any-cosine", "By its name, with arguments of its own.", ANY, {"name": "cosine", **both(3, 12), "scheduler_specific_kwargs": {"num_cycles": 1.0}}, 0.1, range(15)),
    ("any-restarts", "By its name.", ANY, {"name": "cosine_with_restarts", **both(3, 12), "scheduler_specific_kwargs": {"num_cycles": 3}}, 0.1, range(15)),
    ("any-polynomial", "By its name.", ANY, {"name": "polynomial", **both(3, 12)}, 0.1, range(15)),
    ("any-constant", "Its lengths do not count.", ANY, {"name": "constant", **both(3, 12)}, 0.1, range(5)),
    ("any-constant-warmup", "By its name.", ANY, {"name": "constant_with_warmup", "num_warmup_steps": 3}, 0.1, range(6)),
    ("any-inverse-sqrt", "By its name.", ANY, {"name": "inverse_sqrt", **both(3, 12), "scheduler_specific_kwargs": {"timescale": 5}}, 0.1, range(15)),
    ("any-min-lr", "By its name.", ANY, {"name": "cosine_with_min_lr", **both(3, 12), "scheduler_specific_kwargs": {"min_lr": 0.02}}, 0.1, range(13)),
    ("any-warmup-min-lr", "By its name.", ANY, {"name": "cosine_warmup_with_min_lr", **both(3, 12), "scheduler_specific_kwargs": {"min_lr_rate": 0.02}}, 0.1, range(13)),
    ("any-wsd", "By its name.", ANY, {"name": "warmup_stable_decay", **both(3, 12), "scheduler_specific_kwargs": {"num_decay_steps": 4}}, 0.1, range(15)),
]

REFUSALS = [
    ("refused-min-lr-none", "Neither floor.", MIN, both(3, 12), 0.1, "ValueError"),
    ("refused-min-lr-both", "Both floors.", MIN, both(3, 12, min_lr=0.01, min_lr_rate=0.1), 0.1, "ValueError"),
    ("refused-warmup-min-lr-none", "Neither floor.", MIN_RATE, both(3, 12), 0.1, "ValueError"),
    ("refused-polynomial-end", "An end that is not below the rate.", POLYNOMIAL, both(3, 12, lr_end=0.1), 0.1, "ValueError"),
    ("refused-polynomial-warmup-all", "No step of decay divides by zero, when it is asked for.", POLYNOMIAL, both(3, 3), 0.1, "ZeroDivisionError"),
    ("refused-polynomial-power", "A negative power divides by zero at the end.", POLYNOMIAL, both(2, 6, power=-1), 0.1, "ZeroDivisionError"),
    ("refused-inverse-sqrt-timescale", "A time scale of 0 divides by zero.", SQRT, {"num_warmup_steps": 3, "timescale": 0}, 0.1, "ZeroDivisionError"),
    ("refused-wsd-length", "Neither length.", WSD, wsd(3, 4), 0.1, "ValueError"),
    ("refused-wsd-warmup-type", "A warm-up nobody knows.", WSD, wsd(3, 4, num_stable_steps=3, warmup_type="exp"), 0.1, "ValueError"),
    ("refused-wsd-decay-type", "A decay nobody knows.", WSD, wsd(3, 4, num_stable_steps=3, decay_type="exp"), 0.1, "ValueError"),
    ("refused-any-name", "A name nobody knows.", ANY, {"name": "step", **both(3, 12)}, 0.1, "ValueError"),
    ("refused-any-warmup", "No warm-up steps.", ANY, {"name": "linear", "num_training_steps": 12}, 0.1, "ValueError"),
    ("refused-any-total", "No training steps.", ANY, {"name": "cosine", "num_warmup_steps": 3}, 0.1, "ValueError"),
    ("refused-any-kwargs", "An argument of another schedule.", ANY, {"name": "linear", **both(3, 12), "scheduler_specific_kwargs": {"num_cycles": 1}}, 0.1, "TypeError"),
    ("refused-any-wsd", "Without its own length.", ANY, {"name": "warmup_stable_decay", **both(3, 12)}, 0.1, "TypeError"),
]

# (slug, title, arguments, batches of an epoch)
TRAINED_CASES = [
    ("trainer-defaults", "Linear over three epochs at 5e-5, no warm-up.", {}, 10),
    ("trainer-warmup-steps", "A warm-up in steps.", {"learning_rate": 0.1, "warmup_steps": 5, "num_train_epochs": 2}, 10),
    ("trainer-warmup-share", "A warm-up below 1 is a share of the run, rounded up: 0.11 of 20 is 3.", {"learning_rate": 0.1, "warmup_steps": 0.11, "num_train_epochs": 2}, 10),
    ("trainer-warmup-fractional", "A warm-up of 3.7 steps is 3.", {"learning_rate": 0.1, "warmup_steps": 3.7, "num_train_epochs": 2}, 10),
    ("trainer-warmup-one", "A warm-up of 1 is one step, not the whole run.", {"learning_rate": 0.1, "warmup_steps": 1.0, "num_train_epochs": 1}, 10),
    ("trainer-max-steps", "max_steps wins over epochs.", {"learning_rate": 0.1, "max_steps": 7, "num_train_epochs": 3, "lr_scheduler_type": "cosine"}, 10),
    ("trainer-accumulation", "Three batches an update: the last of 10 batches updates alone, so 4 updates an epoch.", {"learning_rate": 0.1, "num_train_epochs": 2, "gradient_accumulation_steps": 3, "warmup_steps": 2}, 10),
    ("trainer-fractional-epochs", "One and a quarter epochs of 10 batches: 12.5, so 13 updates.", {"learning_rate": 0.1, "num_train_epochs": 1.25}, 10),
    ("trainer-accumulation-long", "More batches an update than there are: one update an epoch.", {"learning_rate": 0.1, "num_train_epochs": 4, "gradient_accumulation_steps": 16}, 5),
    ("trainer-kwargs", "The schedule's own arguments.", {"learning_rate": 0.1, "num_train_epochs": 2, "lr_scheduler_type": "cosine_with_min_lr", "lr_scheduler_kwargs": {"min_lr": 0.01}, "warmup_steps": 4}, 10),
    ("trainer-wsd", "Warm-up, stable, decay.", {"learning_rate": 0.1, "max_steps": 20, "lr_scheduler_type": "warmup_stable_decay", "lr_scheduler_kwargs": {"num_decay_steps": 6, "decay_type": "1-sqrt"}, "warmup_steps": 0.2}, 10),
]
# fmt: on


def rates_of(name, args, bases, count):
    """Each group's rate at the first `count` steps, and where it stopped."""
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": base} for base in bases]
    optimizer = torch.optim.SGD(groups, lr=bases[0])
    seen = []
    given = dict(args)
    first = [given.pop("name")] if "name" in given else []
    try:
        scheduler = getattr(optimization, name)(*first, optimizer, **given)
        for _ in range(count):
            seen.append([group["lr"] for group in optimizer.param_groups])
            optimizer.step()
            scheduler.step()
    except (ArithmeticError, ValueError, TypeError) as error:
        return seen, error
    return seen, None


def case(title, name, args, base, steps, expected=None):
    several = isinstance(base, list)
    made = {
        "title": title,
        "dialect": "transformers",
        "name": name,
        "args": args,
        "run": {"baseRate": base},
        "source": SOURCE,
    }
    steps = list(steps)
    seen, error = rates_of(name, args, base if several else [base], max(steps) + 1)
    if type(error).__name__ != (expected or "NoneType"):
        raise AssertionError(f"{title}: {error!r}")
    if error:
        refused = fixture.refusal(error, len(seen) or None)
        if not seen:
            return made | {"refused": refused}
        kept = {"steps": list(range(len(seen))), "rates": [rates[0] for rates in seen]}
        return made | {"refused": refused, "answers": kept}
    if several:
        return made | {"steps": steps, "groups": [[seen[s][g] for s in steps] for g in range(len(base))]}
    return made | fixture.answers(steps, [seen[s][0] for s in steps])


class Toy(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1))

    def forward(self, x=None):
        return {"loss": (self.weight * x).sum()}


class Watch(TrainerCallback):
    def __init__(self):
        self.rates = []

    def on_pre_optimizer_step(self, args, state, control, optimizer=None, **rest):
        self.rates.append(optimizer.param_groups[0]["lr"])


def trained(title, args, batches):
    watch = Watch()
    with tempfile.TemporaryDirectory() as folder:
        arguments = TrainingArguments(
            output_dir=folder,
            per_device_train_batch_size=1,
            use_cpu=True,
            report_to=[],
            save_strategy="no",
            logging_strategy="no",
            disable_tqdm=True,
            log_level="error",
            **args,
        )
        data = [{"x": torch.ones(1)} for _ in range(batches)]
        Trainer(Toy(), arguments, train_dataset=data, callbacks=[watch]).train()
    return {
        "title": title,
        "dialect": "transformers",
        "name": "TrainingArguments",
        "args": args,
        "run": {"batchesPerEpoch": batches},
        "source": TRAINED,
    } | fixture.answers(list(range(len(watch.rates))), watch.rates)


def main():
    options = source.arguments(__doc__)
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    for slug, title, name, args, base, steps in CASES:
        made = case(title, name, args, base, steps)
        fixture.write(options.out, f"transformers/{slug}.json", made)
    for slug, title, name, args, base, error in REFUSALS:
        fixture.write(options.out, f"transformers/{slug}.json", case(title, name, args, base, range(20), error))
    for slug, title, args, batches in TRAINED_CASES:
        fixture.write(options.out, f"transformers/{slug}.json", trained(title, args, batches))


if __name__ == "__main__":
    main()
