import type { LogSeries } from '../log/log.ts';
import type { WholePlan } from './audit-plan.ts';

/** More points than these tell nothing more of a clock. */
const most = 20_000;

type Points = Pick<LogSeries, 'index' | 'indexName' | 'rates' | 'fileStarts'>;

/** The points that an audit looks at: at most so many, and counted from the beginning where the log counts within each epoch. */
export function thinned(series: LogSeries, plan: WholePlan): Points {
  const { index, indexName, rates, fileStarts } = counted(series, plan);
  if (index.length <= most) return { index, indexName, rates, fileStarts };
  const every = Math.ceil(index.length / most);
  const isKept = (_: number, i: number): boolean => i % every === 0 || i === index.length - 1;
  return {
    index: index.filter(isKept),
    indexName,
    rates: rates.filter(isKept),
    fileStarts: fileStarts.map((start) => Math.ceil(start / every)),
  };
}

/** MMCV logs the batch within the epoch, from 1, beside the epoch, from 1. */
function counted(series: LogSeries, { updatesPerEpoch, accumulation }: WholePlan): LogSeries {
  const { index, epochs } = series;
  if (!epochs || !updatesPerEpoch) return series;
  const perEpoch = updatesPerEpoch * accumulation;
  let restarts = 0;
  for (let i = 1; i < index.length; i++) {
    if (index[i]! >= index[i - 1]!) continue;
    if (!(epochs[i]! > epochs[i - 1]!)) return series;
    restarts++;
  }
  if (restarts === 0 || !epochs.every(Number.isInteger) || index.some((one) => one > perEpoch)) return series;
  const first = Math.min(1, epochs[0]!);
  return { ...series, index: index.map((one, i) => (epochs[i]! - first) * perEpoch + one) };
}
