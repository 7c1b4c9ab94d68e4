import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './root.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// Nothing is sent anywhere, and nobody asks for a newer version.
const quiet = {
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  DO_NOT_TRACK: '1',
  NO_UPDATE_NOTIFIER: '1',
  // Colours only where somebody looks.
  ...(process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' }),
};

// Turbo counts it among what a result depends on: what passed under one Node may not under another.
const node = { LRLAB_NODE: process.version };

/**
 * Runs a program to its end and says its exit code and, where `capture` is set, what it printed. A signal to this
 * process goes to the child, and this process ends after it.
 */
export function runChild([command, ...args], { env = {}, capture = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...quiet, ...node, ...env },
      // A group of its own, so that a signal reaches turbo behind its launcher, and once.
      detached: process.platform !== 'win32',
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
      shell,
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    let stoppedBy;
    const stop = (signal) => {
      stoppedBy = signal;
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
      } catch {
        // It has ended by itself.
      }
    };
    for (const signal of signals) process.on(signal, stop);
    const done = (settle) => {
      for (const signal of signals) process.off(signal, stop);
      settle();
    };
    child.on('error', (error) => done(() => reject(error)));
    child.on('close', (code, signal) =>
      done(() => {
        // After a signal to this process no further stage may start.
        if (stoppedBy) process.exit(128 + constants.signals[stoppedBy]);
        resolve({ code: code ?? 128 + constants.signals[signal], output });
      }),
    );
  });
}
