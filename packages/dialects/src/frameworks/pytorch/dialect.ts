import type { Dialect, Form, PythonStyle } from '../../form/form.ts';
import { chainedScheduler } from './chained-scheduler.ts';
import { constantLr } from './constant-lr.ts';
import { cosineAnnealingLr } from './cosine-annealing-lr.ts';
import { cosineAnnealingWarmRestarts } from './cosine-annealing-warm-restarts.ts';
import { cyclicLr } from './cyclic-lr.ts';
import { pytorchDeclares, pytorchMembers } from './declares.ts';
import { exponentialLr } from './exponential-lr.ts';
import { lambdaLr } from './lambda-lr.ts';
import { steppedList } from './layout.ts';
import { linearLr } from './linear-lr.ts';
import { multiStepLr } from './multi-step-lr.ts';
import { multiplicativeLr } from './multiplicative-lr.ts';
import { oneCycleLr } from './one-cycle-lr.ts';
import { polynomialLr } from './polynomial-lr.ts';
import { sequentialLr } from './sequential-lr.ts';
import { stepLr } from './step-lr.ts';
import { steppedByEpoch } from './stepped-by-epoch.ts';
import { warmUpLr } from './warm-up-lr.ts';

/** What is stepped once an epoch by custom, or once an update where the run has no epochs. */
const byEpoch: readonly Form[] = [
  cosineAnnealingLr,
  constantLr,
  linearLr,
  stepLr,
  multiStepLr,
  exponentialLr,
  polynomialLr,
  cosineAnnealingWarmRestarts,
];

const members = (): readonly Form[] => [
  ...byEpoch,
  oneCycleLr,
  cyclicLr,
  lambdaLr,
  multiplicativeLr,
  sequential,
  chained,
];
/** What sequences and chains are written with. */
const leaves: readonly Form[] = [...byEpoch, cyclicLr, oneCycleLr];
const sequential: Form = sequentialLr(members, leaves);
const chained: Form = chainedScheduler(members, leaves);

/** PyTorch's own classes, most idiomatic first. */
export const classes: readonly Form[] = [
  ...byEpoch.map(steppedByEpoch),
  oneCycleLr,
  cyclicLr,
  steppedByEpoch(sequential),
  steppedByEpoch(chained),
  // The last resort: it can say everything.
  steppedByEpoch(lambdaLr),
  steppedByEpoch(multiplicativeLr),
];

const imports = 'from torch.optim.lr_scheduler import *';

/** How the users of frameworks that take them import the classes. */
export const classStyle: PythonStyle & { readonly names: readonly string[] } = {
  names: classes.map(({ name }) => name),
  imports,
};

export const pytorch: Dialect = {
  id: 'pytorch',
  title: 'PyTorch, torch.optim.lr_scheduler',
  clock: 'update',
  version: '2.13.0',
  isSteppedByUser: true,
  forms: [...classes, warmUpLr],
  declares: { own: pytorchDeclares, inner: pytorchMembers },
  layouts: [steppedList(classes)],
  python: { imports, variable: 'scheduler' },
  notes: [
    {
      code: 'name',
      text: 'ReduceLROnPlateau is not here: its rate follows from the metric of each epoch, which no schedule knows.',
    },
  ],
};
