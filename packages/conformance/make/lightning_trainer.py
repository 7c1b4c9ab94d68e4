"""Lightning: how often its Trainer steps a PyTorch scheduler, on a toy model on the CPU."""

import logging
import warnings

import torchvision_operator  # noqa: F401, before lightning

import fixture
import lightning
import source
import torch
from lightning.pytorch import LightningModule, Trainer

SOURCE = {
    "what": "lightning",
    "version": lightning.__version__,
    "precision": "float64",
    "how": "a Trainer on a toy model on the CPU; the optimizer's rate at each of its updates",
}
FALLING = {"name": "ExponentialLR", "args": {"gamma": 0.5}}
COSINE = {"name": "CosineAnnealingLR", "args": {"T_max": 12}}
LINE = {"name": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 4}}
STEPS = {"name": "StepLR", "args": {"step_size": 2}}
BOTH = {"name": "SequentialLR", "args": {"schedulers": [LINE, COSINE], "milestones": [4]}}
MILESTONES = {"name": "MultiStepLR", "args": {"milestones": [1, 3], "gamma": 0.5}}
ONCE = {"interval": "step"}


def torch_call(name, **args):
    return {"name": name, "args": args}


INSIDE = {"name": "SequentialLR", "args": {"schedulers": [torch_call("LinearLR", start_factor=0.1, total_iters=6), torch_call("MultiStepLR", milestones=[1, 3])], "milestones": [4]}}

# (slug, title, scheduler, the rest of the dictionary, batches, accumulation, epochs, and the rates of groups)
# fmt: off
CASES = [
    ("epoch", "An epoch is a step unless told.", FALLING, {}, 4, 1, 4),
    ("epoch-told", "An epoch is a step.", COSINE, {"interval": "epoch"}, 3, 1, 5),
    ("epoch-frequency", "Every second epoch.", FALLING, {"frequency": 2}, 3, 1, 5),
    ("epoch-frequency-three", "Every third epoch.", FALLING, {"frequency": 3}, 2, 1, 7),
    ("epoch-accumulation", "Windows of batches do not count.", FALLING, {}, 4, 2, 3),
    ("epoch-partial", "A window that is left over is an update of the epoch.", FALLING, {}, 5, 2, 3),
    ("epoch-milestones", "Milestones in epochs.", MILESTONES, {}, 3, 1, 5),
    ("step", "Every update.", COSINE, ONCE, 5, 1, 3),
    ("step-line", "Every update.", LINE, ONCE, 4, 1, 2),
    ("step-sequence", "Schedulers one after the other.", BOTH, ONCE, 8, 1, 2),
    ("step-frequency", "Every second update of four.", FALLING, ONCE | {"frequency": 2}, 4, 1, 3),
    ("step-frequency-restarts", "Every third update of ten: the count starts anew with each epoch.", FALLING, ONCE | {"frequency": 3}, 10, 1, 2),
    ("step-frequency-long", "Every sixth update of five never comes.", FALLING, ONCE | {"frequency": 6}, 5, 1, 3),
    ("step-frequency-whole", "Every fifth update of five is every epoch.", FALLING, ONCE | {"frequency": 5}, 5, 1, 3),
    ("step-accumulation", "Two batches an update, a step an update.", FALLING, ONCE, 8, 2, 2),
    ("step-accumulation-same", "A frequency that is the accumulation changes nothing.", FALLING, ONCE | {"frequency": 2}, 8, 2, 2),
    ("step-accumulation-coprime", "Two batches an update, every third batch: every third update.", FALLING, ONCE | {"frequency": 3}, 12, 2, 2),
    ("step-accumulation-double", "Two batches an update, every fourth batch: every second update.", FALLING, ONCE | {"frequency": 4}, 8, 2, 2),
    ("step-partial", "The window that is left over steps as well.", FALLING, ONCE, 5, 2, 3),
    ("step-partial-frequency", "The window that is left over steps where its batch is one of every third.", FALLING, ONCE | {"frequency": 3}, 9, 2, 2),
    ("step-partial-silent", "And not where it is not.", FALLING, ONCE | {"frequency": 2}, 5, 2, 3),
    ("step-accumulation-long", "More batches an update than there are.", FALLING, ONCE, 3, 8, 4),
    ("step-one-batch", "Epochs of one batch.", STEPS, ONCE, 1, 1, 6),
    ("step-steps", "Every two updates.", STEPS, ONCE, 3, 1, 3),
    ("epoch-steps", "Every two epochs.", STEPS, {}, 2, 1, 5),
    ("warmup-zero", "A warm-up of no length stays at its start.", torch_call("LinearLR", start_factor=0.1, total_iters=0), ONCE, 4, 1, 2),
    ("warmup-one", "A warm-up of one update.", torch_call("LinearLR", start_factor=0.1, total_iters=1), ONCE, 4, 1, 2),
    ("fraction", "A fractional length.", torch_call("CosineAnnealingLR", T_max=5.5), ONCE, 4, 2, 4),
    ("past-the-end", "A cosine climbs again after its end.", torch_call("CosineAnnealingLR", T_max=4), ONCE, 5, 1, 2),
    ("past-the-end-epoch", "And by epoch.", torch_call("CosineAnnealingLR", T_max=2), {}, 3, 2, 4),
    ("milestone-zero", "A milestone at 0.", torch_call("MultiStepLR", milestones=[0, 3]), ONCE, 6, 1, 1),
    ("inside", "Milestones inside a warm-up that is cut short.", INSIDE, ONCE, 10, 1, 1),
    ("one-cycle", "One cycle over the whole run; the step after the last is none too many.", torch_call("OneCycleLR", max_lr=0.1, total_steps=12), ONCE, 6, 1, 2),
    ("groups", "Two parameter groups.", COSINE, ONCE, 5, 1, 2, [0.1, 0.01]),
    ("groups-epoch", "Two parameter groups by epoch, with accumulation.", FALLING, {}, 5, 2, 3, [0.1, 0.01]),
]
# fmt: on


def made(call, optimizer):
    args = dict(call["args"])
    if "schedulers" in args:
        args["schedulers"] = [made(inner, optimizer) for inner in args["schedulers"]]
    return getattr(torch.optim.lr_scheduler, call["name"])(optimizer, **args)


class Toy(LightningModule):
    def __init__(self, call, rest, bases):
        super().__init__()
        self.layers = torch.nn.Sequential(*[torch.nn.Linear(1, 1) for _ in bases])
        self.call, self.rest, self.bases, self.rates = call, rest, bases, []

    def training_step(self, batch, batch_idx):
        return self.layers(batch).sum()

    def on_before_optimizer_step(self, optimizer):
        self.rates.append([group["lr"] for group in optimizer.param_groups])

    def configure_optimizers(self):
        groups = [{"params": layer.parameters(), "lr": base} for layer, base in zip(self.layers, self.bases)]
        optimizer = torch.optim.SGD(groups, lr=0.1, momentum=0.9)
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": made(self.call, optimizer), **self.rest}}


def trained(call, rest, batches, accumulation, epochs, bases):
    toy = Toy(call, rest, bases)
    trainer = Trainer(
        max_epochs=epochs,
        accumulate_grad_batches=accumulation,
        accelerator="cpu",
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
    )
    trainer.fit(toy, torch.utils.data.DataLoader(torch.ones(batches, 1), batch_size=1))
    return toy.rates


def main():
    options = source.arguments(__doc__)
    warnings.simplefilter("ignore")
    logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
    for slug, title, call, rest, batches, accumulation, epochs, *bases in CASES:
        rates = trained(call, rest, batches, accumulation, epochs, *(bases or [[0.1]]))
        run = {
            "baseRate": bases[0] if bases else 0.1,
            "stepsPerEpoch": -(-batches // accumulation),
            "epochs": epochs,
            "accumulation": accumulation,
            "batchesPerEpoch": batches,
        }
        case = {
            "title": title,
            "dialect": "lightning",
            "name": "lr_scheduler_config",
            "args": {"scheduler": call, **rest},
            "run": run,
            "source": SOURCE,
        }
        steps = list(range(len(rates)))
        groups = [list(group) for group in zip(*rates)]
        answer = {"steps": steps, "groups": groups} if bases else fixture.answers(steps, groups[0])
        fixture.write(options.out, f"lightning/{slug}.json", case | answer)


if __name__ == "__main__":
    main()
