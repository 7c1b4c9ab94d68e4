import type { Recipe } from './recipe.ts';

const solver = (name: string, lines: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  from: 'facebookresearch/detectron2',
  dialect: 'detectron2',
  text: `SOLVER:\n${lines.trim().replace(/^\s*/gm, '  ')}\n`,
  ...more,
});

export const detectron2Recipes: readonly Recipe[] = [
  solver('Base-RCNN-FPN', 'IMS_PER_BATCH: 16\nBASE_LR: 0.02\nSTEPS: (60000, 80000)\nMAX_ITER: 90000'),
  solver('Mask R-CNN 3x', 'IMS_PER_BATCH: 16\nBASE_LR: 0.02\nSTEPS: (210000, 250000)\nMAX_ITER: 270000'),
  solver('Base-RetinaNet', 'IMS_PER_BATCH: 16\nBASE_LR: 0.01\nSTEPS: (60000, 80000)\nMAX_ITER: 90000'),
  solver(
    'Pascal VOC',
    'IMS_PER_BATCH: 16\nBASE_LR: 0.02\nSTEPS: (12000, 16000)\nMAX_ITER: 18000\nWARMUP_ITERS: 100',
  ),
  solver('Cityscapes', 'BASE_LR: 0.01\nSTEPS: (18000,)\nMAX_ITER: 24000\nIMS_PER_BATCH: 8'),
  solver(
    'Mask2Former',
    'IMS_PER_BATCH: 16\nBASE_LR: 0.0001\nSTEPS: (327778, 355092)\nMAX_ITER: 368750\nWARMUP_FACTOR: 1.0\nWARMUP_ITERS: 10',
    { from: 'facebookresearch/Mask2Former' },
  ),
  solver(
    'DeepLab v3+',
    'LR_SCHEDULER_NAME: WarmupPolyLR\nBASE_LR: 0.01\nMAX_ITER: 90000\nIMS_PER_BATCH: 16\nWARMUP_ITERS: 1000',
  ),
  solver('ViTDet, LazyConfig', '', {
    text: `lr_multiplier = WarmupParamScheduler(
    MultiStepParamScheduler(values=[1.0, 0.1, 0.01], milestones=[163889, 177546], num_updates=184375),
    warmup_length=250 / 184375, warmup_factor=0.001)`,
    run: { totalSteps: 184375, baseRate: 1e-4 },
  }),
  solver(
    'the balloon tutorial: 300 iterations, and a warm-up of 1000 by default',
    'IMS_PER_BATCH: 2\nBASE_LR: 0.00025\nMAX_ITER: 300\nSTEPS: []',
    { wrong: ['warmup/too-long'] },
  ),
  solver('steps that reach the end', 'BASE_LR: 0.001\nSTEPS: (3000, 5000)\nMAX_ITER: 5000', {
    wrong: ['milestones'],
  }),
  solver(
    'a cosine that goes on under the warm-up',
    'LR_SCHEDULER_NAME: WarmupCosineLR\nBASE_LR: 0.01\nMAX_ITER: 10000\nWARMUP_ITERS: 1000',
    { wrong: ['peak/missed'] },
  ),
];

const pipeline = (rate: string, steps: number): string => `train_config {
  batch_size: 8
  num_steps: ${steps}
  optimizer {
    momentum_optimizer {
      learning_rate {
        ${rate}
      }
      momentum_optimizer_value: 0.9
    }
  }
}`;
const cosine = (total: number): string => `cosine_decay_learning_rate {
          learning_rate_base: 0.08
          total_steps: ${total}
          warmup_learning_rate: 0.026666
          warmup_steps: 1000
        }`;

export const objectDetectionRecipes: readonly Recipe[] = [
  {
    name: 'SSD MobileNet v2 FPNLite 640',
    from: 'tensorflow/models',
    dialect: 'object-detection',
    text: pipeline(cosine(50000), 50000),
    run: { totalSteps: 50000 },
  },
  {
    name: 'the same, fine-tuned for 2000 steps',
    from: 'tensorflow/models, as in its issue 9776',
    dialect: 'object-detection',
    text: pipeline(cosine(50000), 2000),
    run: { totalSteps: 2000 },
    wrong: ['coverage', 'warmup/too-long', 'tail/floor-or-rebound'],
  },
  {
    name: 'Faster R-CNN ResNet-101, whose steps are never met, as its comment says',
    from: 'tensorflow/models',
    dialect: 'object-detection',
    text: pipeline(
      `manual_step_learning_rate {
          initial_learning_rate: 0.0003
          schedule { step: 900000 learning_rate: .00003 }
          schedule { step: 1200000 learning_rate: .000003 }
        }`,
      200000,
    ),
    run: { totalSteps: 200000 },
    wrong: ['milestones'],
  },
];

const paddle = (name: string, text: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  from: 'PaddlePaddle/PaddleDetection',
  dialect: 'paddledetection',
  text,
  ...more,
});

export const paddledetectionRecipes: readonly Recipe[] = [
  paddle(
    'YOLOv3 270e',
    `epoch: 270
LearningRate:
  base_lr: 0.001
  schedulers:
  - !PiecewiseDecay
    gamma: 0.1
    milestones: [216, 243]
  - !LinearWarmup
    start_factor: 0.
    steps: 4000`,
    { run: { epochs: 270, stepsPerEpoch: 1832 } },
  ),
  // The cosine is meant for 360 epochs and left after 300: the linter cannot know that it is meant.
  paddle(
    'PP-YOLOE 300e',
    `epoch: 300
LearningRate:
  base_lr: 0.03
  schedulers:
  - !CosineDecay
    max_epochs: 360
  - !LinearWarmup
    start_factor: 0.001
    steps: 3000`,
    { run: { epochs: 300, stepsPerEpoch: 733 } },
  ),
];

const yolo = (name: string, text: string, stepsPerEpoch: number, wrong?: string[]): Recipe => ({
  name,
  from: 'ultralytics',
  dialect: 'ultralytics',
  text,
  run: { stepsPerEpoch },
  ...(wrong && { wrong }),
});

export const yoloRecipes: readonly Recipe[] = [
  yolo('YOLOv8 on COCO', 'yolo detect train data=coco.yaml model=yolov8n.yaml epochs=100 imgsz=640', 7393),
  yolo(
    'YOLO11, SGD for 500 epochs',
    'yolo train data=coco.yaml model=yolo11s.yaml epochs=500 batch=128 optimizer=SGD lr0=0.01 cos_lr=True',
    925,
  ),
  yolo(
    'YOLOv5 from scratch',
    'python train.py --data coco.yaml --epochs 300 --weights "" --cfg yolov5n.yaml --batch-size 128 --hyp hyp.scratch-low.yaml',
    925,
  ),
  yolo(
    'hyp.scratch-low',
    'lr0: 0.01\nlrf: 0.01\nmomentum: 0.937\nweight_decay: 0.0005\nwarmup_epochs: 3.0\nwarmup_momentum: 0.8\nwarmup_bias_lr: 0.1\nbox: 0.05\nanchor_t: 4.0\n',
    1000,
  ),
  yolo(
    'COCO128 for 3 epochs: 24 batches, and a warm-up of at least 100',
    'python train.py --img 640 --batch 16 --epochs 3 --data coco128.yaml --weights yolov5s.pt',
    8,
    ['warmup/too-long'],
  ),
  yolo(
    'a rate for Adam that auto ignores',
    'yolo train data=custom.yaml model=yolov8m.pt epochs=50 lr0=0.0005',
    200,
    ['yolo/auto'],
  ),
];
