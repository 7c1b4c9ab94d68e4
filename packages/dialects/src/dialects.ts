import { accelerate } from './accelerate/dialect.ts';
import { convnext } from './convnext/dialect.ts';
import { deepspeed } from './deepspeed/dialect.ts';
import { deit } from './deit/dialect.ts';
import { detectron2 } from './detectron2/dialect.ts';
import { fastai } from './fastai/dialect.ts';
import type { Dialect } from './form.ts';
import { keras } from './keras/dialect.ts';
import { lightning } from './lightning/dialect.ts';
import { mae } from './mae/dialect.ts';
import { megatron } from './megatron/dialect.ts';
import { mmcv } from './mmcv/dialect.ts';
import { mmengine } from './mmengine/dialect.ts';
import { objectDetection } from './object-detection/dialect.ts';
import { optax } from './optax/dialect.ts';
import { paddle } from './paddle/dialect.ts';
import { paddledetection } from './paddledetection/dialect.ts';
import { pytorch } from './pytorch/dialect.ts';
import { tensorflow } from './tensorflow/dialect.ts';
import { timm } from './timm/dialect.ts';
import { torchvision } from './torchvision/dialect.ts';
import { transformers } from './transformers/dialect.ts';
import { ultralytics } from './ultralytics/dialect.ts';

/**
 * Every dialect, in the order in which they are listed to people.
 *
 * @example
 * dialects.map((dialect) => dialect.id);
 * // => ['pytorch', 'tensorflow', 'keras', 'object-detection', 'mmcv', 'mmengine', 'paddle', 'paddledetection', 'transformers', 'timm', 'optax', 'deepspeed', 'megatron', 'detectron2', 'torchvision', 'convnext', 'mae', 'deit', 'ultralytics', 'fastai', 'lightning', 'accelerate']
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
