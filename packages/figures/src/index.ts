export type { Plan, Schedule } from '@lrlab/core';
export type { AnyFigure, Figure, Layout, Trace } from './figure.ts';
export { type FigureOptions, figureOf } from './figure-of.ts';
export type { Line } from './line.ts';
export { config, palette } from './look.ts';
export type { Mark } from './mark.ts';
export { numberText } from './number-text.ts';
export { type Smoothing, smoothed } from './smoothed.ts';
