/** Numbered stages: each says its name, does its work, and says the seconds it took. */
export function stagesOf(total) {
  const begin = performance.now();
  let done = 0;
  return {
    /** Runs one stage; `work` answers whether it went well. */
    async stage(name, work) {
      const start = performance.now();
      console.log(`[${++done}/${total}] ${name}`);
      const well = await work().catch((error) => {
        console.error(error.message);
        return false;
      });
      console.log(`[${done}/${total}] ${name}: ${well ? 'done' : 'FAILED'} in ${secondsSince(start)}\n`);
      return well;
    },
    seconds: () => secondsSince(begin),
  };
}

const secondsSince = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
