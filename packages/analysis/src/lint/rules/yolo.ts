import { limits } from '../limits.ts';
import { type Hit, type Rule, when } from '../rule.ts';
import { argumentPath, numberAt, type PlacedCall, type View } from '../view.ts';
import { listed, shown } from '../words.ts';

/** What Ultralytics takes without being told. */
const defaults: Readonly<Record<string, number>> = { lr0: 0.01, momentum: 0.937 };

const isTrain = ({ name }: PlacedCall): boolean =>
  name === 'train' || name === 'train_8' || name === 'train_yolov5';

/** The optimizer is chosen by itself unless told; in YOLOv5 it is SGD. */
const isAuto = ({ name }: PlacedCall, { subject: { others = {}, optimizer } }: View): boolean =>
  (optimizer ?? others['optimizer'] ?? (name === 'train_yolov5' ? 'SGD' : 'auto')) === 'auto';

export const yoloAuto: Rule = {
  id: 'yolo/auto',
  severity: 'warning',
  summary: 'optimizer=auto sets the rate and the momentum by itself.',
  condition:
    'Ultralytics trains with optimizer=auto, which is its default, and an lr0 or momentum is given that is not the default.',
  why: 'auto takes AdamW, or for over 10,000 iterations an optimizer with a rate of 0.01, and lr0 and momentum are ignored.',
  fix: 'Name the optimizer, such as optimizer=SGD.',
  check: (view) =>
    view.calls.filter(isTrain).flatMap((call): readonly Hit[] => {
      const own = Object.keys(defaults).filter(
        (name) =>
          call.given?.includes(name) &&
          numberAt(call, name) !== undefined &&
          numberAt(call, name) !== defaults[name],
      );
      return when(own.length > 0 && isAuto(call, view), () => ({
        message: `${listed(own.map((name) => `${name}=${shown(numberAt(call, name)!)}`))} ${own.length === 1 ? 'is' : 'are'} ignored, as optimizer is auto`,
        path: argumentPath(call, own[0]!),
      }));
    }),
  examples: {
    fires: {
      dialect: 'ultralytics',
      text: 'yolo train model=yolov8n.pt data=coco.yaml epochs=100 lr0=0.001',
      run: { stepsPerEpoch: 1000 },
    },
    quiet: {
      dialect: 'ultralytics',
      text: 'yolo train model=yolov8n.pt data=coco.yaml epochs=100 lr0=0.001 warmup_bias_lr=0.01 optimizer=AdamW',
      run: { stepsPerEpoch: 1000 },
    },
  },
};

export const yoloBias: Rule = {
  id: 'yolo/bias',
  severity: 'warning',
  summary: 'The biases start at a rate far above the others, or a warm-up ends within an epoch.',
  condition: `warmup_bias_lr is over ${limits.biasRate} times lr0, with a warm-up and an optimizer that is not chosen by itself: warning; warmup_epochs is fractional in the newest version: info.`,
  why: 'Biases come down from warmup_bias_lr, 0.1 unless told, which was chosen for SGD with a rate of 0.01. Since mid-2026 a warm-up that ends within an epoch leaves the last value of its ramp until the epoch ends.',
  fix: 'Give warmup_bias_lr=0, or ten times lr0 at most, and whole warmup_epochs.',
  check: (view) =>
    view.calls.filter(isTrain).flatMap((call): readonly Hit[] => {
      const [bias = 0, rate = 0, epochs = 0] = ['warmup_bias_lr', 'lr0', 'warmup_epochs'].map((name) =>
        numberAt(call, name),
      );
      const isHigh = bias > limits.biasRate * rate * (1 + 1e-12) && epochs > 0 && !isAuto(call, view);
      return [
        ...when(isHigh, () => ({
          message: `biases start at ${shown(bias)}, ${shown(bias / rate)} times lr0`,
          path: argumentPath(call, call.given?.includes('warmup_bias_lr') ? 'warmup_bias_lr' : 'lr0'),
          step: 0,
        })),
        ...when(call.name === 'train' && !Number.isInteger(epochs), () => ({
          severity: 'info',
          message: `a warm-up of ${shown(epochs)} epochs leaves its last value until epoch ${Math.ceil(epochs)} begins`,
          path: argumentPath(call, 'warmup_epochs'),
          ...(view.warmup !== undefined && { step: Math.floor(view.warmup) }),
        })),
      ];
    }),
  examples: {
    fires: {
      dialect: 'ultralytics',
      text: 'yolo train model=yolov8n.pt data=coco.yaml epochs=100 lr0=0.001 optimizer=AdamW',
      run: { stepsPerEpoch: 1000 },
    },
    quiet: {
      dialect: 'ultralytics',
      text: 'yolo train model=yolov8n.pt data=coco.yaml epochs=100 lr0=0.01 optimizer=SGD',
      run: { stepsPerEpoch: 1000 },
    },
  },
};
