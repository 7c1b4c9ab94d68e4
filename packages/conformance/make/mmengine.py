"""MMEngine's parameter schedulers: the project's own modules on PyTorch's own optimizer."""

import fixture
import mmengine_run
import source
from mmengine_cases import ALONE, LISTS, MOMENTA

SOURCE = {
    "what": "open-mmlab/mmengine mmengine/optim/scheduler",
    "version": "254342938d9bde1775c39ea7d5181c5d294026c4",
    "precision": "float64",
    "how": "the project's own source, run alone on torch with an empty registry; stepped as ParamSchedulerHook does",
}


def make(classes, title, name, args, run, configs, refuses=None):
    case = {"title": title, "dialect": "mmengine", "name": name, "args": args, "run": run, "source": SOURCE}
    bases = run["baseRate"]
    several = isinstance(bases, list)
    rates, momenta, error = mmengine_run.train(classes, configs, bases if several else [bases], run)
    if type(error).__name__ != (refuses or "NoneType"):
        raise error or AssertionError(f"{title}: expected {refuses}, but it answered")
    steps = list(range(len(rates[0])))
    if error:
        case |= {"refused": fixture.refusal(error, len(steps) or None)}
        return case | ({"answers": {"steps": steps, "rates": rates[0]}} if steps else {})
    if len(steps) > 100:
        asked = fixture.around(0, len(steps) // 2, len(steps) - 1, width=2, also=range(0, len(steps), 50))
        steps = [s for s in asked if s < len(steps)]
        case["recursive"] = True
    rates = [[group[s] for s in steps] for group in rates]
    case |= {"steps": steps, "groups": rates} if several else fixture.answers(steps, rates[0])
    return case | ({"momentum": momenta} if "baseMomentum" in run else {})


def main():
    options = source.arguments(__doc__)
    classes = mmengine_run.load(f"{options.sources}/mmengine")
    for slug, title, name, args, run, *refuses in ALONE + MOMENTA:
        case = make(classes, title, name, args, run, [{"type": name} | args], *refuses)
        fixture.write(options.out, f"mmengine/{slug}.json", case)
    for slug, title, calls, run, *refuses in LISTS:
        configs = [{"type": call["name"]} | call["args"] for call in calls]
        case = make(classes, title, "param_scheduler", {"schedulers": calls}, run, configs, *refuses)
        fixture.write(options.out, f"mmengine/{slug}.json", case)


if __name__ == "__main__":
    main()
