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

/** What all lines share stands once; a line of several has only what is its own. */
function parametersOf(lines: Checked['lines']): Record<string, unknown> {
  const calls = lines.map(({ line, reference, call: { name, args, run } }) => ({
    line: line || reference,
    fields: { function: name, ...args, ...run } as Readonly<Record<string, unknown>>,
  }));
  const first = calls[0]!.fields;
  const isShared = (name: string): boolean =>
    calls.every(({ fields }) => valueText(fields[name]) === valueText(first[name]));
  const own = (fields: Readonly<Record<string, unknown>>): string =>
    Object.keys(fields)
      .filter((name) => !isShared(name))
      .map((name) => `${name}=${valueText(fields[name])}`)
      .join(', ');
  const shared = Object.keys(first).filter(isShared);
  return Object.fromEntries([
    ...shared.map((name) => [name, first[name]]),
    ...calls.filter(() => calls.length > 1).map(({ line, fields }) => [line, own(fields)]),
  ]);
}

const valueText = (value: unknown): string => JSON.stringify(value) ?? '';
