"""What Keras' schedules are asked: by class, (slug, title, arguments, steps[, expected error[, decision]])."""

from fixture import around

THREE = [0.1, 0.01, 0.001]
FAR = [10**6]
ABOVE = 2**24 + 1


def rate(**args):
    return {"initial_learning_rate": 0.1} | args


def table(boundaries, values):
    return {"boundaries": boundaries, "values": values}


WARM = {"decay_steps": 10, "warmup_target": 0.1, "warmup_steps": 5}
# fmt: off
STAIRS = [
    ("continuous", "Continuous.", rate(decay_steps=10, decay_rate=0.5), range(0, 41, 2)),
    ("staircase", "In stairs.", rate(decay_steps=10, decay_rate=0.5, staircase=True), around(0, 10, 20, 30, also=FAR)),
    ("decay-steps-41", "Stairs every 41 steps: in a compiled function some come a step late.", rate(decay_steps=41, decay_rate=0.5, staircase=True), around(0, 41, 82, 123, 164, 205, 246)),
    ("steps-above-2-24", "Stairs every 123457 steps, above step 2^24.", rate(decay_steps=123457, decay_rate=0.99, staircase=True), around(*(123457 * k for k in range(134, 142)))),
    ("decay-steps-fractional", "Stairs every 2.5 steps.", rate(decay_steps=2.5, decay_rate=0.5, staircase=True), range(12)),
    ("rate-above-one", "A rate above 1.", rate(decay_steps=10, decay_rate=1.5), range(0, 30, 3)),
    ("rate-zero", "A rate of 0.", rate(decay_steps=10, decay_rate=0.0), around(0, 10)),
    ("initial-whole", "A whole initial rate makes whole numbers of everything else.", {"initial_learning_rate": 1, "decay_steps": 10, "decay_rate": 0.5}, [0, 1, 2, 9, 10, 20], None, 4),
    ("decay-steps-zero", "A length of 0.", rate(decay_steps=0, decay_rate=0.5), range(3), "ValueError"),
    ("decay-steps-negative", "A negative length.", rate(decay_steps=-5, decay_rate=0.5), range(3), "ValueError"),
]

CASES = {
    "ExponentialDecay": [*STAIRS, ("rate-negative-staircase", "A negative rate in stairs.", rate(decay_steps=10, decay_rate=-0.5, staircase=True), around(0, 10, 20, 30))],
    "InverseTimeDecay": STAIRS,
    "PolynomialDecay": [
        ("defaults", "The end is 0.0001, the power 1.", rate(decay_steps=20), [*around(0, 10, 20), *FAR]),
        ("power-2", "Power 2.", rate(decay_steps=20, end_learning_rate=0.01, power=2.0), range(24)),
        ("power-half", "The square root.", rate(decay_steps=20, end_learning_rate=0.01, power=0.5), range(24)),
        ("power-half-41", "The square root of what is left of 41 steps.", rate(decay_steps=41, end_learning_rate=0.0, power=0.5), [0, 10, 20, 39, 40, 41, 42]),
        ("power-0", "Power 0 never decays, past the end neither.", rate(decay_steps=20, power=0.0), around(0, 20)),
        ("cycle", "A cycle: the end is met at each multiple, the next step is up again.", rate(decay_steps=10, cycle=True), around(0, 10, 20, 30, 40)),
        ("cycle-power-2", "A cycle of power 2.", rate(decay_steps=10, power=2.0, cycle=True), range(45)),
        ("cycle-fractional", "A cycle of 2.5 steps.", rate(decay_steps=2.5, end_learning_rate=0.01, cycle=True), range(14)),
        ("end-above-base", "An end above the base rises.", rate(decay_steps=10, end_learning_rate=0.5, power=2.0), range(13)),
        ("decay-steps-one", "One step.", rate(decay_steps=1), range(4)),
        ("decay-steps-fractional", "A length of 2.5 ends between two steps.", rate(decay_steps=2.5, end_learning_rate=0.0), range(5)),
        ("above-2-24", "Twenty million steps, and one.", rate(decay_steps=20_000_001, end_learning_rate=0.0), [0, 10**7, *range(19_999_997, 20_000_004)]),
        ("initial-whole", "A whole initial rate ends at 0: the end is made whole as well.", {"initial_learning_rate": 1, "decay_steps": 10, "end_learning_rate": 0.5}, [0, 5, 10, 20], None, 4),
        ("decay-steps-zero", "A length of 0.", rate(decay_steps=0), range(3), "ValueError"),
    ],
    "PiecewiseConstantDecay": [
        ("two-boundaries", "A boundary still has the earlier value.", table([10, 20], THREE), around(0, 10, 20, also=FAR)),
        ("one-boundary", "One boundary.", table([10], [0.1, 0.01]), around(0, 10)),
        ("boundary-zero", "A boundary at 0: one step of the first value.", table([0, 10], THREE), around(0, 10)),
        ("boundary-negative", "A negative boundary has been passed at the start.", table([-5, 10], THREE), around(0, 10)),
        ("boundaries-fraction", "Boundaries between steps are cut off to whole ones.", table([2.9, 6.5, 7.0], [*THREE, 1.0]), range(10)),
        ("boundaries-fraction-negative", "Towards 0.", table([-0.5, 6.5], THREE), range(10)),
        ("boundaries-equal", "Equal boundaries: the value between is never used.", table([10, 10], THREE), around(0, 10)),
        ("unsorted", "Unsorted boundaries: values are added where two ranges hold.", table([20, 10], THREE), [0, 10, 11, 15, 20, 21]),
        ("unsorted-hole", "And between two values there may be none.", table([5, 20, 10, 15], [0.1, 0.2, 0.4, 0.8, 1.6]), range(0, 25)),
        ("above-2-24", "A boundary above 2^24 is met exactly.", table([ABOVE], [0.1, 0.01]), around(ABOVE)),
        ("values-whole", "Whole numbers alone are whole rates.", table([3, 6], [3, 2, 1]), range(10)),
        ("values-too-few", "A value too few.", table([10, 20], [0.1, 0.01]), [0], "ValueError"),
        ("values-too-many", "A value too many.", table([10], THREE), [0], "ValueError"),
        ("no-boundaries", "No boundary fails when it is asked.", table([], [0.1]), [0], "IndexError"),
    ],
    "CosineDecay": [
        ("plain", "To 0.", rate(decay_steps=20), [*range(24), *FAR]),
        ("alpha", "alpha is a fraction of the base.", rate(decay_steps=20, alpha=0.1), range(24)),
        ("warmup", "The cosine begins after the warm-up, and is decay_steps long.", {"initial_learning_rate": 0.01} | WARM, range(20)),
        ("warmup-alpha", "alpha is a fraction of the target.", {"initial_learning_rate": 0.0, "alpha": 0.1} | WARM, range(20)),
        ("warmup-falling", "The warm-up may fall.", {"initial_learning_rate": 0.5} | WARM, range(18)),
        ("warmup-one", "A warm-up of one step.", {"initial_learning_rate": 0.01} | WARM | {"warmup_steps": 1}, range(13)),
        ("warmup-zero", "A target without steps: the initial rate is not used.", {"initial_learning_rate": 0.5} | WARM | {"warmup_steps": 0}, range(13)),
        ("warmup-fractional", "A warm-up of 2.5 steps.", {"initial_learning_rate": 0.01} | WARM | {"warmup_steps": 2.5}, range(15)),
        ("warmup-negative", "A negative warm-up joins the cosine late.", {"initial_learning_rate": 0.01} | WARM | {"warmup_steps": -3}, range(10)),
        ("warmup-longer-negative", "A warm-up of less than minus the length: the end at once.", {"initial_learning_rate": 0.01, "alpha": 0.5} | WARM | {"warmup_steps": -12}, range(4)),
        ("warmup-no-target", "warmup_steps without a target does nothing.", rate(decay_steps=10, warmup_steps=5), range(13)),
        ("target-zero", "A target of 0 is a target.", rate(decay_steps=10, warmup_target=0.0, warmup_steps=5), range(17)),
        ("decay-steps-fractional", "A length of 2.5 ends between two steps.", rate(decay_steps=2.5), range(5)),
        ("above-2-24", "Twenty million steps, and one.", rate(decay_steps=20_000_001), [0, 10**7, *range(19_999_997, 20_000_004)]),
        ("warmup-above-2-24", "A warm-up of more than 2^24 steps.", {"initial_learning_rate": 0.0} | WARM | {"warmup_steps": ABOVE}, [0, 10**6, *range(ABOVE - 3, ABOVE + 14)]),
        ("decay-steps-zero", "A length of 0.", rate(decay_steps=0), range(3), "ValueError"),
    ],
    "CosineDecayRestarts": [
        ("defaults", "Doubling periods of equal height.", rate(first_decay_steps=10), range(60)),
        ("m-mul-half", "Half the height each time.", rate(first_decay_steps=10, m_mul=0.5), range(60)),
        ("t-mul-1", "Equal periods, nine tenths of the height.", rate(first_decay_steps=8, t_mul=1.0, m_mul=0.9), range(40)),
        ("t-mul-1-7", "Equal periods of 7: in a compiled function some begin a step late.", rate(first_decay_steps=7, t_mul=1.0), around(*range(0, 120, 7), width=0)),
        ("t-mul-1-5", "Periods of 1.5 times.", rate(first_decay_steps=16, t_mul=1.5), around(0, 16, 40, 76, 130)),
        ("t-mul-3", "Threefold periods.", rate(first_decay_steps=5, t_mul=3.0), around(0, 5, 20, 65, 200, 605, 1820)),
        ("alpha", "The peak is (1-alpha) m^i + alpha of the base.", rate(first_decay_steps=10, m_mul=0.5, alpha=0.1), range(60)),
        ("first-fractional", "A first period of 2.5 steps.", rate(first_decay_steps=2.5), range(20)),
        ("initial-whole", "A whole initial rate cannot be asked.", {"initial_learning_rate": 1, "first_decay_steps": 10}, [0], "TypeError", 4),
        ("t-mul-below-one", "Shrinking periods: no number from first / (1 - t_mul) on.", rate(first_decay_steps=10, t_mul=0.5), [0, 5, 9, 10, 11, 14, 15, 16, 17, 19, 20, 21, 30]),
        ("first-zero", "A first period of 0.", rate(first_decay_steps=0), range(3), "ValueError"),
    ],
}
# fmt: on
