"""Lightning's LearningRateMonitor through CSVLogger and TensorBoardLogger, right and with each mistake."""

from truth import cosine, folder, milestones, ramp, tell, wanted, warmup
import torchvision_operator  # noqa: F401, before transformers and Lightning

import logging
import warnings

import lightning
import torch
from lightning.pytorch.callbacks import LearningRateMonitor
from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger
from torch.optim import lr_scheduler as schedulers

TOOL = "lightning"
PEAK, L, E = 0.02, 15, 6
N = L * E
warnings.filterwarnings("ignore")
for name in ("lightning", "lightning.pytorch"):
    logging.getLogger(name).setLevel(logging.ERROR)


class Toy(lightning.LightningModule):
    def __init__(self, build, interval, peak=PEAK):
        super().__init__()
        self.line, self.build, self.interval, self.peak = torch.nn.Linear(3, 1), build, interval, peak

    def training_step(self, batch, _):
        loss = self.line(batch[0]).square().mean()
        self.log("train_loss", loss)
        return loss

    def configure_optimizers(self):
        optimizer = torch.optim.SGD(self.parameters(), lr=self.peak)
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": self.build(optimizer), "interval": self.interval}}


def trainer_of(logger, accumulation, every, epochs=E, interval="step"):
    return lightning.Trainer(
        max_epochs=epochs,
        accelerator="cpu",
        logger=logger,
        accumulate_grad_batches=accumulation,
        callbacks=[LearningRateMonitor(logging_interval=interval)],
        log_every_n_steps=every,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
    )


def case(name, build, plan, truth, *, interval="step", accumulation=1, every=2, tensorboard=False, run=None, resume=None, peak=PEAK, monitor="step"):
    if not wanted(name):
        return
    path = folder(TOOL, name)
    logger = (TensorBoardLogger if tensorboard else CSVLogger)(str(path), name="", version="")
    data = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.randn(L * accumulation, 3)), batch_size=1)
    trainer = trainer_of(logger, accumulation, every, epochs=resume or E, interval=monitor)
    model = Toy(build, interval, peak)
    trainer.fit(model, data)
    if resume:
        checkpoint = str(path / "half.ckpt")
        trainer.save_checkpoint(checkpoint)
        trainer = trainer_of(logger, accumulation, every, interval=monitor)
        trainer.fit(Toy(build, interval), data, ckpt_path=checkpoint)
    for extra in (*path.glob("hparams.yaml"), *path.glob("*.ckpt")):
        extra.unlink()
    tell(
        TOOL,
        name,
        made_by=f"lightning {lightning.__version__}, {type(logger).__name__}",
        plan=plan,
        run={"totalUpdates": N, "updatesPerEpoch": L, "accumulation": accumulation, **(run or {})},
        truth=truth,
        log="." if tensorboard else "metrics.csv",
    )


def cos(steps):
    return lambda optimizer: schedulers.CosineAnnealingLR(optimizer, steps)


def line(steps):
    return lambda optimizer: schedulers.LinearLR(optimizer, 1.0, 0.1, steps)


def warm(steps):
    return lambda optimizer: schedulers.LambdaLR(optimizer, lambda step: step / 10 if step < 10 else max(0.0, (steps - step) / (steps - 10)))


RIGHT = {"id": "right"}
COSINE, LINE, WARM = cosine(PEAK, N), ramp(PEAK, 0.1 * PEAK, N), warmup(PEAK, 10, N)
case("right-cosine", cos(N), COSINE, RIGHT)
case("right-linear-tensorboard", line(N), LINE, RIGHT, tensorboard=True)
case("right-warmup", warm(N), WARM, RIGHT, every=1)
case("right-accumulation", cos(N), COSINE, RIGHT, accumulation=3)
steps = lambda optimizer: schedulers.MultiStepLR(optimizer, [3, 5])
case("right-by-epoch", steps, milestones(PEAK, [3 * L, 5 * L]), RIGHT, interval="epoch")
case("right-monitor-epoch", warm(N), WARM, RIGHT, monitor="epoch")
case("right-resumed", cos(N), COSINE, RIGHT, resume=3, tensorboard=True)
case("per-epoch-default", cos(N), COSINE, {"id": "per-epoch"}, interval="epoch")
case("per-epoch-warmup", warm(N), WARM, {"id": "per-epoch"}, interval="epoch", tensorboard=True)
case("long-batches", cos(N * 3), COSINE, {"id": "horizon", "steps": N * 3}, accumulation=3)
case("short", line(N // 2), LINE, {"id": "horizon", "steps": N // 2}, every=1)
case("short-cosine", cos(N - 20), COSINE, {"id": "horizon", "steps": N - 20}, tensorboard=True)
case("scaled", cos(N), COSINE, {"id": "scaled", "factor": 4}, peak=4 * PEAK, run={"devices": 4})
