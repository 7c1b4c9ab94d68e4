import { type Dialect, dialects, type Form, families, type Note } from '@lrlab/dialects';
import type { FixtureFile } from './fixture-files.ts';
import { markdownTable } from './markdown-table.ts';
import { publishedTable } from './published-mappings.ts';

/** The page of what each framework does, from the forms and the fixtures alone. */
export function frameworksPage(fixtures: readonly FixtureFile[]): string {
  const parts = [
    opening(fixtures),
    `## Who has what\n\nA dot is a schedule of the framework's own; what it has not may still be said by a combination of others, which
\`lrlab convert\` tries.\n\n${featureTable()}`,
    `## What a step is\n\nLengths are in what the framework counts. One update is a step of the optimizer.\n\n${clockTable(fixtures)}`,
    `## What is published and not so

Guides and adapters that carry schedules over, compared at each of 120 updates, 10 an epoch, at a rate of 0.1. What is exact is
what \`lrlab convert\` writes.

${publishedTable()}`,
    ...dialects.map((dialect) => dialectSection(dialect, fixtures)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function opening(fixtures: readonly FixtureFile[]): string {
  const run = fixtures.filter(({ isRun }) => isRun).length;
  const links = dialects.map(({ id, title }) => `- [${title}](#${anchorOf(title, id)})`);
  return `# What each framework does

What each framework's schedule gives at tick \`t\`, where it surprises its users, and what shows it. The page is made from the forms of
\`@lrlab/dialects\` and their fixtures: ${run} answers of installed frameworks and of the documents' own functions, and
${fixtures.length - run} of frameworks' sources run alone, as those do not install here.

Next: [what a schedule is here](concepts.md), [the commands](commands.md), \`lrlab convert\` among them.

<!-- Written by \`pnpm frameworks\` from the forms; change those. -->

${links.join('\n')}`;
}

function featureTable(): string {
  const rows = families.map((family) => [
    family,
    ...dialects.map(({ forms }) => (forms.some((form) => form.families.includes(family)) ? '●' : '')),
  ]);
  return markdownTable(['', ...dialects.map(({ id }) => id)], rows);
}

const clocks = {
  update: 'updates',
  batch: 'batches, so an update is as many as are accumulated',
  'device-update': 'updates of all devices, so an update is as many as there are devices',
  image: 'images, so an update is as many as its batch has',
} as const;

function clockTable(fixtures: readonly FixtureFile[]): string {
  const rows = dialects.map(({ id, title, clock, version }) => {
    const own = fixtures.filter(({ dialect }) => dialect === id);
    const run = own.filter(({ isRun }) => isRun).length;
    return [title, `\`${id}\``, clocks[clock], version, String(run), String(own.length - run)];
  });
  const head = ['framework', 'dialect', 'counts', 'compared with', 'fixtures, run', 'from source'];
  return markdownTable(head, rows);
}

/** What GitHub makes of a heading. */
function anchorOf(title: string, id: string): string {
  return `${title} (${id})`
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');
}

function dialectSection(dialect: Dialect, fixtures: readonly FixtureFile[]): string {
  const { id, title, forms, notes = [] } = dialect;
  const own = notes.map((note) => noteLine(note, fixtures));
  const parts = forms.map((form) => formSection(form, fixtures));
  return [`## ${title} (${id})`, ...(own.length > 0 ? [own.join('\n')] : []), ...parts].join('\n\n');
}

function formSection({ name, aliases, formula, notes }: Form, fixtures: readonly FixtureFile[]): string {
  const also = aliases.length > 0 ? `\n\nAlso ${aliases.map((alias) => `\`${alias}\``).join(', ')}.` : '';
  const rate = formula === '' ? '' : `\n\n\`\`\`text\n${formula}\n\`\`\``;
  const told = notes.map((note) => noteLine(note, fixtures));
  return `### \`${name}\`${also}${rate}${told.length > 0 ? `\n\n${told.join('\n')}` : ''}`;
}

function noteLine({ text, fixture }: Note, fixtures: readonly FixtureFile[]): string {
  const file = fixtures.find(({ name }) => name === fixture)?.file;
  return `- ${text}${file ? ` ([shown](../${file}))` : ''}`;
}
