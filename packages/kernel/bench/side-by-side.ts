/** The two kernels that are measured: stock tslab is the measure. */
export type Kernel = 'stock' | 'ours';
export const kernels: readonly Kernel[] = ['stock', 'ours'];

/** What was measured, by name; the first is what the others are compared with. */
type Measured = Readonly<Record<string, readonly number[]>>;

/** The middle of several times: half were longer. */
function middleOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}

/** Prints the median of each, and each as a multiple of the first. */
export function printSideBySide(title: string, unit: string, measured: Measured): void {
  const all = Object.entries(measured).map(([name, values]) => [name, middleOf(values)] as const);
  const first = all[0]![1];
  console.log(title);
  for (const [name, value] of all) {
    const ratio = (value / first).toFixed(2).padStart(6);
    console.log(`  ${name.padEnd(28)} ${value.toFixed(1).padStart(8)} ${unit}  ${ratio} x`);
  }
}

/** Measures both in turn, so that a busy machine slows both. */
export async function inTurn<Name extends string>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name) => Promise<number>,
): Promise<Record<Name, number[]>> {
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) times[name].push(await measure(name));
  }
  return times;
}

/** How long something takes, in milliseconds. */
export async function millisecondsOf(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
