import type { DataFrame } from 'danfojs-node';
import { recordsOf } from './frame-of.ts';

/**
 * A frame as JSON: a list of records, numbers with all their digits, nothing as `null`.
 *
 * @example
 * jsonOf(frameOf([{ step: 0, rate: 1 / 3 }])); // => '[{"step":0,"rate":0.3333333333333333}]'
 */
export const jsonOf = (frame: DataFrame): string => JSON.stringify(recordsOf(frame));
