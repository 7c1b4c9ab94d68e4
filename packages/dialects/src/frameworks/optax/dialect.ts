import type { Dialect, Form } from '../../form/form.ts';
import { withFunction } from '../../form/with-function.ts';
import { jax } from '../../text/function/numbers.ts';
import { constantSchedule } from './constant-schedule.ts';
import { cosineDecaySchedule } from './cosine-decay-schedule.ts';
import { optaxDeclares } from './declares.ts';
import { exponentialDecay } from './exponential-decay.ts';
import { joinSchedules } from './join-schedules.ts';
import { cosineOnecycleSchedule, linearOnecycleSchedule } from './one-cycle.ts';
import { piecewiseConstantSchedule } from './piecewise-constant-schedule.ts';
import { piecewiseInterpolateSchedule } from './piecewise-interpolate-schedule.ts';
import { linearSchedule, polynomialSchedule } from './polynomial-schedule.ts';
import { sgdrSchedule } from './sgdr-schedule.ts';
import { warmupConstantSchedule } from './warmup-constant-schedule.ts';
import { warmupCosineDecaySchedule } from './warmup-cosine-decay-schedule.ts';
import { warmupExponentialDecaySchedule } from './warmup-exponential-decay-schedule.ts';

const forms: readonly Form[] = [
  constantSchedule,
  linearSchedule,
  polynomialSchedule,
  cosineDecaySchedule,
  warmupCosineDecaySchedule,
  warmupConstantSchedule,
  exponentialDecay,
  warmupExponentialDecaySchedule,
  piecewiseConstantSchedule,
  cosineOnecycleSchedule,
  linearOnecycleSchedule,
  piecewiseInterpolateSchedule,
  sgdrSchedule,
  joinSchedules(() => forms),
];

const own: Dialect = {
  id: 'optax',
  title: 'optax',
  clock: 'update',
  version: '0.2.8',
  forms,
  declares: { own: optaxDeclares },
  python: { prefix: 'optax.', imports: 'import optax', variable: 'schedule' },
  notes: [
    {
      code: 'clock',
      text: 'A schedule counts updates, also inside MultiSteps, which adds up the gradients of several batches.',
      fixture: 'optax/exponential_decay-multi-steps-4',
    },
    {
      code: 'rounding',
      text: 'It computes in single precision unless JAX_ENABLE_X64 is set, and an update is compiled: that is what is compared here.',
      fixture: 'optax/exponential_decay-steps-41',
    },
    {
      code: 'name',
      text: 'contrib.reduce_on_plateau depends on the loss, so that it is no form.',
    },
  ],
};

export const optax: Dialect = withFunction(own, {
  name: 'Schedule',
  numbers: jax,
  function: 'schedule',
  tick: 'count',
  mark: /^def schedule\(count\):/m,
  notes: [
    {
      code: 'name',
      text: 'Whatever takes a schedule takes any function of the count. It is traced, so that cases are jnp.where and not if.',
    },
    {
      code: 'name',
      text: 'It computes in single precision, as all of JAX does unless JAX_ENABLE_X64 is set; above 2^24 updates that cannot tell one from the next.',
    },
  ],
});
