import type { Answer, Question } from '../messages.ts';
import type { MimeBundle } from '../notebook.ts';
import type { Engine, QuickInfo } from './engine.ts';
import { isCompleteAnswer } from './is-complete.ts';

/** Answers what an editor asks about a cell that is being written. */
export function answerQuestion(engine: Engine, question: Question): Answer {
  switch (question.type) {
    case 'complete': {
      const { start, end, candidates } = engine.complete(question.code, question.at);
      return { type: 'complete', start, end, matches: [...new Set(candidates)] };
    }
    case 'inspect': {
      const info = inspectedPlaces(question.code, question.at)
        .map((at) => engine.inspect(question.code, at))
        .find((found) => found?.displayParts?.length);
      return { type: 'inspect', ...(info ? { bundle: infoBundle(info) } : {}) };
    }
    case 'is-complete':
      return isCompleteAnswer(engine.ts, question.code);
  }
}

/** The name at the cursor, the one before it, and the function whose arguments are being written. */
function inspectedPlaces(code: string, at: number): readonly number[] {
  const places = [at, at - 1];
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (code[i] === ')') depth++;
    else if (code[i] === '(' && depth-- === 0) {
      places.push(code.slice(0, i).trimEnd().length - 1);
      break;
    }
  }
  return places.filter((place) => place >= 0 && /[\w$]/.test(code[place] ?? ''));
}

function infoBundle({ displayParts = [], documentation = [], tags = [] }: QuickInfo): MimeBundle {
  const signature = textOf(displayParts);
  const words = textOf(documentation);
  const notes = tags.map(({ name, text = [] }) => ({ name, text: textOf(text) }));
  const plain = [signature, words, ...notes.map(({ name, text }) => `@${name} ${text}`.trimEnd())];
  const marked = [
    `\`\`\`typescript\n${signature}\n\`\`\``,
    words,
    ...notes.map(({ name, text }) =>
      name === 'example' && !text.includes('```')
        ? `*@${name}*\n\`\`\`typescript\n${text}\n\`\`\``
        : `*@${name}* ${text}`.trimEnd(),
    ),
  ];
  return {
    'text/plain': plain.filter((part) => part !== '').join('\n\n'),
    'text/markdown': marked.filter((part) => part !== '').join('\n\n'),
  };
}

function textOf(parts: readonly { readonly text: string }[]): string {
  return parts.map(({ text }) => text).join('');
}
