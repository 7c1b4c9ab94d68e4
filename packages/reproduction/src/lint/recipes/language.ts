import type { Recipe } from './recipe.ts';

const transformers = (name: string, from: string, text: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  from,
  dialect: 'transformers',
  text,
  ...more,
});

export const transformersRecipes: readonly Recipe[] = [
  transformers(
    'GLUE with BERT',
    'huggingface/transformers',
    'TrainingArguments(output_dir="mrpc", learning_rate=2e-5, num_train_epochs=3.0, per_device_train_batch_size=32)',
    { run: { stepsPerEpoch: 115, epochs: 3 } },
  ),
  transformers(
    'Alpaca',
    'tatsu-lab/stanford_alpaca',
    'TrainingArguments(output_dir="out", num_train_epochs=3, per_device_train_batch_size=4, gradient_accumulation_steps=8, learning_rate=2e-5, weight_decay=0., warmup_ratio=0.03, lr_scheduler_type="cosine")',
    { run: { stepsPerEpoch: 406, epochs: 3, accumulation: 8, devices: 4 } },
  ),
  transformers(
    'QLoRA Guanaco',
    'artidoro/qlora',
    'TrainingArguments(output_dir="out", learning_rate=0.0002, max_steps=1875, warmup_ratio=0.03, lr_scheduler_type="constant", gradient_accumulation_steps=16)',
    { run: { totalSteps: 1875, accumulation: 16 } },
  ),
  transformers(
    'Zephyr SFT',
    'huggingface/alignment-handbook',
    'TrainingArguments(output_dir="out", learning_rate=2.0e-05, lr_scheduler_type="cosine", warmup_ratio=0.1, num_train_epochs=1)',
    { run: { stepsPerEpoch: 1090, epochs: 1, devices: 8 } },
  ),
  transformers(
    'Whisper fine-tuned',
    'huggingface/blog',
    'Seq2SeqTrainingArguments(output_dir="whisper-small-hi", per_device_train_batch_size=16, gradient_accumulation_steps=1, learning_rate=1e-5, warmup_steps=500, max_steps=5000)',
    { run: { totalSteps: 5000 } },
  ),
  transformers(
    'BERT pre-training',
    'google-research/bert, in transformers',
    'get_linear_schedule_with_warmup(optimizer, num_warmup_steps=10000, num_training_steps=1000000)',
    { run: { baseRate: 1e-4, totalSteps: 1_000_000 } },
  ),
  transformers(
    'Llama 2 pre-training',
    'meta-llama, in transformers',
    'get_cosine_with_min_lr_schedule_with_warmup(optimizer, num_warmup_steps=2000, num_training_steps=500000, min_lr_rate=0.1)',
    { run: { baseRate: 3e-4, totalSteps: 500_000 } },
  ),
  transformers(
    'MiniCPM, warm-up, stable, decay',
    'OpenBMB/MiniCPM, in transformers',
    'get_wsd_schedule(optimizer, num_warmup_steps=2000, num_decay_steps=20000, num_training_steps=200000)',
    { run: { baseRate: 1e-2, totalSteps: 200_000 } },
  ),
  transformers(
    'a fine-tuning of 300 updates with the usual warm-up of 500',
    'huggingface/transformers, as in questions of its users',
    'get_linear_schedule_with_warmup(optimizer, num_warmup_steps=500, num_training_steps=300)',
    { run: { baseRate: 5e-5, totalSteps: 300 }, wrong: ['warmup/too-long'] },
  ),
  transformers(
    'steps counted in batches, with an accumulation of 4',
    'huggingface/transformers, as in its issue 18436',
    'get_cosine_schedule_with_warmup(optimizer, num_warmup_steps=100, num_training_steps=4000)',
    {
      run: { baseRate: 5e-5, totalSteps: 1000, accumulation: 4 },
      wrong: ['coverage', 'clock/accumulation', 'tail/floor-or-rebound'],
    },
  ),
];

const accelerate = (name: string, steps: number, wrong?: string[]): Recipe => ({
  name,
  from: 'huggingface/accelerate, as in its issue 2142',
  dialect: 'accelerate',
  text: `AcceleratedScheduler(get_linear_schedule_with_warmup(optimizer, num_warmup_steps=${steps / 10}, num_training_steps=${steps}), optimizer)`,
  run: { baseRate: 5e-5, totalSteps: 1000, devices: 8 },
  ...(wrong && { wrong }),
});

export const accelerateRecipes: readonly Recipe[] = [
  accelerate('lengths times processes', 8000),
  accelerate('lengths in updates, on 8 devices', 1000, ['coverage', 'clock/process-multiplier']),
];

const deepspeed = (name: string, params: string, type: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  from: 'deepspeedai/DeepSpeed',
  dialect: 'deepspeed',
  text: `{"train_batch_size": 8, "optimizer": {"type": "Adam", "params": {"lr": 0.001}}, "scheduler": {"type": "${type}", "params": {${params}}}}`,
  ...more,
});

export const deepspeedRecipes: readonly Recipe[] = [
  deepspeed(
    'the tutorial on CIFAR-10',
    '"warmup_min_lr": 0, "warmup_max_lr": 0.001, "warmup_num_steps": 1000',
    'WarmupLR',
    {
      run: { totalSteps: 100_000 },
      wrong: ['warmup/idle-updates'],
    },
  ),
  deepspeed(
    'a linear warm-up from above 0',
    '"warmup_min_lr": 1e-6, "warmup_max_lr": 1e-4, "warmup_num_steps": 2000, "warmup_type": "linear"',
    'WarmupLR',
    { run: { totalSteps: 50_000 } },
  ),
  deepspeed(
    'a decay to the end of the run',
    '"total_num_steps": 200000, "warmup_min_lr": 1e-7, "warmup_max_lr": 0.0001, "warmup_num_steps": 3000, "warmup_type": "linear"',
    'WarmupDecayLR',
    { run: { totalSteps: 200_000 } },
  ),
];

const megatron = (name: string, text: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  from: 'NVIDIA/Megatron-LM',
  dialect: 'megatron',
  text,
  ...more,
});

export const megatronRecipes: readonly Recipe[] = [
  megatron(
    'GPT-3 175B, held at its floor after the decay',
    'pretrain_gpt.py --global-batch-size 1536 --train-samples 146484375 --lr-decay-samples 126953125 --lr-warmup-samples 183105 --lr 6.0e-5 --min-lr 6.0e-6 --lr-decay-style cosine',
    { run: { batchSize: 1536 } },
  ),
  megatron(
    'BERT',
    'pretrain_bert.py --global-batch-size 32 --train-iters 1000000 --lr-decay-iters 990000 --lr 0.0001 --min-lr 0.00001 --lr-decay-style linear --lr-warmup-fraction .01',
    { run: { batchSize: 32 } },
  ),
];

export const optaxRecipes: readonly Recipe[] = [
  {
    name: 'ViT fine-tuned',
    from: 'google-research/vision_transformer',
    dialect: 'optax',
    text: 'optax.warmup_cosine_decay_schedule(init_value=0.0, peak_value=0.03, warmup_steps=500, decay_steps=20000)',
    run: { totalSteps: 20_000 },
  },
];
