import { createRequire } from 'node:module';

/** One thing in several forms, by MIME type; a front end shows the richest it knows. */
export interface Bundle {
  readonly [mime: string]: unknown;
}

/** How a bundle is shown; every field may be left out. */
export interface DisplayOptions {
  /** A name by which the output can be replaced later. */
  readonly displayId?: string;
  /** Whether this replaces what was shown under `displayId`. */
  readonly update?: boolean;
  /** By MIME type, such as the size of a picture. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

type Writer = (message: { data: Bundle; metadata: object; transient: object }, update: boolean) => void;

/** How the kernel this process runs writes an output; nothing outside a kernel. */
function kernelWriter(): Writer | undefined {
  const { cache } = createRequire(import.meta.url);
  for (const loaded of Object.values(cache)) {
    if (!loaded || !/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(loaded.filename)) continue;
    const { lastWriteDisplayData } = loaded.exports as { lastWriteDisplayData?: Writer | null };
    if (lastWriteDisplayData) return lastWriteDisplayData;
  }
  return undefined;
}

/**
 * Whether a notebook's cell is running in this process.
 *
 * @example
 * inNotebook(); // => false
 */
export const inNotebook = (): boolean => kernelWriter() !== undefined;

/**
 * Shows a bundle as one output of the cell that runs. Outside a kernel nothing is shown, and the bundle comes back.
 *
 * @example
 * display({ 'text/plain': 'hello' }); // => { 'text/plain': 'hello' }
 */
export function display(bundle: Bundle, options: DisplayOptions = {}): Bundle | undefined {
  const { displayId, update = false, metadata = {} } = options;
  const write = kernelWriter();
  if (!write) return bundle;
  write(
    { data: bundle, metadata, transient: displayId === undefined ? {} : { display_id: displayId } },
    update,
  );
  return undefined;
}
