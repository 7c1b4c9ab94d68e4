"""The odd cases of document 002's own functions, run in TensorFlow from the document's text."""

import fixture
import source
import tf_fixture
from fixture import around

FAR = [10**6]
BURNIN, PIECEWISE, COSINE = (
    "exponential_decay_with_burnin",
    "piecewise_with_warmup",
    "cosine_decay_with_warmup",
)


def burnin(**args):
    return {
        "learning_rate_base": 0.1,
        "learning_rate_decay_steps": 5,
        "learning_rate_decay_factor": 0.5,
    } | args


def table(boundaries, rates, warmup):
    return {"boundaries": boundaries, "rates": rates, "warmup": warmup}


def cosine(total, **args):
    return {"learning_rate_base": 0.1, "total_decay_steps": total} | args


THREE = [0.1, 0.01, 0.001]
WARM = {"warmup_steps": 5, "warmup_learning_rate": 0.01}

# fmt: off
CASES = {
    BURNIN: [
        ("staircase", "Stairs count from the end of the burn-in.", burnin(burnin_learning_rate=0.01, burnin_steps=4), range(26)),
        ("continuous", "Continuous.", burnin(burnin_learning_rate=0.01, burnin_steps=4, staircase=False), range(26)),
        ("defaults", "No burn-in, in stairs.", burnin(), [*range(26), *FAR]),
        ("rate-zero", "A burn-in rate of 0 means the base.", burnin(burnin_learning_rate=0.0, burnin_steps=4), range(16)),
        ("steps-zero", "A burn-in rate without steps does nothing.", burnin(burnin_learning_rate=0.01), range(12)),
        ("steps-one", "A burn-in of one step.", burnin(burnin_learning_rate=0.01, burnin_steps=1), range(13)),
        ("rate-above-base", "A burn-in above the base passes.", burnin(burnin_learning_rate=0.5, burnin_steps=4), range(12)),
        ("floor", "The floor stops the decay.", burnin(min_learning_rate=0.02), range(26)),
        ("floor-lifts-burnin", "The floor lifts the burn-in, too.", burnin(burnin_learning_rate=0.01, burnin_steps=4, min_learning_rate=0.02), range(26)),
        ("floor-above-base", "A floor above the base is all there is.", burnin(min_learning_rate=0.5), range(0, 26, 5)),
        ("factor-one", "A factor of 1.", burnin(learning_rate_decay_factor=1.0, burnin_learning_rate=0.01, burnin_steps=4), range(12)),
        ("factor-above-one", "A factor above 1.", burnin(learning_rate_decay_factor=1.5, burnin_learning_rate=0.01, burnin_steps=4), range(0, 26, 2)),
        ("rate-negative", "A negative burn-in rate meets the floor of 0.", burnin(burnin_learning_rate=-0.1, burnin_steps=4), range(8)),
        ("steps-negative", "A negative burn-in starts the decay early.", burnin(burnin_steps=-3), range(12)),
        ("decay-steps-fractional", "Stairs every 2.5 steps.", burnin(learning_rate_decay_steps=2.5, burnin_learning_rate=0.01, burnin_steps=4), range(16)),
        ("documented", "The document's values at its events.", burnin(learning_rate_base=0.01, learning_rate_decay_steps=2000, learning_rate_decay_factor=0.98, burnin_learning_rate=0.001, burnin_steps=2000), around(0, 2000, 4000, 6000, 18000)),
        ("decay-steps-zero", "A length of 0 is no number at the end of the burn-in.", burnin(learning_rate_decay_steps=0, burnin_learning_rate=0.01, burnin_steps=2), range(5)),
    ],
    PIECEWISE: [
        ("plain", "At a boundary the next value speaks.", table([10, 20], THREE, False), around(0, 10, 20, also=FAR)),
        ("warmup", "A ramp from the first rate to the second.", table([5, 10, 20], [0.001, *THREE], True), around(10, 20, also=range(8))),
        ("documented", "The document's values at its events.", table([2000, 5000, 8000], [1e-05, 0.01, 0.001, 0.0001], True), around(0, 2000, 5000, 8000)),
        ("one-boundary", "One boundary.", table([4], [0.1, 0.01], False), range(7)),
        ("one-boundary-warmup", "A ramp, then constant.", table([4], [0.01, 0.1], True), range(7)),
        ("warmup-one", "A ramp of one step is the first rate at step 0.", table([1, 5], [0.01, 0.1, 0.05], True), range(8)),
        ("warmup-two", "A ramp of two steps.", table([2, 5], [0.01, 0.1, 0.05], True), range(8)),
        ("warmup-falling", "The ramp may fall.", table([4, 8], [0.5, 0.1, 0.01], True), range(11)),
        ("warmup-off", "Without warm-up the first rate is a plateau.", table([4, 8], [0.01, 0.1, 0.05], False), range(11)),
        ("warmup-from-zero", "A ramp from 0.", table([4, 8], [0.0, 0.1, 0.01], True), range(11)),
        ("no-boundaries", "No boundary: constant.", table([], [0.1], False), range(4)),
        ("no-boundaries-warmup", "No boundary, warm-up or not.", table([], [0.1], True), range(4)),
        ("boundaries-adjacent", "A value for a single step.", table([3, 4], THREE, False), range(7)),
        ("refused-negative", "A negative boundary.", table([-1, 5], THREE, False), [0], "ValueError"),
        ("refused-fraction", "A boundary between two steps.", table([2.5, 5], THREE, False), [0], "ValueError"),
        ("refused-float", "A whole boundary written as a float.", table([5.0, 10], THREE, False), [0], "ValueError", 4),
        ("refused-unsorted", "Unsorted boundaries.", table([10, 5], THREE, False), [0], "ValueError"),
        ("refused-equal", "Equal boundaries.", table([5, 5], THREE, False), [0], "ValueError"),
        ("refused-whole-rate", "A rate written as a whole number.", table([5, 10], [1, 0.1, 0.01], False), [0], "ValueError", 4),
        ("refused-too-few", "A rate too few.", table([5, 10], [0.1, 0.01], False), [0], "ValueError"),
        ("refused-too-many", "A rate too many.", table([5], THREE, True), [0], "ValueError"),
        ("refused-zero", "A first boundary of 0.", table([0, 5], THREE, False), [0], "ValueError"),
        ("refused-zero-warmup", "A first boundary of 0 with warm-up.", table([0, 5], THREE, True), [0], "ValueError"),
        ("refused-no-rates", "Neither boundaries nor rates.", table([], [], False), [0], "ValueError"),
        ("refused-order-1", "Negative comes before unsorted.", table([5, -1], [0.1], False), [0], "ValueError"),
        ("refused-order-2", "Unsorted comes before the count.", table([5, 3], [0.1], False), [0], "ValueError"),
        ("refused-order-3", "The count comes before a first boundary of 0.", table([0], [0.1], False), [0], "ValueError"),
    ],
    COSINE: [
        ("defaults", "A plain cosine that ends in alpha.", cosine(20), [*range(24), *FAR]),
        ("alpha", "alpha is a fraction until the end, and a rate after it.", cosine(20, alpha=0.02), range(24)),
        ("warmup", "A ramp, then the cosine.", cosine(20, **WARM), range(24)),
        ("warmup-from-zero", "A ramp from 0.", cosine(20, warmup_steps=5), range(24)),
        ("warmup-one", "A ramp of one step.", cosine(10, warmup_steps=1, warmup_learning_rate=0.01), range(13)),
        ("hold", "A plateau whose last step is warm-up plus hold.", cosine(20, **WARM, hold_base_rate_steps=4), range(24)),
        ("hold-one", "A plateau of one step.", cosine(20, **WARM, hold_base_rate_steps=1), range(24)),
        ("hold-alone", "A plateau without warm-up.", cosine(20, hold_base_rate_steps=4), range(24)),
        ("hold-negative", "A negative plateau joins the cosine late.", cosine(20, **WARM, hold_base_rate_steps=-2), range(24)),
        ("warmup-is-base", "A warm-up that starts at the base.", cosine(20, warmup_steps=5, warmup_learning_rate=0.1), range(24)),
        ("warmup-rate-alone", "A warm-up rate above the base is not looked at without warm-up.", cosine(10, warmup_learning_rate=0.5), range(13)),
        ("total-below-warmup", "A total below the warm-up ends it early.", cosine(4, warmup_steps=8, warmup_learning_rate=0.01, alpha=0.003), range(12)),
        ("total-below-hold", "A total within the plateau.", cosine(8, **WARM, hold_base_rate_steps=6, alpha=0.003), range(14)),
        ("total-is-hold", "A total at the end of the plateau: the cosine is never asked.", cosine(9, **WARM, hold_base_rate_steps=4, alpha=0.003), range(13)),
        ("alpha-one", "An alpha of 1: constant, then a rate of 1.", cosine(10, alpha=1.0), range(13)),
        ("alpha-is-base-fraction", "Past the end the rate falls when alpha is below alpha times base.", cosine(10, learning_rate_base=2.0, alpha=0.1), range(13)),
        ("documented", "The document's values at its events.", cosine(15000, learning_rate_base=0.01, alpha=1e-05, warmup_learning_rate=0.0001, warmup_steps=2000, hold_base_rate_steps=2000), around(0, 2000, 4000, 15000)),
        ("refused-warmup-above-base", "A warm-up from above the base.", cosine(20, warmup_steps=5, warmup_learning_rate=0.5), [0], "ValueError"),
        ("total-is-warmup", "A total equal to the warm-up is no number at that one step.", cosine(5, **WARM, alpha=0.003), range(9)),
        ("total-zero", "A total of 0 is no number at step 0.", cosine(0, alpha=0.003), range(3)),
    ],
}
# fmt: on


def main():
    options = source.arguments(__doc__)
    text = source.document(options.documents, "002")
    for name, cases in CASES.items():
        for slug, title, args, steps, *rest in cases:
            refuses, decision = [*rest, None, None][:2]
            build = tf_fixture.of_text(text, name, args)
            case = tf_fixture.make("object-detection", name, build, title, args, list(steps), refuses)
            case["decision"] = decision
            fixture.write(options.out, f"object-detection/{name}-{slug}.json", case)


if __name__ == "__main__":
    main()
