#!/usr/bin/env node
import { runKernel } from '../dist/jupyter/run-kernel.js';

// Nothing that a library keeps open may keep this process.
runKernel(process.argv[2]).then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`lrlab kernel: ${error.message}\n`);
    process.exit(1);
  },
);
