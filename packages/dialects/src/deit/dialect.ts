import type { Dialect } from '../form.ts';
import { deitMain } from './main.ts';

export const deit: Dialect = {
  id: 'deit',
  title: 'DeiT, main.py',
  clock: 'update',
  version: '7e160fe (2024)',
  forms: [deitMain],
};
