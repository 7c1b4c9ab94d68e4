"""Text of Lightning's users: the rate at each update of a Trainer that fits a toy model on the CPU."""

import logging
import sys
import warnings
from pathlib import Path

from executed import answer, value_of

sys.path.append(str(Path(__file__).parent.parent / "make"))
# This file has the name of the package.
sys.path.remove(str(Path(__file__).parent))
import torchvision_operator  # noqa: E402, F401, before lightning
import torch  # noqa: E402
from lightning.pytorch import LightningModule, Trainer  # noqa: E402

warnings.simplefilter("ignore")
logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)


class Toy(LightningModule):
    def __init__(self, text, base):
        super().__init__()
        self.layer = torch.nn.Linear(1, 1)
        self.text, self.base, self.rates = text, base, []

    def training_step(self, batch, batch_idx):
        return self.layer(batch).sum()

    def on_before_optimizer_step(self, optimizer):
        self.rates.append(optimizer.param_groups[0]["lr"])

    def configure_optimizers(self):
        optimizer = torch.optim.SGD(self.parameters(), lr=self.base, momentum=0.9)
        return {"optimizer": optimizer, "lr_scheduler": value_of(self.text, {"optimizer": optimizer})}


def rates_of(text, run, steps):
    updates = max(steps) + 1
    accumulation = run.get("accumulation", 1)
    toy = Toy(text, run.get("baseRate", 1.0))
    trainer = Trainer(
        max_steps=updates,
        accumulate_grad_batches=accumulation,
        accelerator="cpu",
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
    )
    batches = run.get("batchesPerEpoch", run.get("stepsPerEpoch", 1) * accumulation)
    trainer.fit(toy, torch.utils.data.DataLoader(torch.ones(batches, 1), batch_size=1))
    return [toy.rates[step] for step in steps]


answer(rates_of)
