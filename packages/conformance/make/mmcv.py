"""Document 003: the updaters of Awesome-Backbones, the project it describes, driven as its trainer drives them."""

from pathlib import Path

import fixture
import source
from mmcv_cases import COSINE, COSINES, FIGURES, REFUSALS, STEP, STEPS, run
from mmcv_run import train

FILE = "core/optimizers/lr_update.py"
SOURCE = {
    "what": f"Fafa-DL/Awesome-Backbones {FILE}",
    "version": "696f55ed9854f6d7cb26742b21d5761d61539071",
    "precision": "float64",
    "how": "the project's own classes, the same as document 003's; the rate in force during each update",
}
PREFIX = {STEP: "step", COSINE: "cosine", "LrUpdater": "base"}


def make(module, title, name, args, run, steps=None, refuses=None, **more):
    case = {
        "title": title,
        "dialect": "mmcv",
        "name": name,
        "args": args,
        "run": run,
        "source": SOURCE,
        **more,
    }
    bases = run["baseRate"]
    several = isinstance(bases, list)
    made = False
    try:
        updater = module[name](**args)
        made = True
        rates, hook = train(updater, bases if several else [bases], run["epochs"], run["stepsPerEpoch"])
    except Exception as error:
        if type(error).__name__ != refuses:
            raise
        return case | {"refused": fixture.refusal(error, 0 if made else None)}
    if refuses:
        raise AssertionError(f"{title}: expected {refuses}, but it answered")
    steps = list(range(len(rates[0]))) if steps is None else list(steps)
    rates = [[group[s] for s in steps] for group in rates]
    if several:
        return case | {"steps": steps, "groups": rates, "afterEpochHook": hook}
    if args.get("warmup") and args.get("by_epoch", True):
        case["afterEpochHook"] = hook[0]
    return case | fixture.answers(steps, rates[0])


def annealing(module, title, start, end, weight, total, **more):
    """`annealing_cos` is no schedule; step i of `totalSteps` asks for the factor i / totalSteps."""
    steps = list(range(total + 1))
    return {
        "title": title,
        "dialect": "mmcv",
        "name": "annealing_cos",
        "args": {"start": start, "end": end, "weight": weight},
        "run": {"totalSteps": total},
        "source": SOURCE | {"how": "the project's own function at factor step / totalSteps"},
        **more,
    } | fixture.answers(steps, [float(module["annealing_cos"](start, end, s / total, weight)) for s in steps])


def main():
    options = source.arguments(__doc__)
    code = Path(options.sources, "Awesome-Backbones", FILE).read_text(encoding="utf-8")
    prose = source.document(options.documents, "003")
    names = ["LrUpdater", STEP, COSINE, "annealing_cos"]
    for name in names:
        source.require_same_code(source.module_text(code, name), prose, FILE)
    module = dict(zip(names, source.load(code, names)))

    for figure, series, title, name, args, plan in FIGURES:
        path = f"figures/{figure}-{series}.json" if series else f"figures/{figure}.json"
        fixture.write(options.out, path, make(module, title, name, args, plan, figure=figure, series=series))
    for weight in (1, 0.5, 0):
        more = {"figure": "S003-H", "series": f"weight-{weight}"}
        case = annealing(module, f"annealing_cos with a weight of {weight}.", 0.1, 0.001, weight, 100, **more)
        fixture.write(options.out, f"figures/S003-H-weight-{weight}.json", case)

    for name, cases in ((STEP, STEPS), (COSINE, COSINES)):
        for slug, title, args, plan, steps in cases:
            case = make(module, title, name, args, plan, steps)
            fixture.write(options.out, f"mmcv/{PREFIX[name]}-{slug}.json", case)
    for name, slug, title, args, error in REFUSALS:
        case = make(module, title, name, args, run(4, 5), refuses=error)
        if slug == "step-float":
            case["decision"] = 4  # JavaScript cannot tell 2.0 from 2
        fixture.write(options.out, f"mmcv/{PREFIX[name]}-refused-{slug}.json", case)
    for slug, start, end, weight in [
        ("up", 0.001, 0.1, 1),
        ("double", 0.1, 0.0, 2),
        ("negative", 0.1, 0.01, -1),
        ("flat", 0.1, 0.1, 1),
    ]:
        case = annealing(
            module, f"annealing_cos from {start} to {end}, weight {weight}.", start, end, weight, 10
        )
        fixture.write(options.out, f"mmcv/annealing-{slug}.json", case)


if __name__ == "__main__":
    main()
