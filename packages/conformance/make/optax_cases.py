"""What optax's schedules are asked: by function, (slug, title, arguments, steps[, expected error]).

A dictionary of steps has its keys as text, as JSON has them; `{"schedule": name, **args}` in a list is a call.
"""

from fixture import around

FAR = [10**6]
ABOVE = 2**24 + 1


def line(**args):
    return {"init_value": 0.1, "end_value": 0.01, "transition_steps": 10} | args


def stairs(**args):
    return {"init_value": 0.1, "transition_steps": 10, "decay_rate": 0.5} | args


def cosine(**args):
    return {"init_value": 0.1, "decay_steps": 20} | args


def warm(**args):
    return {"init_value": 0.01, "peak_value": 0.1, "warmup_steps": 5, "decay_steps": 20} | args


def warm_stairs(**args):
    return {
        "init_value": 0.01,
        "peak_value": 0.1,
        "warmup_steps": 5,
        "transition_steps": 10,
        "decay_rate": 0.5,
    } | args


def table(scales, init=0.1):
    return {"init_value": init, "boundaries_and_scales": scales}


def between(kind, scales, init=0.1):
    return {"interpolate_type": kind} | table(scales, init)


def one_cycle(steps, **args):
    return {"transition_steps": steps, "peak_value": 0.1} | args


def call(name, **args):
    return {"name": name, "args": args}


def joined(schedules, boundaries):
    return {"schedules": schedules, "boundaries": boundaries}


UP = call("linear_schedule", init_value=0.0, end_value=0.1, transition_steps=5)
DOWN = call("cosine_decay_schedule", init_value=0.1, decay_steps=20, alpha=0.1)
FLAT = call("constant_schedule", value=0.05)
CYCLE = {"init_value": 0.0, "peak_value": 0.1, "warmup_steps": 3, "decay_steps": 10, "end_value": 0.001}

# fmt: off
CASES = {
    "constant_schedule": [("plain", "The same for ever.", {"value": 0.1}, [0, 1, *FAR])],
    "linear_schedule": [
        ("plain", "Straight, and held.", line(), [*range(13), *FAR]),
        ("begin", "It begins later.", line(transition_begin=4), range(17)),
        ("begin-negative", "A negative beginning counts as 0.", line(transition_begin=-4), range(13)),
        ("steps-zero", "No steps: the first value for ever.", line(transition_steps=0), range(4)),
        ("steps-negative", "Negative steps, too.", line(transition_steps=-3), range(4)),
        ("steps-one", "One step.", line(transition_steps=1), range(4)),
        ("steps-fractional", "2.5 steps.", line(transition_steps=2.5), range(5)),
        ("rising", "It may rise.", line(init_value=0.0, end_value=0.1), range(13)),
        ("above-2-24", "Twenty million steps, and one.", line(end_value=0.0, transition_steps=20_000_001), [0, 10**7, *range(19_999_997, 20_000_004)]),
    ],
    "polynomial_schedule": [
        ("power-2", "Power 2.", line(power=2), [*range(13), *FAR]),
        ("power-float", "Power 0.9.", line(power=0.9, transition_steps=20), range(0, 24, 2)),
        ("power-half-7", "The square root of what is left of 7 steps: compiled, it is no number from the end on.", line(power=0.5, end_value=0.0, transition_steps=7), range(10)),
        ("power-half-41", "The square root of what is left of 41 steps: compiled, it does not reach the end.", line(power=0.5, end_value=0.0, transition_steps=41), [0, 10, 20, 39, 40, 41, 42]),
        ("power-zero", "Power 0 never decays.", line(power=0), around(0, 10)),
        ("power-negative", "A negative power has no end.", line(power=-1), range(13)),
        ("begin", "It begins later.", line(power=3, transition_begin=4), range(17)),
        ("steps-zero", "No steps: the first value for ever.", line(power=2, transition_steps=0), range(3)),
    ],
    "piecewise_constant_schedule": [
        ("two", "A scale holds from its boundary on.", table({"10": 0.1, "20": 0.5}), around(0, 10, 20, also=FAR)),
        ("unsorted", "In any order.", table({"20": 0.5, "10": 0.1}), around(0, 10, 20)),
        ("none", "No boundary given.", {"init_value": 0.1}, [0, 1, *FAR]),
        ("empty", "No boundary.", table({}), [0, 1]),
        ("zero", "A boundary at 0 holds from the start.", table({"0": 0.1, "5": 2.0}), around(0, 5)),
        ("negative", "A negative boundary has been passed.", table({"-5": 0.1, "5": 2.0}), around(0, 5)),
        ("fractional", "A boundary between two steps.", table({"2.5": 0.1}), range(5)),
        ("scale-zero", "A scale of 0 is the end.", table({"3": 0.0, "5": 2.0}), range(8)),
        ("above-2-24", "A boundary above 2^24 is met exactly.", table({str(ABOVE): 0.1}), around(ABOVE)),
        ("scale-negative", "A negative scale.", table({"3": -0.1}), [0], "ValueError"),
    ],
    "exponential_decay": [
        ("continuous", "Continuous.", stairs(), [*range(0, 41, 2)]),
        ("staircase", "In stairs.", stairs(staircase=True), around(0, 10, 20, 30)),
        ("begin", "It begins later.", stairs(transition_begin=4), range(20)),
        ("begin-staircase", "Stairs count from the beginning.", stairs(transition_begin=4, staircase=True), around(0, 4, 14, 24)),
        ("begin-negative", "A negative beginning counts as 0.", stairs(transition_begin=-4), range(13)),
        ("end", "Not below the end.", stairs(end_value=0.02), range(0, 41, 2)),
        ("end-above-init", "An end above the first value is all there is.", stairs(end_value=0.5, transition_begin=3), range(0, 20, 2)),
        ("rising-end", "A rate above 1, not above the end.", stairs(decay_rate=1.5, end_value=0.2), range(0, 41, 2)),
        ("rate-one-end", "A rate of 1 has its end above.", stairs(decay_rate=1.0, end_value=0.02), range(3)),
        ("rate-zero", "A rate of 0: the first value for ever.", stairs(decay_rate=0.0, end_value=0.5), range(3)),
        ("steps-zero", "No steps: the first value for ever.", stairs(transition_steps=0, end_value=0.5), range(3)),
        ("rate-negative-staircase", "A negative rate in stairs.", stairs(decay_rate=-0.5, staircase=True), around(0, 10, 20)),
        ("rate-negative", "A negative rate is a number only at whole periods.", stairs(decay_rate=-0.5), range(5)),
        ("steps-41", "Stairs every 41 steps: compiled, some come a step late.", stairs(transition_steps=41, staircase=True), around(0, 41, 82, 123, 164, 205, 246)),
        ("steps-above-2-24", "Stairs every 123457 steps, above step 2^24.", stairs(transition_steps=123457, decay_rate=0.99, staircase=True), around(*(123457 * k for k in range(134, 142)))),
        ("steps-fractional", "Stairs every 2.5 steps.", stairs(transition_steps=2.5, staircase=True), range(12)),
    ],
    "cosine_decay_schedule": [
        ("plain", "To 0.", cosine(), [*range(24), *FAR]),
        ("alpha", "alpha is a share of the first value.", cosine(alpha=0.1), range(24)),
        ("exponent-2", "The square of the cosine.", cosine(alpha=0.1, exponent=2.0), range(24)),
        ("exponent-half", "Its root.", cosine(exponent=0.5), range(24)),
        ("exponent-zero", "An exponent of 0 never decays.", cosine(exponent=0.0), range(0, 24, 5)),
        ("exponent-negative", "A negative exponent has no end.", cosine(exponent=-1.0), range(0, 24, 5)),
        ("steps-fractional", "2.5 steps.", cosine(decay_steps=2.5), range(5)),
        ("steps-one", "One step.", cosine(decay_steps=1), range(3)),
        ("steps-zero", "No steps.", cosine(decay_steps=0), [0], "ValueError"),
        ("steps-negative", "Negative steps.", cosine(decay_steps=-5), [0], "ValueError"),
    ],
    "piecewise_interpolate_schedule": [
        ("linear", "Straight between the products of the scales.", between("linear", {"4": 0.5, "10": 0.1}), range(14)),
        ("cosine", "Half cosines.", between("cosine", {"4": 2.0, "10": 0.1}), range(14)),
        ("zero", "A boundary at 0 is a jump at the start.", between("linear", {"0": 2.0, "5": 0.5}), range(8)),
        ("negative", "A negative boundary: joined on the way.", between("cosine", {"-5": 2.0, "5": 0.5}), range(8)),
        ("fractional", "A boundary between two steps.", between("linear", {"2.5": 2.0, "5": 0.5}), range(8)),
        ("none", "No boundary given.", {"interpolate_type": "linear", "init_value": 0.1}, range(3)),
        ("type-unknown", "Neither linear nor cosine.", between("cubic", {"5": 0.5}), [0], "ValueError"),
        ("scale-negative", "A negative scale.", between("linear", {"5": -0.5}), [0], "ValueError"),
    ],
    "linear_onecycle_schedule": [
        ("defaults", "Up, down and out; the end is after the last step.", one_cycle(20), range(23)),
        ("odd", "Lengths are cut off to whole steps.", one_cycle(33, pct_start=0.25, pct_final=0.8, div_factor=10.0, final_div_factor=100.0), range(36)),
        ("short", "Two steps: up from 0 to 1, down in one.", one_cycle(2), range(5)),
        ("one-step", "One step has no peak: both boundaries are 0, and the later one counts.", one_cycle(1), range(4)),
        ("pct-final-one", "With pct_final 1 the last phase takes the place of the one down.", one_cycle(20, pct_final=1.0), range(23)),
        ("pct-crossed", "pct_final before pct_start.", one_cycle(20, pct_start=0.8, pct_final=0.3), range(23)),
        ("pct-start-zero", "No way up: the peak at once.", one_cycle(20, pct_start=0.0), range(23)),
        ("steps-zero", "No steps.", one_cycle(0), [0], "ValueError"),
        ("div-zero", "A divisor of 0.", one_cycle(20, div_factor=0.0), [0], "ZeroDivisionError"),
        ("div-negative", "A negative divisor.", one_cycle(20, div_factor=-5.0), [0], "ValueError"),
    ],
    "cosine_onecycle_schedule": [
        ("defaults", "Up and down; the end is after the last step.", one_cycle(20), range(23)),
        ("odd", "Lengths are cut off to whole steps.", one_cycle(33, pct_start=0.25, div_factor=10.0, final_div_factor=100.0), range(36)),
        ("one-step", "One step: down from the peak.", one_cycle(1), range(3)),
        ("pct-start-one", "With pct_start 1 the end takes the place of the peak.", one_cycle(20, pct_start=1.0), range(23)),
        ("pct-above-one", "pct_start above 1: the peak is after the end.", one_cycle(20, pct_start=1.5), range(0, 34, 3)),
        ("steps-zero", "No steps.", one_cycle(0), [0], "ValueError"),
    ],
    "warmup_constant_schedule": [
        ("plain", "Up, and held.", {"init_value": 0.0, "peak_value": 0.1, "warmup_steps": 5}, range(8)),
        ("steps-zero", "A warm-up of no steps never gets to the peak.", {"init_value": 0.0, "peak_value": 0.1, "warmup_steps": 0}, range(3)),
        ("steps-one", "One step.", {"init_value": 0.01, "peak_value": 0.1, "warmup_steps": 1}, range(3)),
    ],
    "warmup_cosine_decay_schedule": [
        ("plain", "decay_steps includes the warm-up.", warm(), [*range(24), *FAR]),
        ("end", "The end is a rate.", warm(end_value=0.01), range(24)),
        ("exponent", "The square of the cosine.", warm(end_value=0.01, exponent=2.0), range(24)),
        ("warmup-zero", "No warm-up: the peak at once.", warm(warmup_steps=0), range(24)),
        ("warmup-one", "A warm-up of one step.", warm(warmup_steps=1), range(24)),
        ("warmup-negative", "A negative warm-up joins a longer cosine late.", warm(warmup_steps=-4), range(24)),
        ("warmup-fractional", "A warm-up of 2.5 steps.", warm(warmup_steps=2.5), range(24)),
        ("peak-zero", "A peak of 0: the end is 0, whatever it says.", warm(peak_value=0.0, end_value=0.05), range(24)),
        ("end-above-peak", "An end above the peak.", warm(end_value=0.5), range(24)),
        ("warmup-all", "A warm-up as long as the decay.", warm(warmup_steps=20), [0], "ValueError"),
        ("warmup-longer", "And longer.", warm(warmup_steps=30), [0], "ValueError"),
        ("above-2-24", "A warm-up of more than 2^24 steps: the decay counts on its own, and stays exact.", warm(init_value=0.0, warmup_steps=ABOVE, decay_steps=ABOVE + 10), [0, 10**6, *range(ABOVE - 3, ABOVE + 14)]),
    ],
    "warmup_exponential_decay_schedule": [
        ("plain", "transition_steps does not include the warm-up.", warm_stairs(), range(0, 40)),
        ("staircase", "In stairs, from a later beginning, to an end.", warm_stairs(transition_begin=3, staircase=True, end_value=0.02), range(0, 45)),
        ("warmup-zero", "No warm-up.", warm_stairs(warmup_steps=0), range(13)),
        ("end-above-peak", "The end lifts nothing of the warm-up.", warm_stairs(end_value=0.5), range(13)),
        ("rate-zero", "A rate of 0 stays at the peak.", warm_stairs(decay_rate=0.0), range(9)),
    ],
    "sgdr_schedule": [
        ("two", "Two cycles, each with its warm-up.", {"cosine_kwargs": [CYCLE, CYCLE | {"peak_value": 0.05, "decay_steps": 20}]}, range(34)),
        ("one", "One cycle.", {"cosine_kwargs": [CYCLE]}, range(13)),
        ("three", "Without warm-ups, and a power.", {"cosine_kwargs": [CYCLE | {"warmup_steps": 0, "decay_steps": n, "exponent": 1.5} for n in (4, 8, 16)]}, range(30)),
        ("cycle-refused", "A cycle that is all warm-up.", {"cosine_kwargs": [CYCLE, CYCLE | {"warmup_steps": 10}]}, [0], "ValueError"),
        ("empty", "No cycle.", {"cosine_kwargs": []}, [0], "IndexError"),
    ],
    "join_schedules": [
        ("two", "Each with its own clock from 0.", joined([UP, DOWN], [5]), range(28)),
        ("three", "Three.", joined([UP, FLAT, DOWN], [5, 8]), range(32)),
        ("nested", "A joined one in another.", joined([UP, {"name": "join_schedules", "args": joined([FLAT, DOWN], [3])}], [5]), range(32)),
        ("cut", "The first is cut short.", joined([UP, DOWN], [3]), range(26)),
        ("held", "The first has ended before.", joined([UP, DOWN], [9]), range(32)),
        ("boundary-zero", "A boundary at 0: the first is never seen.", joined([UP, DOWN], [0]), range(24)),
        ("boundary-negative", "A negative boundary joins late.", joined([UP, DOWN], [-4]), range(24)),
        ("boundary-fractional", "A boundary between two steps.", joined([UP, DOWN], [2.5]), range(24)),
        ("unsorted", "Unsorted: the last that has begun counts.", joined([UP, FLAT, DOWN], [8, 5]), range(28)),
        ("boundaries-few", "Without a boundary a schedule is never seen.", joined([UP, FLAT, DOWN], [5]), range(12)),
        ("boundaries-many", "A boundary without a schedule is not looked at.", joined([UP, FLAT], [5, 8]), range(12)),
        ("inner-steps-zero", "A warm-up of no steps stays at 0 until its boundary.", joined([UP | {"args": UP["args"] | {"transition_steps": 0}}, DOWN], [5]), range(12)),
        ("inner-refused", "An inner schedule that optax refuses.", joined([UP, call("cosine_decay_schedule", init_value=0.1, decay_steps=0)], [5]), [0], "ValueError"),
        ("none", "No schedule at all.", joined([], []), [0], "IndexError"),
    ],
}
# fmt: on
