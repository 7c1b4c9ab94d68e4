"""The odd cases of tf.train's functions, at the steps where implementations differ."""

import fixture
import source
import tf_fixture
from tensorflow_cases import CASES, restarts_of


def short_cycles(case):
    """Exact restarts at which TensorFlow's quotient of logarithms still names the period before."""
    args = case["args"]
    rates = dict(zip(fixture.steps_of(case["steps"]), case["rates"]))
    base, m_mul, alpha = args["learning_rate"], args.get("m_mul", 1.0), args.get("alpha", 0.0)
    short = []
    for i, step in enumerate(restarts_of(args, max(rates))):
        peak = base * ((1 - alpha) * m_mul**i + alpha)
        if step in rates and abs(rates[step] - peak) > 1e-9 * base:
            short.append(step)
    return short or None


def main():
    options = source.arguments(__doc__)
    for name, cases in CASES.items():
        for slug, title, args, steps, *rest in cases:
            refuses, decision = [*rest, None, None][:2]
            case = tf_fixture.make(
                "tensorflow", name, tf_fixture.of_train(name, args), title, args, list(steps), refuses
            )
            if (
                name == "cosine_decay_restarts"
                and "rates" in case
                and float(args["first_decay_steps"]).is_integer()
            ):
                case["cycleShort"] = short_cycles(case)
            case["decision"] = decision
            fixture.write(options.out, f"tensorflow/{name}-{slug}.json", case)


if __name__ == "__main__":
    main()
