"""PaddleDetection's `LearningRate`: the project's own module on Paddle's own schedules."""

import fixture
import paddle_run
import source
import stubs
from paddledetection_cases import CASES

FILE = "ppdet/optimizer/optimizer.py"
SOURCE = {
    "what": f"PaddlePaddle/PaddleDetection {FILE} on PaddlePaddle/Paddle {paddle_run.FILE}",
    "version": "3a9f3ded0c135ba933818e12bb86840fdc18e387 on c811851d654255857567790a132d56ae1f39f632",
    "precision": "float64",
    "how": "the projects' own sources, run alone; one step() an iteration",
}


def load(root):
    paddle_run.load(f"{root}/Paddle")
    stubs.module("paddle.nn")
    stubs.module("paddle.regularizer")
    same = lambda kept: kept  # noqa: E731
    stubs.module("ppdet.core.workspace", register=same, serializable=same)
    stubs.module("ppdet.utils.logger", setup_logger=lambda _: None)
    stubs.module("ppdet.optimizer.adamw", AdamWDL=None, build_adamwdl=None)
    return stubs.run_file(f"{root}/PaddleDetection/{FILE}", "ppdet.optimizer.optimizer")


def make(module, title, args, run, steps, refuses=None):
    case = {
        "title": title,
        "dialect": "paddledetection",
        "name": "LearningRate",
        "args": args,
        "run": run,
        "source": SOURCE,
    }
    configs = [{"name": one["name"]} | one["args"] for one in args.get("schedulers", [])]
    own = args | ({"schedulers": configs} if "schedulers" in args else {})
    steps = list(steps)
    try:
        scheduler = module.LearningRate(**own)(run["stepsPerEpoch"])
    except Exception as error:
        if type(error).__name__ != refuses:
            raise
        return case | {"refused": fixture.refusal(error)}
    rates, error = paddle_run.stepped(scheduler, steps)
    if refuses or error:
        raise error or AssertionError(f"{title}: expected {refuses}, but it answered")
    return case | fixture.answers(steps, rates)


def main():
    options = source.arguments(__doc__)
    module = load(options.sources)
    for slug, *case in CASES:
        fixture.write(options.out, f"paddledetection/{slug}.json", make(module, *case))


if __name__ == "__main__":
    main()
