import { configLayout } from '../../text/config-layout.ts';
import type { Layout } from '../../text/layout.ts';
import { trainForms } from './train-forms.ts';

const keys = ['epochs', 'lr0', 'lrf', 'cos_lr', 'warmup_epochs', 'warmup_momentum', 'warmup_bias_lr'];
const [train, , yolov5] = trainForms;

/** What only the files of YOLOv5's hyper-parameters have. */
const ofYolov5 = ['anchor_t', 'obj_pw', 'cls_pw', 'iou_t'];

/** `yolo train epochs=100 lr0=0.01`; `train.py --epochs 100 --cos-lr` of YOLOv5; YAML of the same keys, and of its hyper-parameters. */
export const ultralyticsLayouts: readonly Layout[] = [
  configLayout({
    syntax: 'flags',
    form: yolov5!,
    keys,
    isFor: (_, text) => /--(?:hyp|epochs|cos-lr)\b/.test(text),
    isOnlyRead: true,
  }),
  configLayout({ syntax: 'flags', form: train!, keys, flags: { look: 'words', program: 'yolo train' } }),
  configLayout({
    syntax: 'yaml',
    form: yolov5!,
    keys,
    isFor: ({ entries }) => entries.some(({ key }) => ofYolov5.includes(key)),
    isOnlyRead: true,
  }),
  configLayout({ syntax: 'yaml', form: train!, keys, isOnlyRead: true }),
];
