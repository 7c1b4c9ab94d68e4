"""transformers.Trainer on a model of a few numbers: the trainer_state.json it keeps, right and with each mistake."""

import json
import os
import tempfile

os.environ["CUDA_VISIBLE_DEVICES"] = ""
from truth import constant, cosine, folder, ramp, tell, wanted, warmup
import torchvision_operator  # noqa: F401, before transformers and Lightning

import torch
import transformers
from torch.optim.lr_scheduler import LambdaLR
from transformers import Trainer, TrainerCallback, TrainingArguments, get_scheduler

TOOL = "transformers"
PEAK, N, L = 5e-4, 60, 20
transformers.logging.set_verbosity_error()


class Numbers(torch.utils.data.Dataset):
    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        return {"x": torch.full((3,), float(index)), "labels": torch.tensor([0.0])}


class Toy(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.line = torch.nn.Linear(3, 1)

    def forward(self, x, labels=None):
        return {"loss": (self.line(x / 100) - labels).square().mean()}


class At(TrainerCallback):
    """Does something to the scheduler at the end of a step."""

    def __init__(self, act):
        self.act = act

    def on_step_end(self, args, state, control, lr_scheduler=None, optimizer=None, **_):
        self.act(state.global_step, lr_scheduler, optimizer)


def trainer_of(out, *, accumulation=1, build=None, act=None, **options):
    args = TrainingArguments(
        output_dir=out,
        per_device_train_batch_size=2,
        gradient_accumulation_steps=accumulation,
        learning_rate=PEAK,
        logging_steps=options.pop("logging_steps", 2),
        save_strategy="steps" if "save_steps" in options else "no",
        report_to=[],
        disable_tqdm=True,
        use_cpu=True,
        max_grad_norm=0,
        **{"max_steps": N, **options},
    )
    toy = Toy()
    own = {}
    if build:
        optimizer = torch.optim.SGD(toy.parameters(), lr=PEAK)
        own = {"optimizers": (optimizer, build(optimizer))}
    data = Numbers(2 * L * accumulation)
    return Trainer(model=toy, args=args, train_dataset=data, callbacks=[At(act)] if act else [], **own)


def case(name, plan, truth, *, run=None, resume=None, **options):
    if not wanted(name):
        return
    path = folder(TOOL, name)
    with tempfile.TemporaryDirectory() as out:
        if resume:
            options["save_steps"] = resume["at"]
        trainer = trainer_of(out, **options)
        if resume:

            class Stop(TrainerCallback):
                def on_step_end(self, args, state, control, **_):
                    control.should_training_stop = state.global_step >= resume["at"]

            trainer.add_callback(Stop())
        trainer.train()
        if resume:
            checkpoint = f"{out}/checkpoint-{resume['at']}"
            for file in resume["without"]:
                os.remove(f"{checkpoint}/{file}")
            trainer = trainer_of(out, **options)
            trainer.train(resume_from_checkpoint=checkpoint)
        trainer.state.save_to_json(str(path / "trainer_state.json"))
    thin(path / "trainer_state.json")
    tell(
        TOOL,
        name,
        made_by=f"transformers {transformers.__version__}, Trainer",
        plan=plan,
        run={"totalUpdates": N, "updatesPerEpoch": L, **(run or {})},
        truth=truth,
        log="trainer_state.json",
    )


def thin(file):
    """Keeps of the state what names the run, so that the file stays small."""
    state = json.loads(file.read_text())
    keep = ("log_history", "global_step", "max_steps", "logging_steps", "num_train_epochs", "epoch")
    file.write_text(json.dumps({key: state[key] for key in keep}, indent=1) + "\n")


def of(name, steps, warm=0):
    return lambda optimizer: get_scheduler(name, optimizer, num_warmup_steps=warm, num_training_steps=steps)


RIGHT = {"id": "right"}
LINE, COSINE = ramp(PEAK, 0, N), cosine(PEAK, N)
case("right-linear", LINE, RIGHT)
case("right-cosine", COSINE, RIGHT, lr_scheduler_type="cosine")
case("right-warmup", warmup(PEAK, 12, N), RIGHT, warmup_steps=12)
case("right-warmup-cosine", warmup(PEAK, 12, N, "cosine"), RIGHT, warmup_steps=12, lr_scheduler_type="cosine")
case("right-constant", constant(PEAK), RIGHT, lr_scheduler_type="constant")
case("right-accumulation", LINE, RIGHT, accumulation=4, run={"accumulation": 4})
case("right-every-step", warmup(PEAK, 6, N), RIGHT, warmup_steps=6, logging_steps=1)
case("right-resumed", warmup(PEAK, 12, N), RIGHT, warmup_steps=12, resume={"at": 30, "without": []})
case("resumed-scheduler-lost", COSINE, {"id": "resumed-without-state", "at": 30}, lr_scheduler_type="cosine", resume={"at": 30, "without": ["scheduler.pt", "optimizer.pt"]})
case("fast-accumulation", LINE, {"id": "fast-clock", "times": 4}, accumulation=4, run={"accumulation": 4}, build=of("linear", N), act=lambda step, scheduler, _: [scheduler.step() for _ in range(3)], logging_steps=1)
case("fast-warmup", warmup(PEAK, 12, N), {"id": "fast-clock", "times": 2}, run={"devices": 2}, build=of("linear", N, 12), act=lambda step, scheduler, _: scheduler.step())
case("short-linear", LINE, {"id": "horizon", "steps": 45}, build=of("linear", 45))
case("short-cosine", COSINE, {"id": "horizon", "steps": 50}, build=of("cosine", 50), logging_steps=1)
case("long-linear", LINE, {"id": "horizon", "steps": 240}, accumulation=4, run={"accumulation": 4}, build=of("linear", 240))
case("long-warmup", warmup(PEAK, 12, N, "cosine"), {"id": "horizon", "steps": 90}, build=of("cosine", 90, 12))


def per_epoch(optimizer):
    return LambdaLR(optimizer, lambda step: max(0.0, 1 - (step // L) / N))


def frozen(step, scheduler, optimizer, at=33):
    if step >= at:
        scheduler.step = lambda *_: None


def restart(step, scheduler, optimizer, at=26):
    if step == at:
        scheduler.last_epoch = 0
        for group in optimizer.param_groups:
            group["lr"] = PEAK


case("per-epoch", LINE, {"id": "per-epoch"}, build=per_epoch, logging_steps=1)
case("frozen", LINE, {"id": "frozen", "at": 33}, build=of("linear", N), act=frozen, logging_steps=1)
case("rebuilt", COSINE, {"id": "rebuilt", "at": 26}, build=of("cosine", N), act=restart, logging_steps=1)


def reset(optimizer):
    return LambdaLR(optimizer, lambda step: max(0.0, 1 - (step % L) / N))


case("reset", LINE, {"id": "clock-reset"}, build=reset, logging_steps=1)
case("scaled", LINE, {"id": "scaled", "factor": 4}, run={"devices": 4}, build=lambda optimizer: LambdaLR(optimizer, lambda step: 4 * max(0.0, 1 - step / N)))
