import type { Example, Finding, Rule } from '@lrlab/analysis';
import { findingsOf } from './findings-of.ts';
import { fileOf, optionsOf, typed } from './options-of.ts';

/** The page of a rule, from the rule and what it says of its examples. */
export function rulePage(rule: Rule): string {
  const { id, severity, summary, condition, why, fix, examples } = rule;
  const said = (example: Example): readonly Finding[] =>
    findingsOf(example).filter((finding) => finding.rule === id);
  const parts = [
    `# ${id}`,
    `<!-- Written by \`pnpm rules\` from packages/analysis/src/lint/rules; change those. -->`,
    summary,
    [
      `- **Severity**: ${severity}${/: (error|warning|info)/.test(condition) && severity !== 'info' ? ' at most' : ''}`,
      `- **When**: ${condition}`,
      `- **Why it matters**: ${why}`,
      `- **What to do**: ${fix}`,
    ].join('\n'),
    '## Where it speaks',
    exampleText(examples.fires),
    ...said(examples.fires).map(findingText),
    '## Where it is silent',
    exampleText(examples.quiet),
    'Next: [all rules](../lint.md), [the command](../commands.md#lrlab-lint).',
  ];
  return `${parts.join('\n\n')}\n`;
}

function exampleText(example: Example): string {
  const options = optionsOf(example);
  return `\`\`\`text\n${fileOf(example)}\n\`\`\`\n\n\`\`\`text\n${typed(['lrlab', 'lint', 'FILE', ...options])}\n\`\`\``;
}

const findingText = ({ severity, message, fix, step, line, column }: Finding): string => {
  const at = [
    ...(line === undefined ? [] : [`${line}:${column}`]),
    ...(step === undefined ? [] : [`update ${step}`]),
  ];
  return `> **${severity}** (${at.join(', ') || 'the plan'}): ${message}.\n> ${fix}`;
};
