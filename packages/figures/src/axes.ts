import type { Layout } from './figure.ts';
import { axisLook, ink } from './look.ts';
import { plotlyText } from './plain-text.ts';

const titled = (text: string): Layout => ({
  text: plotlyText(text),
  font: { size: 13, color: ink },
  standoff: 10,
});

/** The axis of steps, or of epochs: a grid line at every tick, a label at every second, thousands as `k`. */
export function clockAxis(unit: 'step' | 'epoch', end: number): Layout {
  return {
    ...axisLook,
    title: titled(unit === 'step' ? 'Step' : 'Epoch'),
    range: [-0.015 * end, 1.015 * end],
    nticks: 14,
    ticklabelstep: 2,
    ...(unit === 'epoch'
      ? { tickformat: '~g' }
      : {
          // Thousands as `k`, but close up every digit.
          tickformatstops: [
            { dtickrange: [null, 50], value: ',~f' },
            { dtickrange: [100, null], value: '~s' },
          ],
        }),
    hoverformat: unit === 'step' ? ',d' : '.4~g',
    unifiedhovertitle: { text: unit === 'step' ? 'step %{x:,d}' : 'epoch %{x:.4~f}' },
    showspikes: true,
    spikemode: 'across',
    spikesnap: 'hovered data',
    spikethickness: 1,
    spikedash: 'solid',
    spikecolor: '#cbd2d9',
  };
}

/** The axis of rates: from 0, unless all of them lie close together; by tens if `type` is `log`. */
export function rateAxis(title: string, type: 'linear' | 'log', rates: readonly number[]): Layout {
  const range = type === 'log' ? logRange(rates) : linearRange(rates);
  return {
    ...axisLook,
    title: titled(title),
    type,
    range,
    ...(type === 'log' && range[1] - range[0] > 2
      ? { exponentformat: 'power', dtick: 1 }
      : { exponentformat: 'e', minexponent: 4, nticks: 8 }),
  };
}

function linearRange(rates: readonly number[]): [number, number] {
  const [low, high] = ends(rates);
  if (low === high) return low === 0 ? [-0.1, 1] : [Math.min(0, low * 1.2), Math.max(0, high * 1.2)];
  const base = low > 0 && low >= 0.6 * high ? low : Math.min(0, low);
  const top = base === low ? high : Math.max(0, high);
  const room = 0.06 * (top - base);
  return [base - room, top + room];
}

/** At most eight powers of ten under the highest rate: a rate of 0 has no place on this axis. */
function logRange(rates: readonly number[]): [number, number] {
  const [low, high] = ends(rates.filter((rate) => rate > 0));
  const top = Math.log10(high);
  const base = Math.max(Math.log10(low), top - 8);
  const room = 0.06 * (top - base || 1);
  return [base - room, top + room];
}

function ends(rates: readonly number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const rate of rates) {
    low = Math.min(low, rate);
    high = Math.max(high, rate);
  }
  return low <= high ? [low, high] : [1, 1];
}
