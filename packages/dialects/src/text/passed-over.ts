import { type Fault, faultAt } from './faults.ts';
import type { TextArg } from './text-node.ts';

/** As many names as are told of. */
const most = 8;

/** Entries of a configuration that do not touch the schedule, named at the place of the first. */
export function passedOver(args: readonly TextArg[]): Fault[] {
  const [first] = args;
  if (!first) return [];
  const names = [...new Set(args.map(({ name }) => name))];
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  const message = `expected arguments of the schedule, got ${names.slice(0, most).join(', ')}${more}`;
  return [faultAt(first.nameFrom, message)];
}
