const pollMilliseconds = 500;

/** Calls back when the process that started this one is gone. */
export function watchClient(onGone: () => void): void {
  const parent = process.ppid;
  // A kernel that the first process has started has nobody to follow.
  if (parent <= 1) return;
  const timer = setInterval(() => {
    if (isThere(parent)) return;
    clearInterval(timer);
    onGone();
  }, pollMilliseconds);
  timer.unref();
}

function isThere(parent: number): boolean {
  if (process.platform !== 'win32') return process.ppid === parent;
  // Windows goes on naming a parent that has ended.
  try {
    process.kill(parent, 0);
    return true;
  } catch {
    return false;
  }
}
