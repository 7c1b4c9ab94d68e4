import type { Form } from '../../form/form.ts';
import { piecewiseWithWarmup } from './piecewise-with-warmup.ts';

/** The API's own function, which document 002 renames. */
export const manualStepping: Form = { ...piecewiseWithWarmup, name: 'manual_stepping', aliases: [] };
