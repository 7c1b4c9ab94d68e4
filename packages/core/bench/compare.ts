/** What is measured side by side: each does the same work once. */
type Contestants = Readonly<Record<string, () => void>>;

/**
 * The median time of each in milliseconds. They take turns, so that a busy machine slows all of them, and the first
 * rounds, in which they are compiled, do not count.
 */
function mediansOf(contestants: Contestants): Record<string, number> {
  const rounds = 11;
  const warmup = 2;
  const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, [] as number[]]));
  for (let round = -warmup; round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const began = performance.now();
      run();
      if (round >= 0) times[name]!.push(performance.now() - began);
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [name, all.sort((a, b) => a - b)[rounds >> 1]!]),
  );
}

/** Prints the medians, and each as a multiple of the first. */
export function compare(title: string, contestants: Contestants): void {
  const medians = Object.entries(mediansOf(contestants));
  const first = medians[0]![1];
  console.log(title);
  for (const [name, time] of medians) {
    console.log(
      `  ${name.padEnd(28)} ${time.toFixed(1).padStart(8)} ms  ${(time / first).toFixed(2).padStart(6)} x`,
    );
  }
}
