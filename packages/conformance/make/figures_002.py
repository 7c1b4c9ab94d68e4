"""The nineteen images of document 002: 20000 steps, logged every 10, with the arguments of its code."""

import fixture
import source
import tf_fixture

STEPS = fixture.every(10, 2000)
BASE = 0.01
RATES = [BASE, BASE / 10.0, BASE / 100.0]
BURNIN = {
    "learning_rate_base": BASE,
    "learning_rate_decay_steps": 2000,
    "learning_rate_decay_factor": 0.98,
    "burnin_learning_rate": 0.001,
    "burnin_steps": 2000,
    "staircase": True,
}
WARM_COSINE = {
    "learning_rate_base": BASE,
    "total_decay_steps": 15000,
    "alpha": 0.00001,
    "warmup_learning_rate": 0.0001,
    "warmup_steps": 2000,
}


def exponential(staircase):
    return {"learning_rate": BASE, "decay_rate": 0.98, "decay_steps": 2000, "staircase": staircase}


def polynomial(power):
    return {"learning_rate": BASE, "decay_steps": 10000, "end_learning_rate": 0.00001, "power": power}


def linear_cosine(periods):
    return {
        "learning_rate": BASE,
        "decay_steps": 10000,
        "num_periods": periods,
        "alpha": 0.001,
        "beta": 0.001,
    }


def restarts(t_mul, m_mul):
    return {"learning_rate": BASE, "first_decay_steps": 5000, "t_mul": t_mul, "m_mul": m_mul, "alpha": 0.0001}


TRAIN = [
    ("fig01", "piecewise_constant_decay", {"boundaries": [5000, 8000], "values": RATES}, "Three constants"),
    ("fig02", "exponential_decay", exponential(False), "Exponential decay, continuous"),
    ("fig03", "exponential_decay", exponential(True), "Exponential decay, in stairs"),
    ("fig04", "natural_exp_decay", exponential(False), "Natural exponential decay, continuous"),
    ("fig05", "natural_exp_decay", exponential(True), "Natural exponential decay, in stairs"),
    ("fig06", "polynomial_decay", polynomial(1.0), "Polynomial decay, power 1"),
    ("fig07", "polynomial_decay", polynomial(2), "Polynomial decay, power 2"),
    ("fig08", "polynomial_decay", polynomial(0.5), "Polynomial decay, power 0.5"),
    ("fig09", "cosine_decay", {"learning_rate": BASE, "decay_steps": 10000, "alpha": 0.001}, "Cosine decay"),
    ("fig10", "linear_cosine_decay", linear_cosine(0.5), "Linear cosine decay, half a period"),
    ("fig11", "linear_cosine_decay", linear_cosine(4), "Linear cosine decay, four periods"),
    ("fig12", "cosine_decay_restarts", restarts(1, 1), "Restarts of equal length and height"),
    ("fig13", "cosine_decay_restarts", restarts(2, 1), "Restarts of doubling length"),
    ("fig14", "cosine_decay_restarts", restarts(2, 0.5), "Restarts of doubling length and half the height"),
]

OWN = [
    ("fig15", "exponential_decay_with_burnin", BURNIN, "Exponential decay after a burn-in"),
    (
        "fig16",
        "piecewise_with_warmup",
        {"boundaries": [5000, 8000], "rates": RATES, "warmup": False},
        "Three constants, no warm-up",
    ),
    (
        "fig17",
        "piecewise_with_warmup",
        {"boundaries": [2000, 5000, 8000], "rates": [0.00001, *RATES], "warmup": True},
        "Three constants after a warm-up",
    ),
    (
        "fig18",
        "cosine_decay_with_warmup",
        WARM_COSINE | {"hold_base_rate_steps": 0},
        "Cosine decay after a warm-up",
    ),
    (
        "fig19",
        "cosine_decay_with_warmup",
        WARM_COSINE | {"hold_base_rate_steps": 2000},
        "Cosine decay after a warm-up and a plateau",
    ),
]


def main():
    options = source.arguments(__doc__)
    text = source.document(options.documents, "002")
    for figure, name, args, title in TRAIN:
        build = tf_fixture.of_train(name, args)
        case = tf_fixture.make("tensorflow", name, build, f"{title}.", args, STEPS, figure=figure)
        fixture.write(options.out, f"figures/{figure}.json", case)
    for figure, name, args, title in OWN:
        build = tf_fixture.of_text(text, name, args)
        case = tf_fixture.make("object-detection", name, build, f"{title}.", args, STEPS, figure=figure)
        fixture.write(options.out, f"figures/{figure}.json", case)


if __name__ == "__main__":
    main()
