import type { ExitCode, Io } from '../command.ts';
import { answerLine, errorAnswer } from './answer-line.ts';
import { linesOf } from './lines-of.ts';

/** Answers every line of the input that is not blank, in order and as it comes. */
export async function answerLines({ input, out }: Pick<Io, 'input' | 'out'>): Promise<ExitCode> {
  let isFirst = true;
  for await (const line of linesOf(input)) {
    if ('tooLong' in line) {
      const message = 'expected a line of at most 64 MB, got a longer one';
      await out(`${errorAnswer('null', [{ path: '', code: 'size', message }])}\n`);
    } else {
      // Some programs begin what they write with a byte order mark.
      const text = isFirst ? line.text.replace(/^\uFEFF/, '') : line.text;
      if (text.trim() !== '') await out(`${answerLine(text)}\n`);
    }
    isFirst = false;
  }
  return 0;
}
