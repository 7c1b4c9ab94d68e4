import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { maskedCrc } from '../src/log/crc32c.ts';
import { readEvents, readLog, writeEvents } from '../src/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'lrlab-events-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seconds = 1_700_000_000;
const written = (name: string, rates: readonly number[]): Promise<string> =>
  writeEvents(join(folder, name), [{ tag: 'lr', steps: rates.map((_, i) => i), rates }], { seconds });

async function stepsIn(file: string): Promise<{ steps: number[]; places: (number | undefined)[] }> {
  const steps: number[] = [];
  const faults = await readEvents(file, ({ step }) => steps.push(step));
  return { steps, places: faults.map(({ byteOffset }) => byteOffset) };
}

/** Where each record of a file begins, by the lengths alone. */
function placesIn(bytes: Buffer): number[] {
  const places: number[] = [];
  for (let at = 0; at < bytes.length; at += 16 + bytes.readUInt32LE(at)) places.push(at);
  return places;
}

test('the checksum is that of RFC 3720, masked as TFRecord masks it', () => {
  const digits = Buffer.from('123456789');
  // CRC-32C of the nine digits is 0xe3069283, by the catalogue of CRC parameters.
  const rotated = ((0xe3069283 >>> 15) | (0xe3069283 << 17)) >>> 0;
  expect(maskedCrc(digits, { start: 0, end: 9 })).toBe((rotated + 0xa282ead8) >>> 0);
});

test('what is written is read again, in single precision', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, maxLength: 200 }),
      fc.array(fc.tuple(fc.maxSafeNat(), fc.double({ noNaN: true })), { maxLength: 20 }),
      async (tag, points) => {
        const [steps, rates] = [points.map(([step]) => step), points.map(([, rate]) => rate)];
        const file = await writeEvents(join(folder, 'law'), [{ tag, steps, rates }], { seconds });
        const met: unknown[] = [];
        expect(await readEvents(file, (scalar) => met.push([scalar.tag, scalar.step, scalar.value]))).toEqual(
          [],
        );
        const wellFormed = Buffer.from(tag).toString();
        expect(met).toEqual(points.map(([step, rate]) => [wellFormed, step, Math.fround(rate)]));
      },
    ),
    { numRuns: 50 },
  );
});

test('of a file that was cut off everything before is used, and the place is told', async () => {
  const file = await written('cut', [0.4, 0.3, 0.2, 0.1]);
  const bytes = readFileSync(file);
  const places = placesIn(bytes);
  for (const left of [1, 11, 12, 20, bytes.length - places[4]! - 1]) {
    writeFileSync(file, bytes.subarray(0, places[4]! + left));
    expect(await stepsIn(file)).toEqual({ steps: [0, 1, 2], places: [places[4]] });
  }
});

test('a broken record is left out and told, whether its data, its length or a checksum is broken', async () => {
  const file = await written('broken', [0.4, 0.3, 0.2, 0.1]);
  const bytes = readFileSync(file);
  const places = placesIn(bytes);
  for (const at of [0, 3, 9, 14, 30, places[3]! - places[2]! - 1]) {
    const broken = Buffer.from(bytes);
    broken[places[2]! + at]! ^= 0x5a;
    writeFileSync(file, broken);
    expect(await stepsIn(file), `byte ${at}`).toEqual({ steps: [0, 2, 3], places: [places[2]] });
  }
});

test('no change of a file crashes the reader or makes it invent a step', async () => {
  const file = await written('any', [0.4, 0.3, 0.2, 0.1]);
  const bytes = readFileSync(file);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length - 1),
      fc.nat(255),
      fc.nat(bytes.length),
      async (at, byte, length) => {
        const broken = Buffer.from(bytes);
        broken[at] = byte;
        writeFileSync(file, broken.subarray(0, length));
        const { steps } = await stepsIn(file);
        expect([0, 1, 2, 3].filter((step) => steps.includes(step))).toEqual(steps);
      },
    ),
  );
});

test('a folder is read in the order in which its files were begun, and broken files in it, too', async () => {
  const run = join(folder, 'run');
  await writeEvents(run, [{ tag: 'lr', steps: [50, 60], rates: [0.5, 0.25] }], { seconds: seconds + 100 });
  const first = await writeEvents(run, [{ tag: 'lr', steps: [0, 10, 20], rates: [1, 0.75, 0.5] }], {
    seconds,
  });
  writeFileSync(first, readFileSync(first).subarray(0, -5));
  const { files, series, faults } = await readLog(run);
  expect(files[0]).toBe(first);
  expect(series).toEqual([
    {
      tag: 'lr',
      indexName: 'step',
      index: [0, 10, 50, 60],
      rates: [1, 0.75, 0.5, 0.25],
      fileStarts: [2],
      keptEvery: 1,
    },
  ]);
  expect(faults).toMatchObject([{ file: first, byteOffset: expect.any(Number) }]);
});

test('a million points and more are read in the memory of a few', { timeout: 300_000 }, async () => {
  const million = Float64Array.from({ length: 1_200_000 }, (_, i) => i);
  const file = await writeEvents(join(folder, 'long'), [{ tag: 'lr', steps: million, rates: million }], {
    seconds,
  });
  const code = `const { readEvents } = await import(${JSON.stringify(new URL('../dist/log.js', import.meta.url).href)});
    let points = 0;
    const faults = await readEvents(process.argv[1], () => points++);
    console.log(JSON.stringify({ points, faults: faults.length }));`;
  // A heap in which the points alone would not fit.
  const args = ['--max-old-space-size=24', '--input-type=module', '-e', code, file];
  expect(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))).toEqual({
    points: 1_200_000,
    faults: 0,
  });
  const { series } = await readLog(file);
  expect(series[0]!.keptEvery).toBe(2);
  expect(series[0]!.index.length).toBe(600_001);
  expect(series[0]!.index.at(-1)).toBe(1_199_999);
});
