import type { Dialect } from '../../form/form.ts';
import { ultralyticsDeclares } from './declares.ts';
import { ultralyticsLayouts } from './layout.ts';
import { trainForms } from './train-forms.ts';

export const ultralytics: Dialect = {
  id: 'ultralytics',
  title: 'Ultralytics YOLO and YOLOv5',
  clock: 'batch',
  version: '0001630 (mid-2026), 8.1 and YOLOv5 of 2026',
  layouts: ultralyticsLayouts,
  python: { prefix: 'model.' },
  forms: trainForms,
  declares: { own: ultralyticsDeclares },
};
