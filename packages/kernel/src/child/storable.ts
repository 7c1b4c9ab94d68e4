import type { MimeBundle } from '../notebook.ts';

/** Bytes in a bundle are stored as base64, as nbformat wants them. */
export function storable(bundle: MimeBundle): MimeBundle {
  return Object.fromEntries(
    Object.entries(bundle).map(([type, content]) => [
      type,
      content instanceof Uint8Array ? Buffer.from(content).toString('base64') : content,
    ]),
  );
}
