import { type Issue, ScheduleError } from '@lrlab/core';
import type { LogSeries } from './log.ts';
import { isRateTag } from './rate-tag.ts';
import { type SeriesMaker, seriesMaker } from './series-maker.ts';

/** What a reader tells of the points that it meets. */
export interface Found {
  /** Whether the points of this tag are asked for; every tag that is met is asked about. */
  readonly wants: (tag: string) => boolean;
  readonly add: (tag: string, point: Point) => void;
  readonly nextFile: () => void;
  readonly series: () => readonly LogSeries[];
}

interface Point {
  readonly index: number;
  readonly indexName: string;
  readonly rate: number;
  readonly epoch?: number | undefined;
}

/** Gathers what readers find: the tag that was named, or every tag that says learning rate. */
export function ratesFound(tag: string | undefined): Found {
  const asked = new Map<string, boolean>();
  const makers = new Map<string, SeriesMaker>();
  const wants = (name: string): boolean => {
    let is = asked.get(name);
    if (is === undefined) {
      is = tag === undefined ? isRateTag(name) : name === tag;
      asked.set(name, is);
    }
    return is;
  };
  return {
    wants,
    add: (name, { index, indexName, rate, epoch }) => {
      let maker = makers.get(name);
      if (!maker) {
        maker = seriesMaker(name, indexName);
        makers.set(name, maker);
      }
      maker.add(index, rate, epoch);
    },
    nextFile: () => {
      for (const maker of makers.values()) maker.nextFile();
    },
    series: () => {
      if (makers.size === 0) throw new ScheduleError([missing(tag, asked)]);
      return [...makers.values()].map((maker) => maker.made());
    },
  };
}

function missing(tag: string | undefined, asked: ReadonlyMap<string, boolean>): Issue {
  const empty = [...asked].flatMap(([name, isWanted]) => (isWanted ? [name] : []));
  if (empty.length > 0) {
    const message = `expected a point of ${empty.join(', ')}, got none`;
    return { path: 'log', code: 'size', message };
  }
  const met = [...asked.keys()];
  const wanted = tag === undefined ? 'a tag or column of learning rates' : `the tag ${JSON.stringify(tag)}`;
  const names = met.slice(0, 20).map((name) => name.replace(/\p{Cc}/gu, '?').slice(0, 80));
  const shown = names.join(', ') + (met.length > 20 ? ', …' : '');
  return { path: 'log', code: 'field', message: `expected ${wanted}, got ${shown || 'no numbers at all'}` };
}
