import type { Recipe } from './recipe.ts';

const recipe = (
  dialect: string,
  name: string,
  from: string,
  text: string,
  more: Partial<Recipe> = {},
): Recipe => ({
  name,
  from,
  dialect,
  text,
  ...more,
});

const timm = recipe.bind(undefined, 'timm');
const pytorch = recipe.bind(undefined, 'pytorch');

export const timmRecipes: readonly Recipe[] = [
  timm(
    'ResNet strikes back, A1',
    'huggingface/pytorch-image-models',
    './distributed_train.sh 4 /imagenet --model resnet50 --sched cosine --epochs 600 --lr 5e-3 --warmup-epochs 5 --warmup-lr 1e-6 --min-lr 1e-6 --opt lamb',
    { run: { baseRate: 5e-3, epochs: 600, stepsPerEpoch: 625 } },
  ),
  timm(
    'MobileNet v3, whose steps fall under its warm-up',
    'huggingface/pytorch-image-models',
    './distributed_train.sh 2 /imagenet --model mobilenetv3_large_100 --sched step --epochs 600 --decay-epochs 2.4 --decay-rate .973 --warmup-lr 1e-6 --warmup-epochs 3 --lr .064',
    { run: { baseRate: 0.064, epochs: 600, stepsPerEpoch: 1251 }, wrong: ['peak/missed'] },
  ),
  timm(
    'Swin as it was published: the cosine runs on under the warm-up',
    'microsoft/Swin-Transformer',
    'CosineLRScheduler(optimizer, t_initial=300 * 1251, lr_min=5e-6, warmup_lr_init=5e-7, warmup_t=20 * 1251, cycle_limit=1, t_in_epochs=False)',
    { run: { baseRate: 1e-3, totalSteps: 300 * 1251, stepsPerEpoch: 1251 }, wrong: ['warmup/seam'] },
  ),
  timm(
    'Swin with WARMUP_PREFIX',
    'microsoft/Swin-Transformer',
    'CosineLRScheduler(optimizer, t_initial=280 * 1251, lr_min=5e-6, warmup_lr_init=5e-7, warmup_t=20 * 1251, cycle_limit=1, t_in_epochs=False, warmup_prefix=True)',
    { run: { baseRate: 1e-3, totalSteps: 300 * 1251, stepsPerEpoch: 1251 } },
  ),
  timm(
    'milestones of a ResNet',
    'huggingface/pytorch-image-models, as in its pull request 2745',
    'MultiStepLRScheduler(optimizer, decay_t=[30, 60, 80], decay_rate=0.1)',
    { run: { baseRate: 0.1, epochs: 90, stepsPerEpoch: 1251 }, wrong: ['boundary/convention'] },
  ),
];

export const scriptRecipes: readonly Recipe[] = [
  recipe(
    'convnext',
    'ConvNeXt-T',
    'facebookresearch/ConvNeXt',
    'python -m torch.distributed.launch --nproc_per_node=8 main.py --model convnext_tiny --drop_path 0.1 --batch_size 128 --lr 4e-3 --update_freq 4 --epochs 300 --warmup_epochs 20',
    { run: { stepsPerEpoch: 312, accumulation: 4 } },
  ),
  recipe(
    'mae',
    'MAE pre-training of ViT-L',
    'facebookresearch/mae',
    'python submitit_pretrain.py --nodes 8 --batch_size 64 --model mae_vit_large_patch16 --norm_pix_loss --mask_ratio 0.75 --epochs 800 --warmup_epochs 40 --blr 1.5e-4',
    { run: { stepsPerEpoch: 312, batchSize: 4096 } },
  ),
  recipe(
    'deit',
    'DeiT-B, each epoch of which is one late',
    'facebookresearch/deit',
    'python main.py --model deit_base_patch16_224 --batch-size 128 --lr 5e-4 --epochs 300 --warmup-epochs 5',
    { run: { stepsPerEpoch: 1251, batchSize: 1024 }, wrong: ['boundary/convention'] },
  ),
  recipe(
    'torchvision',
    'ResNet-50, version 1',
    'pytorch/vision',
    'torchrun --nproc_per_node=8 train.py --model resnet50 --lr 0.1 --epochs 90 --lr-step-size 30 --lr-gamma 0.1',
    { run: { baseRate: 0.1, epochs: 90, stepsPerEpoch: 5005 } },
  ),
  recipe(
    'torchvision',
    'ResNet-50, version 2',
    'pytorch/vision',
    'torchrun --nproc_per_node=8 train.py --model resnet50 --lr 0.5 --lr-scheduler cosineannealinglr --lr-warmup-epochs 5 --lr-warmup-method linear --epochs 600',
    { run: { baseRate: 0.5, epochs: 600, stepsPerEpoch: 1252 } },
  ),
  recipe(
    'torchvision',
    'Faster R-CNN',
    'pytorch/vision',
    'torchrun --nproc_per_node=8 train.py --dataset coco --model fasterrcnn_resnet50_fpn --epochs 26 --lr-steps 16 22 --aspect-ratio-group-factor 3',
    { run: { baseRate: 0.02, epochs: 26, stepsPerEpoch: 7330 } },
  ),
];

export const pytorchRecipes: readonly Recipe[] = [
  pytorch(
    'CIFAR-10 with a cosine by epoch',
    'kuangliu/pytorch-cifar',
    'optimizer = optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4)\nscheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=200)',
    { run: { epochs: 200, stepsPerEpoch: 391 } },
  ),
  pytorch(
    'CIFAR-100 with milestones',
    'weiaicunzai/pytorch-cifar100',
    'optimizer = optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4)\ntrain_scheduler = optim.lr_scheduler.MultiStepLR(optimizer, milestones=[60, 120, 160], gamma=0.2)',
    { run: { epochs: 200, stepsPerEpoch: 391 } },
  ),
  pytorch(
    'the ImageNet example',
    'pytorch/examples',
    'scheduler = StepLR(optimizer, step_size=30, gamma=0.1)',
    { run: { baseRate: 0.1, epochs: 90, stepsPerEpoch: 5005 } },
  ),
  pytorch(
    'a warm-up of 5 epochs and a cosine for the rest',
    'pytorch/vision',
    `SequentialLR(optimizer, schedulers=[
    LinearLR(optimizer, start_factor=0.01, total_iters=5),
    CosineAnnealingLR(optimizer, T_max=85),
], milestones=[5])`,
    { run: { baseRate: 0.5, epochs: 90, stepsPerEpoch: 1252 } },
  ),
  pytorch(
    'one cycle by batch',
    'pytorch documentation',
    'optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)\nscheduler = OneCycleLR(optimizer, max_lr=0.1, steps_per_epoch=391, epochs=30)',
    { run: { totalSteps: 11_730 } },
  ),
  pytorch(
    'warm restarts',
    'pytorch documentation',
    'CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=2, eta_min=1e-5)',
    { run: { baseRate: 0.05, epochs: 70, stepsPerEpoch: 391 } },
  ),
  pytorch(
    'one cycle for the epochs, stepped by batch',
    'pytorch/pytorch, as in its issue 65417',
    'OneCycleLR(optimizer, max_lr=0.1, total_steps=30)',
    { run: { totalSteps: 11_730 }, wrong: ['coverage', 'tail/floor-or-rebound'] },
  ),
  pytorch(
    'a cosine for half of the run',
    'pytorch/pytorch, as in questions of its users',
    'CosineAnnealingLR(optimizer, T_max=50)',
    { run: { baseRate: 0.1, epochs: 100, stepsPerEpoch: 391 }, wrong: ['coverage', 'tail/floor-or-rebound'] },
  ),
];

export const kerasRecipes: readonly Recipe[] = [
  recipe(
    'keras',
    'a cosine with a warm-up',
    'keras-team/keras',
    'CosineDecay(0.0, 9000, warmup_target=1e-3, warmup_steps=1000)',
    { run: { totalSteps: 10_000 } },
  ),
  recipe(
    'tensorflow',
    'Inception v3 in slim',
    'tensorflow/models',
    'tf.train.exponential_decay(0.045, global_step, 2 * 5000, 0.94, staircase=True)',
    { run: { totalSteps: 500_000 } },
  ),
  recipe('fastai', 'a fine-tuning', 'fastai/fastbook', 'learn.fit_one_cycle(4, 1e-3)', {
    run: { stepsPerEpoch: 92 },
  }),
];
