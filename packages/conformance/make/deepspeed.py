"""DeepSpeed's schedules: its own file, run alone."""

import sys
import types
from pathlib import Path

import fixture
import source
import torch

FILE = "deepspeed/runtime/lr_schedules.py"
SOURCE = {
    "what": f"deepspeedai/DeepSpeed {FILE}",
    "version": "edaa7221267243c7be7fb49c5d5f5c4fb97b4641",
    "precision": "float64",
    "how": "the project's own source, run alone with a logger in the place of deepspeed.utils; the rate in force at each update",
}
WARM, DECAY, COSINE, RANGE, CYCLE = "WarmupLR", "WarmupDecayLR", "WarmupCosineLR", "LRRangeTest", "OneCycle"
LINE = {"warmup_type": "linear"}
PEAK = {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1, "cycle_first_step_size": 5}


def range_test(size, rate, **more):
    return {"lr_range_test_min_lr": 0.001, "lr_range_test_step_size": size, "lr_range_test_step_rate": rate, **more}


# fmt: off
CASES = [
    ("warmup-log", "Along a logarithm unless told; the first two updates are at the lowest rate.", WARM, {"warmup_num_steps": 10}, range(14)),
    ("warmup-linear", "Along a line, one update late.", WARM, {"warmup_num_steps": 5, **LINE}, range(9)),
    ("warmup-rates", "Between two rates.", WARM, {"warmup_min_lr": 0.01, "warmup_max_lr": 0.3, "warmup_num_steps": 6}, range(9)),
    ("warmup-down", "To a lower rate.", WARM, {"warmup_min_lr": 0.3, "warmup_max_lr": 0.1, "warmup_num_steps": 6, **LINE}, range(9)),
    ("warmup-one", "One step is two.", WARM, {"warmup_num_steps": 1}, range(5)),
    ("warmup-one-linear", "One step is two.", WARM, {"warmup_num_steps": 1, **LINE}, range(5)),
    ("warmup-unknown-type", "A type nobody knows is the logarithm.", WARM, {"warmup_num_steps": 5, "warmup_type": "cosine"}, range(8)),
    ("warmup-default", "A thousand steps.", WARM, {}, [0, 1, 2, 10, 100, 999, 1000, 1001]),
    ("decay-log", "Up a logarithm and down a line: 0 is met an update late.", DECAY, {"total_num_steps": 20, "warmup_max_lr": 0.1, "warmup_num_steps": 5}, range(24)),
    ("decay-linear", "Up and down a line.", DECAY, {"total_num_steps": 20, "warmup_max_lr": 0.1, "warmup_num_steps": 5, **LINE}, range(24)),
    ("decay-floor", "Down to the lowest rate.", DECAY, {"total_num_steps": 12, "warmup_min_lr": 0.01, "warmup_max_lr": 0.1, "warmup_num_steps": 4, **LINE}, range(16)),
    ("decay-short", "A run shorter than its warm-up.", DECAY, {"total_num_steps": 3, "warmup_max_lr": 0.1, "warmup_num_steps": 5, **LINE}, range(9)),
    ("decay-default-rate", "The highest rate is 0.001 unless told, not the optimizer's.", DECAY, {"total_num_steps": 10, "warmup_num_steps": 3, **LINE}, range(12)),
    ("cosine-log", "A cosine after a logarithm.", COSINE, {"total_num_steps": 20, "warmup_num_steps": 5}, range(24)),
    ("cosine-linear", "After a line the full rate is never met.", COSINE, {"total_num_steps": 20, "warmup_num_steps": 5, **LINE}, range(24)),
    ("cosine-ratios", "The first update is at 0 whatever the ratio.", COSINE, {"total_num_steps": 20, "warmup_num_steps": 5, "warmup_min_ratio": 0.2, "cos_min_ratio": 0.1, **LINE}, range(24)),
    ("cosine-short", "A run shorter than its warm-up.", COSINE, {"total_num_steps": 3, "warmup_num_steps": 5, **LINE}, range(9)),
    ("cosine-negative", "A ratio below nothing is cut at nothing.", COSINE, {"total_num_steps": 12, "warmup_num_steps": 3, "cos_min_ratio": -0.5, **LINE}, range(14)),
    ("range", "Grows for ever.", RANGE, range_test(5, 1.0), range(13)),
    ("range-stairs", "By stairs.", RANGE, range_test(4, 0.5, lr_range_test_staircase=True), range(13)),
    ("range-flat", "A rate of 0.", RANGE, range_test(4, 0.0), range(4)),
    ("range-default", "As it comes.", RANGE, {}, [0, 1, 1000, 2000, 5000]),
    ("cycle", "Up and down, then the lowest rate.", CYCLE, {**PEAK}, range(14)),
    ("cycle-uneven", "Down more slowly.", CYCLE, {**PEAK, "cycle_second_step_size": 8}, range(17)),
    ("cycle-decay", "The lowest rate decays.", CYCLE, {**PEAK, "decay_lr_rate": 0.5, "decay_step_size": 2}, range(18)),
    ("cycle-decay-without-size", "Without a step size nothing decays.", CYCLE, {**PEAK, "decay_lr_rate": 0.5}, range(14)),
    ("cycle-stairs", "By stairs.", CYCLE, {**PEAK, "cycle_first_step_size": 6, "cycle_first_stair_count": 3, "cycle_second_step_size": 8, "cycle_second_stair_count": 2}, range(18)),
    ("cycle-stairs-same", "The same count down, of steps that it does not divide.", CYCLE, {**PEAK, "cycle_first_step_size": 7, "cycle_first_stair_count": 3}, range(18)),
    ("cycle-one-way", "Up only.", CYCLE, {**PEAK, "cycle_second_step_size": 0}, range(9)),
    ("cycle-momentum", "beta1 the other way round: the lowest at the first update, else the highest.", CYCLE, {**PEAK, "decay_mom_rate": 0.1, "decay_step_size": 4}, range(16)),
    ("cycle-no-momentum", "beta1 left alone.", CYCLE, {**PEAK, "cycle_momentum": False}, range(12)),
    ("warmup-groups", "A list has a rate for each group.", WARM, {"warmup_min_lr": [0.0, 0.01], "warmup_max_lr": [0.1, 0.3], "warmup_num_steps": 4, **LINE}, range(7)),
    ("range-groups", "A list has a rate for each group.", RANGE, {"lr_range_test_min_lr": [0.001, 0.01], "lr_range_test_step_size": 4}, range(7)),
]
REFUSALS = [
    ("refused-warmup-zero", "No warm-up.", WARM, {"warmup_num_steps": 0}),
    ("refused-warmup-fractional", "Half steps.", WARM, {"warmup_num_steps": 2.5}),
    ("refused-decay-zero", "No warm-up.", DECAY, {"total_num_steps": 10, "warmup_num_steps": 0}),
    ("refused-cosine-zero", "No warm-up.", COSINE, {"total_num_steps": 10, "warmup_num_steps": 0}),
    ("refused-range-size", "No step.", RANGE, range_test(0, 1.0)),
    ("refused-cycle-first", "No way up.", CYCLE, {**PEAK, "cycle_first_step_size": 0}),
    ("refused-cycle-second", "Less than no way down.", CYCLE, {**PEAK, "cycle_second_step_size": -1}),
]
# fmt: on


def seen(made, args, count, groups):
    parameters = [{"params": [torch.nn.Parameter(torch.zeros(1))]} for _ in range(groups)]
    optimizer = torch.optim.Adam(parameters, lr=0.1)
    schedule = made(optimizer, **args)
    rates, betas = [], []
    for _ in range(count):
        rates.append([group["lr"] for group in optimizer.param_groups])
        betas.append(optimizer.param_groups[0]["betas"][0])
        schedule.step()
    return rates, betas


def main():
    options = source.arguments(__doc__)
    silent = types.SimpleNamespace(warning=lambda *_: None)
    sys.modules["deepspeed"] = types.ModuleType("deepspeed")
    sys.modules["deepspeed.utils"] = types.ModuleType("deepspeed.utils")
    sys.modules["deepspeed.utils"].logger = silent
    text = Path(options.sources, "DeepSpeed", FILE).read_text(encoding="utf-8")
    names = [WARM, DECAY, COSINE, RANGE, CYCLE]
    module = dict(zip(names, source.load(text, names)))
    for slug, title, name, args, steps in CASES:
        case = {"title": title, "dialect": "deepspeed", "name": name, "args": args, "run": {"baseRate": 0.1}, "source": SOURCE}
        groups = next((len(value) for value in args.values() if isinstance(value, list)), 1)
        rates, betas = seen(module[name], args, max(steps) + 1, groups)
        steps = list(steps)
        if groups > 1:
            case |= {"run": {}, "steps": steps, "groups": [[rates[s][g] for s in steps] for g in range(groups)]}
        else:
            case |= fixture.answers(steps, [rates[s][0] for s in steps])
        if name == CYCLE and args.get("cycle_momentum", True):
            case["momentum"] = [betas[s] for s in steps]
        fixture.write(options.out, f"deepspeed/{slug}.json", case)
    for slug, title, name, args in REFUSALS:
        case = {"title": title, "dialect": "deepspeed", "name": name, "args": args, "run": {"baseRate": 0.1}, "source": SOURCE}
        try:
            seen(module[name], args, 20, 1)
        except ValueError as error:
            fixture.write(options.out, f"deepspeed/{slug}.json", case | {"refused": fixture.refusal(error)})
        else:
            raise AssertionError(f"{title}: it answered")


if __name__ == "__main__":
    main()
