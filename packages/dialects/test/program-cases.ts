import type { Case } from './layout-cases.ts';

/** What people write in programs around a schedule, and JSON out of what Keras 3.15 and transformers 5.18 wrote. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  lightning: [
    {
      what: 'a module whose scheduler steps with every update',
      text: `class LitModel(L.LightningModule):
    def training_step(self, batch, batch_idx):
        return self.loss(batch)

    def configure_optimizers(self):
        optimizer = torch.optim.AdamW(self.parameters(), lr=1e-3)
        scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1e-3, total_steps=1000)
        return {
            "optimizer": optimizer,
            "lr_scheduler": {"scheduler": scheduler, "interval": "step", "frequency": 1},
        }`,
      name: 'lr_scheduler_config',
      args: {
        scheduler: { name: 'OneCycleLR', args: { max_lr: 1e-3, total_steps: 1000 } },
        interval: 'step',
        frequency: 1,
      },
      run: { baseRate: 1e-3 },
    },
    {
      what: 'two lists',
      text: `def configure_optimizers(self):
    optimizer = torch.optim.SGD(self.parameters(), lr=0.1, momentum=0.9)
    scheduler = CosineAnnealingLR(optimizer, T_max=10)
    return [optimizer], [scheduler]`,
      name: 'lr_scheduler_config',
      args: { scheduler: { name: 'CosineAnnealingLR', args: { T_max: 10 } } },
      run: { baseRate: 0.1, baseMomentum: 0.9 },
    },
    {
      what: 'a dictionary in a list, and a trainer',
      text: `def configure_optimizers(self):
    optimizer = Adam(self.parameters(), lr=self.lr)
    return [optimizer], [{"scheduler": StepLR(optimizer, step_size=2), "interval": "epoch", "frequency": 2}]

trainer = L.Trainer(max_epochs=10, max_steps=-1, accumulate_grad_batches=4, devices=2, num_nodes=2)
trainer.fit(model, train_loader)`,
      name: 'lr_scheduler_config',
      args: { scheduler: { name: 'StepLR', args: { step_size: 2 } }, interval: 'epoch', frequency: 2 },
      run: { epochs: 10, accumulation: 4, devices: 4 },
    },
    {
      what: 'a function, and what is monitored',
      text: `def configure_optimizers(self):
    opt = Adam(self.parameters(), lr=1e-3)
    sch = LambdaLR(opt, lambda s: 0.95 ** s)
    config = {"scheduler": sch, "monitor": "val_loss", "strict": True, "name": None}
    return {"optimizer": opt, "lr_scheduler": config}`,
      name: 'lr_scheduler_config',
      args: { scheduler: { name: 'LambdaLR', args: { lr_lambda: { function: 'lambda s: 0.95 ** s' } } } },
      run: { baseRate: 1e-3 },
    },
  ],
  accelerate: [
    {
      what: 'a loop with accumulation',
      text: `accelerator = Accelerator(gradient_accumulation_steps=4)
optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5)
lr_scheduler = get_scheduler("cosine", optimizer=optimizer, num_warmup_steps=100, num_training_steps=1000)
model, optimizer, train_dataloader, lr_scheduler = accelerator.prepare(
    model, optimizer, train_dataloader, lr_scheduler
)
for batch in train_dataloader:
    with accelerator.accumulate(model):
        accelerator.backward(model(**batch).loss)
        optimizer.step()
        lr_scheduler.step()`,
      name: 'AcceleratedScheduler',
      args: {
        scheduler: {
          name: 'get_scheduler',
          args: { name: 'cosine', num_warmup_steps: 100, num_training_steps: 1000 },
        },
      },
      run: { baseRate: 5e-5, accumulation: 4 },
      ignored: ['text:7:1: expected a call or a name for one, got for batch in train_dataloader: with acce…'],
    },
    {
      what: 'a function that trains, with batches that are split and a scheduler of its own steps',
      text: `def training_function(config):
    accelerator = Accelerator(split_batches=True, step_scheduler_with_optimizer=False)
    optimizer = AdamW(params=model.parameters(), lr=3e-2 / 25)
    scheduler = OneCycleLR(optimizer=optimizer, max_lr=3e-2, epochs=3, steps_per_epoch=500)
    model, optimizer, scheduler = accelerator.prepare(model, optimizer, scheduler)`,
      name: 'AcceleratedScheduler',
      args: {
        scheduler: { name: 'OneCycleLR', args: { max_lr: 3e-2, epochs: 3, steps_per_epoch: 500 } },
        step_with_optimizer: false,
        split_batches: true,
      },
      run: { baseRate: 0.0012 },
    },
    {
      what: 'plugins',
      text: `accelerator = Accelerator(
    dataloader_config=DataLoaderConfiguration(split_batches=True),
    gradient_accumulation_plugin=GradientAccumulationPlugin(num_steps=2, sync_with_dataloader=False),
)
optimizer = AdamW(model.parameters(), lr=1e-4)
scheduler = accelerator.prepare(
    get_linear_schedule_with_warmup(optimizer, num_warmup_steps=100, num_training_steps=(1000 * 3) // 4)
)`,
      name: 'AcceleratedScheduler',
      args: {
        scheduler: {
          name: 'get_linear_schedule_with_warmup',
          args: { num_warmup_steps: 100, num_training_steps: 750 },
        },
        split_batches: true,
      },
      run: { baseRate: 1e-4, accumulation: 2 },
    },
  ],
  keras: [
    {
      what: 'a serialized schedule',
      text: '{"module": "keras.optimizers.schedules", "class_name": "CosineDecayRestarts", "config": {"initial_learning_rate": 0.1, "first_decay_steps": 100, "t_mul": 1.5, "m_mul": 0.9, "alpha": 0.0, "name": "SGDRDecay"}, "registered_name": null}',
      name: 'CosineDecayRestarts',
      args: { initial_learning_rate: 0.1, first_decay_steps: 100, t_mul: 1.5, m_mul: 0.9, alpha: 0 },
    },
    {
      what: 'a serialized optimizer, with accumulation',
      text: '{"module": "keras.optimizers", "class_name": "AdamW", "config": {"name": "adam_w", "learning_rate": {"module": "keras.optimizers.schedules", "class_name": "CosineDecay", "config": {"initial_learning_rate": 0.0, "decay_steps": 9000, "alpha": 0.01, "name": "CosineDecay", "warmup_target": 0.1, "warmup_steps": 1000}, "registered_name": null}, "weight_decay": 0.004, "clipnorm": null, "use_ema": false, "ema_momentum": 0.99, "loss_scale_factor": null, "gradient_accumulation_steps": 4, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-07, "amsgrad": false}, "registered_name": null}',
      name: 'CosineDecay',
      args: {
        initial_learning_rate: 0,
        decay_steps: 9000,
        alpha: 0.01,
        warmup_target: 0.1,
        warmup_steps: 1000,
      },
      run: { accumulation: 4 },
    },
    {
      what: 'a dictionary in a program',
      text: `config = {"boundaries": [100, 200], "values": [0.1, 0.01, 0.001], "name": "PiecewiseConstant"}
schedule = keras.optimizers.schedules.deserialize({"class_name": "PiecewiseConstantDecay", "config": config})
model.compile(optimizer=keras.optimizers.SGD(schedule), loss="mse")`,
      name: 'PiecewiseConstantDecay',
      args: { boundaries: [100, 200], values: [0.1, 0.01, 0.001] },
    },
    {
      what: 'a program that compiles a model',
      text: `initial = 0.1
lr_schedule = keras.optimizers.schedules.ExponentialDecay(initial, decay_steps=100000, decay_rate=0.96, staircase=True)
model.compile(optimizer=keras.optimizers.RMSprop(learning_rate=lr_schedule))
model.fit(x, y, epochs=10)`,
      name: 'ExponentialDecay',
      args: { initial_learning_rate: 0.1, decay_steps: 100000, decay_rate: 0.96, staircase: true },
    },
  ],
  transformers: [
    {
      what: 'what a Trainer wrote down of its arguments',
      text: `{
  "output_dir": "out",
  "per_device_train_batch_size": 8,
  "num_train_epochs": 2,
  "max_steps": -1,
  "learning_rate": 2e-05,
  "lr_scheduler_type": "cosine",
  "lr_scheduler_kwargs": null,
  "warmup_steps": 0.1,
  "gradient_accumulation_steps": 4,
  "gradient_checkpointing": false,
  "weight_decay": 0.0
}`,
      name: 'TrainingArguments',
      args: {
        num_train_epochs: 2,
        max_steps: -1,
        learning_rate: 2e-5,
        lr_scheduler_type: 'cosine',
        lr_scheduler_kwargs: null,
        warmup_steps: 0.1,
        gradient_accumulation_steps: 4,
      },
    },
    {
      what: 'a member of the enumeration',
      text: `def main():
    args = Seq2SeqTrainingArguments(
        "out", learning_rate=1e-4, lr_scheduler_type=SchedulerType.COSINE_WITH_RESTARTS, max_steps=1000
    )
    trainer = Seq2SeqTrainer(model=model, args=args, train_dataset=tokenized["train"])
    trainer.train()`,
      name: 'TrainingArguments',
      args: { learning_rate: 1e-4, lr_scheduler_type: 'cosine_with_restarts', max_steps: 1000 },
    },
    {
      what: 'a member of the enumeration by place',
      text: 'scheduler = get_scheduler(SchedulerType.CONSTANT_WITH_WARMUP, optimizer, num_warmup_steps=10)',
      name: 'get_scheduler',
      args: { name: 'constant_with_warmup', num_warmup_steps: 10 },
    },
  ],
};
