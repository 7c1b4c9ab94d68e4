"""The odd cases of tf.train's functions, at the steps where implementations differ."""

import fixture
import numpy
import source
import tf_fixture
from tensorflow_cases import CASES, short_cycles
from tf_run import drawn, rates_of


NOISY = "noisy_linear_cosine_decay"


def noisy(build, title, args, steps):
    """The mean of a noisy schedule, and how far one standard deviation is from it; real draws must agree."""
    case = tf_fixture.make("tensorflow", NOISY, drawn(build, 0.0), title, args, steps)
    if "rates" not in case:
        return case
    case["source"]["how"] += "; its normal noise replaced by 0, and for the deviation by 1 standard deviation"
    far = rates_of(drawn(build, 1.0), steps, double=True)
    case["deviation"] = [abs(a - b) for a, b in zip(far, case["rates"])]
    for step in steps[:3]:
        i, count = steps.index(step), 2000
        draws = numpy.array(rates_of(build, [step] * count, double=False), float)
        error = case["deviation"][i] / count**0.5
        if abs(draws.mean() - case["rates"][i]) > 5 * error + 1e-6:
            raise AssertionError(f"{title}: the mean of {count} draws is {draws.mean()}")
        if abs(draws.std() - case["deviation"][i]) > 5 * error + 1e-6:
            raise AssertionError(f"{title}: the deviation of {count} draws is {draws.std()}")
    return case


def main():
    options = source.arguments(__doc__)
    for name, cases in CASES.items():
        for slug, title, args, steps, *rest in cases:
            refuses, decision = [*rest, None, None][:2]
            build = tf_fixture.of_train(name, args)
            if name == NOISY:
                case = noisy(build, title, args, list(steps))
            else:
                case = tf_fixture.make("tensorflow", name, build, title, args, list(steps), refuses)
            if name == "cosine_decay_restarts":
                case["cycleShort"] = short_cycles(case)
            case["decision"] = decision
            fixture.write(options.out, f"tensorflow/{name}-{slug}.json", case)


if __name__ == "__main__":
    main()
