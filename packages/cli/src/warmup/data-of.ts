import { dataSets } from '@lrlab/core';
import { readValue } from '../read-value.ts';

/** Images of an epoch, and the data set they are of, if it has a name. */
export interface Data {
  readonly data?: string;
  readonly images: number;
}

/** The data set that a text names, or so many images; nothing if it is neither. */
export function dataOf(text: string): Data | undefined {
  for (const [data, { images }] of Object.entries(dataSets)) {
    if (data.toLowerCase() === text.toLowerCase()) return { data, images };
  }
  const read = readValue('count', text);
  return 'value' in read ? { images: read.value as number } : undefined;
}
