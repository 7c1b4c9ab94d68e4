import type { Recipe } from './recipe.ts';

// COCO has 117266 images with annotations: 7330 batches of 16.
const coco = { stepsPerEpoch: 7330 };
const imagenet = { stepsPerEpoch: 1252 };
const sgd = (lr: number): string =>
  `optimizer = dict(type='SGD', lr=${lr}, momentum=0.9, weight_decay=0.0001)`;
const epochs = (count: number): string => `runner = dict(type='EpochBasedRunner', max_epochs=${count})`;
const step = (steps: string, more = ''): string =>
  `lr_config = dict(policy='step', warmup='linear', warmup_iters=500, warmup_ratio=0.001, step=${steps}${more})`;

const mmcv = (name: string, from: string, lines: readonly string[], run: Recipe['run']): Recipe => ({
  name,
  from,
  dialect: 'mmcv',
  text: lines.join('\n'),
  ...(run && { run }),
});

export const mmcvRecipes: readonly Recipe[] = [
  mmcv('Faster R-CNN 1x', 'open-mmlab/mmdetection', [sgd(0.02), step('[8, 11]'), epochs(12)], coco),
  mmcv('Faster R-CNN 2x', 'open-mmlab/mmdetection', [sgd(0.02), step('[16, 22]'), epochs(24)], coco),
  mmcv('Mask R-CNN 20e', 'open-mmlab/mmdetection', [sgd(0.02), step('[16, 19]'), epochs(20)], coco),
  mmcv('RetinaNet 1x', 'open-mmlab/mmdetection', [sgd(0.01), step('[8, 11]'), epochs(12)], coco),
  mmcv(
    'DETR 150e',
    'open-mmlab/mmdetection',
    [
      "optimizer = dict(type='AdamW', lr=0.0001, weight_decay=0.0001)",
      "lr_config = dict(policy='step', step=[100])",
      epochs(150),
    ],
    coco,
  ),
  mmcv(
    'SSD300',
    'open-mmlab/mmdetection',
    ["optimizer = dict(type='SGD', lr=2e-3, momentum=0.9, weight_decay=5e-4)", step('[16, 22]'), epochs(24)],
    { stepsPerEpoch: 18322 },
  ),
  mmcv(
    'PSPNet 40k',
    'open-mmlab/mmsegmentation',
    [
      "optimizer = dict(type='SGD', lr=0.01, momentum=0.9, weight_decay=0.0005)",
      "lr_config = dict(policy='poly', power=0.9, min_lr=1e-4, by_epoch=False)",
      "runner = dict(type='IterBasedRunner', max_iters=40000)",
    ],
    { totalSteps: 40000 },
  ),
  mmcv(
    'SegFormer 160k',
    'open-mmlab/mmsegmentation',
    [
      "optimizer = dict(type='AdamW', lr=0.00006, betas=(0.9, 0.999), weight_decay=0.01)",
      "lr_config = dict(policy='poly', warmup='linear', warmup_iters=1500, warmup_ratio=1e-6, power=1.0, min_lr=0.0, by_epoch=False)",
      "runner = dict(type='IterBasedRunner', max_iters=160000)",
    ],
    { totalSteps: 160000 },
  ),
  mmcv(
    'ResNet-50, batch 256',
    'open-mmlab/mmclassification',
    [sgd(0.1), "lr_config = dict(policy='step', step=[30, 60, 90])", epochs(100)],
    { stepsPerEpoch: 5005 },
  ),
  mmcv(
    'Swin, batch 1024',
    'open-mmlab/mmclassification',
    [
      "optimizer = dict(type='AdamW', lr=5e-4 * 1024 / 512, weight_decay=0.05)",
      "lr_config = dict(policy='CosineAnnealing', by_epoch=False, min_lr_ratio=1e-2, warmup='linear', warmup_ratio=1e-3, warmup_iters=20 * 1252, warmup_by_epoch=False)",
      epochs(300),
    ],
    imagenet,
  ),
  mmcv(
    'HRNet pose',
    'open-mmlab/mmpose',
    ["optimizer = dict(type='Adam', lr=5e-4)", step('[170, 200]'), 'total_epochs = 210', epochs(210)],
    { stepsPerEpoch: 293 },
  ),
];

const config = (name: string, from: string, text: string, run: Recipe['run'], wrong?: string[]): Recipe => ({
  name,
  from,
  dialect: 'mmengine',
  text,
  ...(run && { run }),
  ...(wrong && { wrong }),
});

export const mmengineRecipes: readonly Recipe[] = [
  config(
    'Faster R-CNN 1x, MMDetection 3',
    'open-mmlab/mmdetection',
    `train_cfg = dict(type='EpochBasedTrainLoop', max_epochs=12, val_interval=1)
param_scheduler = [
    dict(type='LinearLR', start_factor=0.001, by_epoch=False, begin=0, end=500),
    dict(type='MultiStepLR', begin=0, end=12, by_epoch=True, milestones=[8, 11], gamma=0.1)
]
optim_wrapper = dict(type='OptimWrapper', optimizer=dict(type='SGD', lr=0.02, momentum=0.9, weight_decay=0.0001))`,
    coco,
  ),
  config(
    'RTMDet-l 300e',
    'open-mmlab/mmdetection',
    `max_epochs = 300
base_lr = 0.004
train_cfg = dict(max_epochs=max_epochs, val_interval=10)
optim_wrapper = dict(type='OptimWrapper', optimizer=dict(type='AdamW', lr=base_lr, weight_decay=0.05))
param_scheduler = [
    dict(type='LinearLR', start_factor=1.0e-5, by_epoch=False, begin=0, end=1000),
    dict(type='CosineAnnealingLR', eta_min=base_lr * 0.05, begin=max_epochs // 2, end=max_epochs,
         T_max=max_epochs // 2, by_epoch=True, convert_to_iter_based=True),
]`,
    { stepsPerEpoch: 458 },
  ),
  config(
    'SegFormer 160k, MMSegmentation 1',
    'open-mmlab/mmsegmentation',
    `optim_wrapper = dict(type='OptimWrapper', optimizer=dict(type='AdamW', lr=0.00006, betas=(0.9, 0.999), weight_decay=0.01))
param_scheduler = [
    dict(type='LinearLR', start_factor=1e-6, by_epoch=False, begin=0, end=1500),
    dict(type='PolyLR', eta_min=0.0, power=1.0, begin=1500, end=160000, by_epoch=False),
]
train_cfg = dict(type='IterBasedTrainLoop', max_iters=160000, val_interval=16000)`,
    undefined,
  ),
  config(
    'Swin, MMPretrain',
    'open-mmlab/mmpretrain',
    `optim_wrapper = dict(optimizer=dict(type='AdamW', lr=5e-4 * 1024 / 512, weight_decay=0.05, eps=1e-8, betas=(0.9, 0.999)))
param_scheduler = [
    dict(type='LinearLR', start_factor=1e-3, by_epoch=True, end=20, convert_to_iter_based=True),
    dict(type='CosineAnnealingLR', eta_min=1e-5, by_epoch=True, begin=20)
]
train_cfg = dict(by_epoch=True, max_epochs=300, val_interval=1)`,
    { stepsPerEpoch: 1252 },
  ),
  config(
    'ResNet-50, MMPretrain',
    'open-mmlab/mmpretrain',
    `optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.1, momentum=0.9, weight_decay=0.0001))
param_scheduler = dict(type='MultiStepLR', by_epoch=True, milestones=[30, 60, 90], gamma=0.1)
train_cfg = dict(by_epoch=True, max_epochs=100, val_interval=1)`,
    { stepsPerEpoch: 5005 },
  ),
  config(
    'Faster R-CNN 1x fine-tuned for 6 epochs with its milestones left as they were',
    'open-mmlab/mmdetection, as in questions of its users',
    `train_cfg = dict(type='EpochBasedTrainLoop', max_epochs=6, val_interval=1)
param_scheduler = [
    dict(type='LinearLR', start_factor=0.001, by_epoch=False, begin=0, end=500),
    dict(type='MultiStepLR', begin=0, end=12, by_epoch=True, milestones=[8, 11], gamma=0.1)
]
optim_wrapper = dict(type='OptimWrapper', optimizer=dict(type='SGD', lr=0.0025, momentum=0.9))`,
    { stepsPerEpoch: 1000 },
    ['coverage', 'milestones'],
  ),
];
