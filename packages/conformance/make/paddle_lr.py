"""Paddle 2.x schedules and the functions that fluid's layers became, from the project's own module."""

import fixture
import numpy
import paddle_run
import source
from paddle_cases import CLASSES, DYNAMIC, FUNCTIONS, LATE, STATIC

SOURCE = {
    "what": f"PaddlePaddle/Paddle {paddle_run.FILE}",
    "version": "c811851d654255857567790a132d56ae1f39f632",
    "precision": "float64",
    "how": "the project's own source, run alone; one step() between two rates",
}
OF_GRAPH = SOURCE | {
    "how": "the project's own source, run alone on numpy in place of a static graph; twice, also in single precision"
}


def made(title, name, args, origin, run=None):
    case = {"title": title, "dialect": "paddle", "name": name, "args": args, "run": run or {}}
    return case | {"source": origin}


def refused(case, error, refuses, at=None, seen=()):
    if type(error).__name__ != refuses:
        raise error
    case |= {"refused": fixture.refusal(error, at)}
    return case | ({"answers": {"steps": list(range(at)), "rates": list(seen)}} if seen else {})


def of_class(module, title, name, args, steps, refuses=None, run=None, call=None):
    case = made(title, name, args, SOURCE, run)
    steps = list(steps)
    if max(steps) >= 500:
        case["recursive"] = True
    try:
        scheduler = paddle_run.call(module, *(call or (name, args)))
    except Exception as error:
        return refused(case, error, refuses)
    rates, error = paddle_run.stepped(scheduler, steps)
    if error:
        return refused(case, error, refuses, len(rates), rates)
    if refuses:
        raise AssertionError(f"{title}: expected {refuses}, but it answered")
    return case | fixture.answers(steps, rates)


def of_graph(module, title, name, args, steps, refuses=None):
    case = made(title, name, args, OF_GRAPH)
    steps = list(steps)
    try:
        rates = [float(r) for r in paddle_run.static(module, name, args, steps, numpy.float64)]
    except Exception as error:
        return refused(case, error, refuses)
    return case | fixture.answers(steps, rates, paddle_run.static(module, name, args, steps, numpy.float32))


def main():
    options = source.arguments(__doc__)
    module = paddle_run.load(f"{options.sources}/Paddle")
    for slug, *case in CLASSES:
        late = {"cycleShort": LATE[slug]} if slug in LATE else {}
        fixture.write(options.out, f"paddle/{slug}.json", of_class(module, *case) | late)
    for slug, *case in STATIC:
        fixture.write(options.out, f"paddle/{slug}.json", of_graph(module, *case))
    for slug, title, call, (name, args), steps in DYNAMIC:
        case = of_class(module, title, name, args, steps, call=call)
        fixture.write(options.out, f"paddle/{slug}.json", case)
    for slug, title, name, args, steps in FUNCTIONS:
        text = args["lr_lambda"]
        run = {"totalSteps": max(steps) + 1}
        told = args | {"lr_lambda": {"function": text}}
        call = (name, args | {"lr_lambda": eval(text)})  # noqa: S307, a function of our own
        case = of_class(module, title, name, told, steps, run=run, call=call)
        fixture.write(options.out, f"paddle/{slug}.json", case)


if __name__ == "__main__":
    main()
