"""MMCV 1.7.2: every hook for rate and momentum, its source run alone and driven as its runner does."""

import fixture
import mmcv_hooks_run
import source
from mmcv_hooks_cases import MOMENTA, RATES

SOURCE = {
    "what": "open-mmlab/mmcv mmcv/runner/hooks/lr_updater.py",
    "version": "4c01b026f0afa5a91a5f54aea313788da1e40f95 (v1.7.2)",
    "precision": "float64",
    "how": "the project's own source, run alone with a registry and a runner of ours; the value in force during each iteration",
}
OF_MOMENTUM = SOURCE | {"what": "open-mmlab/mmcv mmcv/runner/hooks/momentum_updater.py"}


def make(module, origin, title, name, args, run, refuses=None):
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in args.items()}
    case = {"title": title, "dialect": "mmcv", "name": name, "args": plain, "run": run, "source": origin}
    bases = run["baseRate"]
    several = isinstance(bases, list)
    momentum = run.get("baseMomentum", 0.0)
    try:
        # Two are known by the names that they had in document 003.
        hook = getattr(module, name if name.endswith("Hook") else f"{name}Hook")(**args)
    except Exception as error:
        if type(error).__name__ != refuses:
            raise
        return case | {"refused": fixture.refusal(error)}
    rates, momenta, error = mmcv_hooks_run.train(
        hook, bases if several else [bases], momentum, run["epochs"], run["stepsPerEpoch"]
    )
    if type(error).__name__ != (refuses or "NoneType"):
        raise error or AssertionError(f"{title}: expected {refuses}, but it answered")
    steps = list(range(len(rates[0])))
    if error:
        case |= {"refused": fixture.refusal(error, len(steps))}
        return case | ({"answers": {"steps": steps, "rates": rates[0]}} if steps else {})
    case |= {"steps": steps, "groups": rates} if several else fixture.answers(steps, rates[0])
    return case | ({"momentum": momenta} if "baseMomentum" in run else {})


def main():
    options = source.arguments(__doc__)
    of_rate, of_momentum = mmcv_hooks_run.load(f"{options.sources}/mmcv")
    for module, origin, cases in ((of_rate, SOURCE, RATES), (of_momentum, OF_MOMENTUM, MOMENTA)):
        for slug, *case in cases:
            fixture.write(options.out, f"mmcv/{slug}.json", make(module, origin, *case))


if __name__ == "__main__":
    main()
