import type { Dialect } from './form/form.ts';
import { accelerate } from './frameworks/accelerate/dialect.ts';
import { convnext } from './frameworks/convnext/dialect.ts';
import { deepspeed } from './frameworks/deepspeed/dialect.ts';
import { deit } from './frameworks/deit/dialect.ts';
import { detectron2 } from './frameworks/detectron2/dialect.ts';
import { fastai } from './frameworks/fastai/dialect.ts';
import { keras } from './frameworks/keras/dialect.ts';
import { lightning } from './frameworks/lightning/dialect.ts';
import { mae } from './frameworks/mae/dialect.ts';
import { megatron } from './frameworks/megatron/dialect.ts';
import { mmcv } from './frameworks/mmcv/dialect.ts';
import { mmengine } from './frameworks/mmengine/dialect.ts';
import { objectDetection } from './frameworks/object-detection/dialect.ts';
import { optax } from './frameworks/optax/dialect.ts';
import { paddle } from './frameworks/paddle/dialect.ts';
import { paddledetection } from './frameworks/paddledetection/dialect.ts';
import { pytorch } from './frameworks/pytorch/dialect.ts';
import { tensorflow } from './frameworks/tensorflow/dialect.ts';
import { timm } from './frameworks/timm/dialect.ts';
import { torchvision } from './frameworks/torchvision/dialect.ts';
import { transformers } from './frameworks/transformers/dialect.ts';
import { ultralytics } from './frameworks/ultralytics/dialect.ts';

/**
 * Every dialect, in the order in which they are listed to people.
 *
 * @example
 * dialects.slice(0, 3).map((dialect) => dialect.id); // => ['pytorch', 'tensorflow', 'keras']
 */
export const dialects: readonly Dialect[] = [
  pytorch,
  tensorflow,
  keras,
  objectDetection,
  mmcv,
  mmengine,
  paddle,
  paddledetection,
  transformers,
  timm,
  optax,
  deepspeed,
  megatron,
  detectron2,
  torchvision,
  convnext,
  mae,
  deit,
  ultralytics,
  fastai,
  lightning,
  accelerate,
];
