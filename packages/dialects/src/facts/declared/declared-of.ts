import type { CheckedCall } from '../../form/check-args.ts';
import type { GroupRun } from '../../form/form.ts';
import type { Declared, DeclaredBy } from './declared.ts';
import { deepspeedDeclares } from './deepspeed.ts';
import { detectron2Declares } from './detectron2.ts';
import { fastaiDeclares } from './fastai.ts';
import { megatronDeclares } from './megatron.ts';
import { mmcvDeclares, mmengineDeclares } from './open-mmlab.ts';
import { optaxDeclares } from './optax.ts';
import { paddleDeclares } from './paddle.ts';
import { paddledetectionDeclares } from './paddledetection.ts';
import { pytorchDeclares, pytorchMembers } from './pytorch.ts';
import { convnextDeclares, deitDeclares, maeDeclares } from './scripts.ts';
import { kerasDeclares, objectDetectionDeclares, tensorflowDeclares } from './tensorflow.ts';
import { timmDeclares } from './timm.ts';
import { torchvisionDeclares } from './torchvision.ts';
import { transformersDeclares } from './transformers.ts';
import { ultralyticsDeclares } from './ultralytics.ts';
import { wrapperDeclares } from './wrappers.ts';

const members = { ...pytorchMembers, ...transformersDeclares };

/** What the forms of each dialect declare, and the calls inside theirs where that is something else. */
const table: Readonly<Record<string, { readonly own: DeclaredBy; readonly inner?: DeclaredBy }>> = {
  pytorch: { own: pytorchDeclares, inner: pytorchMembers },
  tensorflow: { own: tensorflowDeclares },
  keras: { own: kerasDeclares },
  'object-detection': { own: objectDetectionDeclares },
  mmcv: { own: mmcvDeclares },
  mmengine: { own: mmengineDeclares },
  paddle: { own: paddleDeclares },
  paddledetection: { own: paddledetectionDeclares },
  transformers: { own: transformersDeclares },
  timm: { own: timmDeclares },
  optax: { own: optaxDeclares },
  deepspeed: { own: deepspeedDeclares },
  megatron: { own: megatronDeclares },
  detectron2: { own: detectron2Declares },
  torchvision: { own: torchvisionDeclares },
  convnext: { own: convnextDeclares },
  mae: { own: maeDeclares },
  deit: { own: deitDeclares },
  ultralytics: { own: ultralyticsDeclares },
  fastai: { own: fastaiDeclares },
  lightning: { own: wrapperDeclares.lightning, inner: members },
  accelerate: { own: wrapperDeclares.accelerate, inner: members },
};

/** What a call declares whose arguments have their types; lengths in the framework's ticks, as those of the run. */
export function declaredOf(dialect: string, call: Omit<CheckedCall, 'form'>, run: GroupRun): Declared {
  const { own = {}, inner = own } = table[dialect] ?? {};
  const at = { base: run.baseRate ?? 1, each: run.stepsPerEpoch ?? 1, run };
  const of = ({ name, args }: Omit<CheckedCall, 'form'>): Declared =>
    inner[name]?.(args, { ...at, inner: of }) ?? {};
  const all = own[call.name]?.(call.args, { ...at, inner: of }) ?? {};
  // Arguments that are at fault say no number.
  const known = Object.entries(all).filter(
    ([, value]) => value !== null && (typeof value !== 'number' || Number.isFinite(value)),
  );
  return Object.fromEntries(known);
}
