"""What TensorFlow's functions are asked: by name, (slug, title, arguments, steps[, expected error[, decision]])."""

from fractions import Fraction

from fixture import around, steps_of

THREE = [0.1, 0.01, 0.001]
FAR = [10**6]


def rate(**args):
    return {"learning_rate": 0.1} | args


def table(boundaries, values):
    return {"boundaries": boundaries, "values": values}


def restarts_of(args, last):
    """The whole steps at which a period of `cosine_decay_restarts` begins, in exact arithmetic."""
    first, t_mul = Fraction(args["first_decay_steps"]), Fraction(args.get("t_mul", 2))
    start, length, found = Fraction(0), first, []
    while start <= last:
        if start.denominator == 1:
            found.append(int(start))
        start, length = start + length, length * t_mul
        if length == 0 or len(found) > 400:
            break
    return found


def short_cycles(case):
    """Exact restarts at which the quotient of logarithms still names the period before."""
    args = case["args"]
    if "rates" not in case or not float(args["first_decay_steps"]).is_integer():
        return None
    rates = dict(zip(steps_of(case["steps"]), case["rates"]))
    base = args.get("learning_rate", args.get("initial_learning_rate"))
    m_mul, alpha = args.get("m_mul", 1.0), args.get("alpha", 0.0)
    short = []
    for i, step in enumerate(restarts_of(args, max(rates))):
        peak = base * ((1 - alpha) * m_mul**i + alpha)
        if step in rates and abs(rates[step] - peak) > 1e-9 * base:
            short.append(step)
    return short or None


def cycles(last=10**4, **args):
    """A restart case asked at every exact restart, one step before and one after."""
    call = rate(**args)
    return call, around(*restarts_of(call, last)[:14], also=[last])


# fmt: off
PIECEWISE = [
    ("two-boundaries", "A boundary still has the earlier value.", table([10, 20], THREE), around(0, 10, 20, also=FAR)),
    ("one-boundary", "One boundary.", table([10], [0.1, 0.01]), around(0, 10)),
    ("boundary-zero", "A boundary at 0: one step of the first value.", table([0, 10], THREE), around(0, 10)),
    ("boundary-negative", "A negative boundary has been passed at the start.", table([-5, 10], THREE), around(0, 10)),
    ("boundaries-equal", "Equal boundaries: the value between is never used.", table([10, 10], THREE), around(0, 10)),
    ("boundaries-adjacent", "A value for a single step.", table([10, 11], THREE), around(0, 10)),
    ("values-rising", "Values may rise.", table([3, 6], [0.001, 0.01, 0.1]), range(10)),
    ("values-equal", "Values may repeat.", table([3, 6], [0.1, 0.1, 0.01]), range(10)),
    ("values-zero-and-negative", "Zero and negative values pass.", table([3, 6], [0.1, 0.0, -0.1]), range(10)),
    ("many", "Nine boundaries.", table([*range(5, 50, 5)], [round(0.1 * 0.5**i, 6) for i in range(10)]), around(*range(0, 50, 5))),
    ("above-2-24", "A boundary above 2^24 is met exactly: the step stays whole.", table([2**24 + 1], [0.1, 0.01]), around(2**24 + 1)),
    ("values-whole", "Whole numbers alone are whole rates.", table([3, 6], [3, 2, 1]), range(10)),
    ("values-too-few", "A value too few.", table([10, 20], [0.1, 0.01]), [0], "ValueError"),
    ("values-too-many", "A value too many.", table([10], THREE), [0], "ValueError"),
    ("no-boundaries", "No boundary.", table([], [0.1]), [0], "IndexError"),
    ("boundaries-float", "Whole boundaries written as floats.", table([10.0, 20.0], THREE), [0], "ValueError", 4),
    ("boundaries-fraction", "A boundary between two steps.", table([10.5, 20.5], THREE), [0], "ValueError"),
    ("values-mixed", "Whole numbers and floats mixed.", table([10], [1, 0.1]), [0], "ValueError", 4),
    ("unsorted", "Unsorted boundaries fail only where two ranges hold, from 11 to 20.", table([20, 10], THREE), [0, 5, 10, 21, 30, 11], "InvalidArgumentError"),
]

STAIRS = [
    ("continuous", "Continuous.", rate(decay_steps=10, decay_rate=0.5), range(0, 41, 2)),
    ("staircase", "In stairs.", rate(decay_steps=10, decay_rate=0.5, staircase=True), around(0, 10, 20, 30, also=FAR)),
    ("documented", "The document's values at each stair.", {"learning_rate": 0.01, "decay_steps": 2000, "decay_rate": 0.98, "staircase": True}, around(0, 2000, 4000, 18000)),
    ("rate-one", "A rate of 1.", rate(decay_steps=10, decay_rate=1.0), range(0, 30, 3)),
    ("rate-above-one", "A rate above 1.", rate(decay_steps=10, decay_rate=1.5), range(0, 30, 3)),
    ("rate-zero", "A rate of 0.", rate(decay_steps=10, decay_rate=0.0), around(0, 10)),
    ("rate-negative-staircase", "A negative rate in stairs.", rate(decay_steps=10, decay_rate=-0.5, staircase=True), around(0, 10, 20, 30)),
    ("decay-steps-one", "A decay each step.", rate(decay_steps=1, decay_rate=0.9), range(12)),
    ("decay-steps-fractional", "Stairs every 2.5 steps.", rate(decay_steps=2.5, decay_rate=0.5, staircase=True), range(12)),
    ("decay-steps-41", "Stairs every 41 steps: single precision comes a step late.", rate(decay_steps=41, decay_rate=0.5, staircase=True), around(0, 41, 82, 123, 164, 205, 246)),
    ("steps-above-2-24", "Stairs every 123457 steps, above step 2^24.", rate(decay_steps=123457, decay_rate=0.99, staircase=True), around(*(123457 * k for k in range(134, 142)))),
    ("decay-steps-long", "A decay longer than training.", rate(decay_steps=10**6, decay_rate=0.5), [0, 1, 10, 1000, 10**5]),
    ("base-zero", "A base of 0 stays 0.", rate(decay_steps=10, decay_rate=0.5) | {"learning_rate": 0.0}, range(0, 30, 5)),
    ("base-large", "A base above 1.", rate(decay_steps=7, decay_rate=0.3) | {"learning_rate": 5.0}, range(0, 30, 3)),
    ("decay-steps-zero", "A length of 0 is no number at step 0.", rate(decay_steps=0, decay_rate=0.5), range(3)),
    ("decay-steps-zero-staircase", "In stairs, too.", rate(decay_steps=0, decay_rate=0.5, staircase=True), range(3)),
]
# fmt: on
POWERS = [
    (
        "rate-negative",
        "A negative rate is a number only at whole periods.",
        rate(decay_steps=2, decay_rate=-0.5),
        range(5),
    )
]

# fmt: off
POLYNOMIAL = [
    *(
        (f"power-{power:g}".replace(".", "-"), f"Power {power:g}.", rate(decay_steps=20, end_learning_rate=0.01, power=power), [*range(24), *FAR])
        for power in (1.0, 2.0, 0.5, 3.0, 0.9)
    ),
    ("power-half-41", "The square root of what is left of 41 steps.", rate(decay_steps=41, end_learning_rate=0.0, power=0.5), [0, 10, 20, 39, 40, 41, 42]),
    ("above-2-24", "Twenty million steps, and one.", rate(decay_steps=20_000_001, end_learning_rate=0.0), [0, 10**7, *range(19_999_997, 20_000_004)]),
    ("defaults", "The end is 0.0001, the power 1.", rate(decay_steps=20), around(0, 10, 20)),
    ("power-0", "Power 0 never decays, past the end neither.", rate(decay_steps=20, power=0.0), around(0, 20)),
    ("cycle", "A cycle: the end is met at each multiple, the next step is up again.", rate(decay_steps=10, cycle=True), around(0, 10, 20, 30, 40, also=FAR)),
    ("cycle-power-2", "A cycle of power 2.", rate(decay_steps=10, power=2.0, cycle=True), range(45)),
    ("cycle-power-half", "A cycle of power 0.5.", rate(decay_steps=10, power=0.5, cycle=True), range(45)),
    ("cycle-41", "A cycle of 41 steps.", rate(decay_steps=41, end_learning_rate=0.01, cycle=True), around(0, 41, 82, 123, 164, 205)),
    ("cycle-fractional", "A cycle of 2.5 steps.", rate(decay_steps=2.5, end_learning_rate=0.01, cycle=True), range(14)),
    ("end-above-base", "An end above the base rises.", rate(decay_steps=10, end_learning_rate=0.5, power=2.0), range(13)),
    ("end-is-base", "An end equal to the base.", rate(decay_steps=10, end_learning_rate=0.1), range(13)),
    ("end-zero", "An end of 0.", rate(decay_steps=10, end_learning_rate=0.0), range(13)),
    ("end-negative", "A negative end passes.", rate(decay_steps=10, end_learning_rate=-0.1), range(13)),
    ("decay-steps-one", "One step.", rate(decay_steps=1), range(4)),
    ("decay-steps-fractional", "A length of 2.5 ends between two steps.", rate(decay_steps=2.5, end_learning_rate=0.0), range(5)),
    ("decay-steps-zero", "A length of 0 is no number.", rate(decay_steps=0), range(3)),
    ("cycle-decay-steps-zero", "A cycle of 0 is no number.", rate(decay_steps=0, cycle=True), range(3)),
    ("power-negative", "A negative power has no end.", rate(decay_steps=5, power=-1.0), range(7)),
]

COSINE = [
    ("plain", "To 0.", rate(decay_steps=20), [*range(24), *FAR]),
    ("alpha", "alpha is a fraction of the base.", rate(decay_steps=20, alpha=0.1), range(24)),
    ("alpha-one", "An alpha of 1 is constant.", rate(decay_steps=20, alpha=1.0), around(0, 10, 20)),
    ("alpha-above-one", "An alpha above 1 rises.", rate(decay_steps=20, alpha=2.0), range(0, 24, 2)),
    ("alpha-negative", "A negative alpha ends below 0.", rate(decay_steps=20, alpha=-0.5), range(0, 24, 2)),
    ("documented", "The document's values.", {"learning_rate": 0.01, "decay_steps": 10000, "alpha": 0.001}, around(0, 5000, 10000)),
    ("decay-steps-one", "One step.", rate(decay_steps=1), range(3)),
    ("decay-steps-three", "Thirds.", rate(decay_steps=3), range(5)),
    ("decay-steps-fractional", "A length of 2.5 ends between two steps.", rate(decay_steps=2.5), range(5)),
    ("above-2-24", "Twenty million steps, and one.", rate(decay_steps=20_000_001), [0, 10**7, *range(19_999_997, 20_000_004)]),
    ("decay-steps-long", "A million steps.", rate(decay_steps=10**6), [0, 1, 10, 1000, 500000, 999999, 10**6]),
    ("base-one", "A base of 1.", {"learning_rate": 1.0, "decay_steps": 7}, range(9)),
    ("base-zero", "A base of 0.", {"learning_rate": 0.0, "decay_steps": 7, "alpha": 0.5}, range(9)),
    ("decay-steps-zero", "A length of 0 is no number.", rate(decay_steps=0), range(3)),
]

LINEAR_COSINE = [
    ("defaults", "Half a period, alpha 0, beta 0.001.", rate(decay_steps=20), [*range(24), *FAR]),
    ("documented-half", "The document's half period.", {"learning_rate": 0.01, "decay_steps": 10000, "num_periods": 0.5, "alpha": 0.001, "beta": 0.001}, around(0, 5000, 10000)),
    ("documented-four", "The document's four periods end higher.", {"learning_rate": 0.01, "decay_steps": 10000, "num_periods": 4, "alpha": 0.001, "beta": 0.001}, around(0, 1250, 2500, 5000, 10000)),
    *(
        (f"periods-{periods:g}".replace(".", "-"), f"{periods:g} periods.", rate(decay_steps=20, num_periods=periods, alpha=0.1, beta=0.01), range(24))
        for periods in (0.0, 0.25, 0.75, 1.0, 1.5, 2.0, 4.0)
    ),
    ("periods-negative", "Negative periods are the same curve.", rate(decay_steps=20, num_periods=-0.5), range(0, 24, 2)),
    ("beta-zero", "A beta of 0 ends at 0.", rate(decay_steps=20, beta=0.0), around(0, 10, 20)),
    ("beta-above-one", "beta lifts everything.", rate(decay_steps=20, beta=1.5), range(0, 24, 2)),
    ("alpha-negative", "A negative alpha.", rate(decay_steps=20, alpha=-0.5, beta=0.0), range(0, 24, 2)),
    ("decay-steps-one", "One step.", rate(decay_steps=1), range(3)),
    ("decay-steps-fractional", "A length of 2.5 ends between two steps.", rate(decay_steps=2.5), range(5)),
    ("decay-steps-zero", "A length of 0 is no number.", rate(decay_steps=0), range(3)),
]

NOISY = [
    ("defaults", "The noise of the first steps is as large as the rate.", rate(decay_steps=20), [*range(24), *FAR]),
    ("no-noise", "Without variance, what linear_cosine_decay gives.", rate(decay_steps=20, initial_variance=0.0), range(24)),
    ("periods-2", "The noise goes up and down with the cosine.", rate(decay_steps=20, num_periods=2.0, alpha=0.1, beta=0.01), range(24)),
    ("periods-0", "No period: the noise only falls.", rate(decay_steps=20, num_periods=0.0), range(24)),
    ("periods-negative", "Negative periods.", rate(decay_steps=20, num_periods=-0.75), range(24)),
    ("variance-kept", "A variance that does not fall.", rate(decay_steps=20, initial_variance=0.04, variance_decay=0.0), range(24)),
    ("variance-falls-fast", "A variance that falls fast.", rate(decay_steps=20, initial_variance=2.0, variance_decay=3.0), range(24)),
    ("variance-grows", "A variance that grows.", rate(decay_steps=20, variance_decay=-0.5), range(24)),
    ("decay-steps-fractional", "A length of 2.5 ends between two steps.", rate(decay_steps=2.5), range(5)),
    ("variance-negative", "A negative variance is no number.", rate(decay_steps=20, initial_variance=-1.0), range(3)),
    ("decay-steps-zero", "A length of 0 is no number.", rate(decay_steps=0), range(3)),
]

RESTARTS = [
    *(
        (f"t-mul-{t:g}-first-{first}".replace(".", "-"), f"Periods times {t:g}, the first of {first}: at each exact restart.", *cycles(first_decay_steps=first, t_mul=t))
        for t, first in [(1.0, 7), (1.0, 1000), (1.5, 16), (1.5, 1024), (2.0, 1), (2.0, 5), (2.0, 1000), (3.0, 1), (3.0, 5), (3.0, 100), (10.0, 1), (10.0, 9), (1.25, 256)]
    ),
    ("defaults", "Doubling periods of equal height.", rate(first_decay_steps=10), range(60)),
    ("m-mul-half", "Half the height each time.", rate(first_decay_steps=10, m_mul=0.5), range(60)),
    ("m-mul-nine-tenths-t-mul-1", "Equal periods, nine tenths of the height.", rate(first_decay_steps=8, t_mul=1.0, m_mul=0.9), range(50)),
    ("m-mul-two", "Twice the height each time.", rate(first_decay_steps=10, m_mul=2.0), around(0, 10, 30, 70)),
    ("m-mul-zero", "Nothing after the first period.", rate(first_decay_steps=10, m_mul=0.0), around(0, 10, 30)),
    ("alpha", "The peak is (1-alpha) m^i + alpha of the base.", rate(first_decay_steps=10, m_mul=0.5, alpha=0.1), range(60)),
    ("alpha-one", "An alpha of 1 is constant.", rate(first_decay_steps=10, alpha=1.0), around(0, 10, 30)),
    ("t-mul-1-m-mul-half", "Equal periods, half the height.", rate(first_decay_steps=10, t_mul=1.0, m_mul=0.5), around(0, 10, 20, 30)),
    ("first-fractional", "A first period of 2.5 steps.", rate(first_decay_steps=2.5), range(20)),
    ("documented-2-05", "The document's halves.", {"learning_rate": 0.01, "first_decay_steps": 5000, "t_mul": 2, "m_mul": 0.5, "alpha": 0.0001}, around(0, 5000, 15000, 35000)),
    ("t-mul-below-one", "Shrinking periods: no number from first / (1 - t_mul) on.", rate(first_decay_steps=10, t_mul=0.5), [0, 5, 9, 10, 11, 14, 15, 16, 17, 19, 20, 21, 30]),
    ("t-mul-zero", "A factor of 0.", rate(first_decay_steps=10, t_mul=0.0), [0, 5, 9, 10, 11]),
    ("first-zero", "A first period of 0 is no number.", rate(first_decay_steps=0), range(3)),
    ("first-zero-t-mul-1", "Nor with equal periods.", rate(first_decay_steps=0, t_mul=1.0), range(3)),
]

CASES = {
    "piecewise_constant_decay": PIECEWISE,
    "exponential_decay": STAIRS + POWERS,
    "natural_exp_decay": STAIRS,
    "inverse_time_decay": STAIRS,
    "polynomial_decay": POLYNOMIAL,
    "cosine_decay": COSINE,
    "linear_cosine_decay": LINEAR_COSINE,
    "noisy_linear_cosine_decay": NOISY,
    "cosine_decay_restarts": RESTARTS,
}
# fmt: on
