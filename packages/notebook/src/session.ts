import { findBrowser, openPictures, type Pictures } from '@lrlab/figures/picture';

/**
 * What one notebook process remembers from one cell to the next: whether its notebook already carries plotly.js, and the
 * browser that draws its pictures. It is the only state of this package.
 */
interface Session {
  carriesLibrary: boolean;
  pictures: Promise<Pictures | undefined> | undefined;
  drawing: number;
  closing: NodeJS.Timeout | undefined;
}

const session: Session = { carriesLibrary: false, pictures: undefined, drawing: 0, closing: undefined };

/** An unused browser is closed after so many milliseconds, so that it does not keep the process alive. */
const idle = 2000;

/** True once in a process: for the output that carries the library for all the others. */
export function takeLibraryTurn(): boolean {
  const first = !session.carriesLibrary;
  session.carriesLibrary = true;
  return first;
}

/**
 * What `draw` makes with the session's browser, which is started when it is first needed and closed when it has been
 * idle for a while; `undefined` where there is none or it cannot start.
 */
export async function withPictures<T>(draw: (pictures: Pictures) => Promise<T>): Promise<T | undefined> {
  if (!session.pictures && !findBrowser().path) return undefined;
  clearTimeout(session.closing);
  session.drawing++;
  session.pictures ??= openPictures().catch(() => undefined);
  try {
    const pictures = await session.pictures;
    return pictures && (await draw(pictures));
  } catch (error) {
    // The browser may have ended: the next picture gets another.
    await closePictures();
    throw error;
  } finally {
    session.drawing--;
    if (session.drawing === 0) session.closing = setTimeout(closePictures, idle);
  }
}

/**
 * Closes the browser that draws a notebook's pictures now, if one is open; the next picture starts another.
 *
 * @example
 * await closePictures();
 */
export async function closePictures(): Promise<void> {
  clearTimeout(session.closing);
  const open = session.pictures;
  session.pictures = undefined;
  await (await open)?.close();
}
