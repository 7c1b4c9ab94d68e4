import type { Document } from './document.ts';
import type { Faults } from './faults.ts';
import { parseFlags } from './flags/parse-flags.ts';
import type { Syntax } from './layout.ts';
import { parseProtobuf } from './protobuf/parse-protobuf.ts';
import { parsePython } from './python/parse-python.ts';
import { parseYaml } from './yaml/parse-yaml.ts';

export const parsers: Readonly<Record<Syntax, (faults: Faults) => Document>> = {
  python: parsePython,
  // JSON is YAML, but for what nobody writes.
  json: parseYaml,
  yaml: parseYaml,
  flags: parseFlags,
  protobuf: parseProtobuf,
};

/** Whether a text may be of a syntax. Python is what everything else is not. */
export function looksLike(syntax: Syntax, text: string): boolean {
  switch (syntax) {
    case 'python':
      return true;
    case 'json':
      return /^\s*\{\s*(?:"|\})/.test(text);
    case 'yaml':
      return /^(?:\s*#.*\n|\s*\n|---.*\n|%.*\n)*\s*["']?[A-Za-z_][\w.-]*["']?\s*:(?:\s|$)/.test(text);
    case 'flags':
      return (
        /(?:^|\s)--?[A-Za-z][\w-]*(?:[=\s]|$)/.test(text) ||
        /^\s*(?:[\w./-]+\s+)*\w+=\S/.test(text) ||
        /^\s*(?:[\w./-]+\s+)*?[A-Z][A-Z0-9_]*(?:\.[A-Z][A-Z0-9_]*)+\s+\S/.test(text)
      );
    case 'protobuf':
      return /^(?:\s*#.*\n|\s*\n)*\s*\w+\s*(?::|\{|<)/.test(text);
  }
}
