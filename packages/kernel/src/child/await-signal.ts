import { runInThisContext } from 'node:vm';

/** The signal of an interrupt, which comes on another way than the interrupt itself. */
export interface Signals {
  readonly begin: () => void;
  /** The running cell was interrupted: its signal comes or has come. */
  readonly expect: () => void;
  readonly seen: () => void;
  /** Settles when no signal is under way, which would else hit the next cell. */
  readonly settled: () => Promise<void>;
}

const longestMilliseconds = 150;
const stepMilliseconds = 5;
const absorbMilliseconds = 20;

export function awaitSignals(): Signals {
  let isExpected = false;
  let isSeen = false;
  return {
    begin: () => {
      isExpected = false;
      isSeen = false;
    },
    expect: () => {
      isExpected = true;
    },
    seen: () => {
      isSeen = true;
    },
    settled: async () => {
      for (
        let waited = 0;
        isExpected && !isSeen && waited < longestMilliseconds;
        waited += stepMilliseconds
      ) {
        await new Promise((resolve) => setTimeout(resolve, stepMilliseconds));
      }
      if (isExpected && !isSeen) absorb();
    },
  };
}

/**
 * A signal that comes in the moment a script ends is lost by Node, and ends the next script that can be interrupted:
 * let that be this one.
 */
function absorb(): void {
  try {
    runInThisContext(`for (const end = Date.now() + ${absorbMilliseconds}; Date.now() < end; );`, {
      breakOnSigint: true,
    });
  } catch {
    // It was there.
  }
}
