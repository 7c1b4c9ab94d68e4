import { firstWords, type Page, pageOf, type Section, type Words } from '@lrlab/figures';
import type { Checked } from './reproduce.ts';

/** The page of everything the documents show, with the library beside it. */
export function reproductionPage(
  checked: readonly Checked[],
  { library }: { readonly library: string },
): string {
  const right = checked.filter(({ ok }) => ok).length;
  const page: Page = {
    title: { en: 'Every plot of the five documents, redrawn', zh: '五篇文档的全部曲线' },
    intro: [
      {
        en: `${right} of ${checked.length} are right: each line was held against what the framework, or the document's own code, answered when it was run.`,
      },
      { en: 'Point at a line for its step and rate; drag to look closer, and click twice to come back.' },
    ],
    sections: checked.map(sectionOf),
  };
  return pageOf(page, { library: { href: library } });
}

function sectionOf({ id, shown, lines, ok, fault }: Checked): Section {
  const words = shown?.caption ?? '';
  const worst = [...lines].sort((a, b) => b.share - a.share)[0];
  return {
    id,
    title: titled(id, words),
    ...(shown?.title && { caption: shown.title }),
    ...(shown?.figure && { figure: shown.figure }),
    ...(shown?.table && { table: shown.table }),
    ...(lines.length > 0 && { parameters: parametersOf(lines) }),
    check: {
      ok,
      ...(worst && { largest: worst.largest, step: worst.step, against: worst.source }),
      ...(!worst && id === 'S000-T' && { against: 'the document' }),
    },
    ...(fault !== undefined && { notes: [fault] }),
  };
}

function titled(id: string, words: Words): Words {
  const en = `${id} · ${firstWords(words)}`;
  return typeof words === 'object' && words.zh ? { en, zh: words.zh } : { en };
}

function parametersOf(lines: Checked['lines']): Record<string, unknown> {
  if (lines.length === 1) {
    const { name, args, run } = lines[0]!.call;
    return { function: name, ...args, ...run };
  }
  return Object.fromEntries(
    lines.map(({ line, reference, call }) => [
      line || reference,
      `${call.name} ${textOf({ ...call.args, ...call.run })}`,
    ]),
  );
}

const textOf = (fields: object): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(', ');
