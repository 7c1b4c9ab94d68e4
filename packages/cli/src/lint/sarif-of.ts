import { pathToFileURL } from 'node:url';
import { type Finding, pageOf, type Rule, rules, type Severity } from '@lrlab/analysis';
import { versionOf } from '../version.ts';
import type { Report } from './lint-file.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** The log of one run of the linter, in SARIF 2.1.0. */
export function sarifOf(reports: readonly Report[]): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'lrlab', version: versionOf(), rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: reports.flatMap(({ file, findings }) => findings.map((finding) => resultOf(file, finding))),
      },
    ],
  };
}

const ruleOf = ({ id, severity, summary, condition, why, fix }: Rule): object => ({
  id,
  shortDescription: { text: summary },
  fullDescription: { text: `${condition} ${why}` },
  help: { text: `${fix} See ${pageOf(id)}` },
  defaultConfiguration: { level: levels[severity] },
});

function resultOf(file: string, { rule, severity, message, fix, step, line, column, page }: Finding): object {
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: `${message}. ${fix}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }],
    properties: { page, ...(step !== undefined && { step }) },
  };
}

/** A path as it was given stays relative, as scanners want it; only what no URI may hold is escaped. */
const uriOf = (file: string): string =>
  /^(?:[A-Za-z]:[\\/]|\/)/.test(file)
    ? pathToFileURL(file).href
    : file.split(/[\\/]/).map(encodeURIComponent).join('/');
