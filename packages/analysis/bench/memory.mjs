// Reads one log in one of two ways, and tells how much memory the process had at its peak.
import { readEvents, readLog } from '@lrlab/analysis/log';

const [how, file] = process.argv.slice(2);
const began = performance.now();
let sum = 0;
if (how === 'readLog') sum = (await readLog(file)).series[0].rates.length;
else
  await readEvents(file, ({ value }) => {
    sum += value;
  });
const milliseconds = performance.now() - began;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ megabytes, milliseconds, sum }));
