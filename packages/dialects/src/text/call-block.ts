import { type Issue, ScheduleError } from '@lrlab/core';
import type { Form } from '../form/form.ts';
import { formIn } from '../form/form-in.ts';
import {
  argumentIssue,
  type InnerCall,
  isInnerCall,
  isPassedIn,
  isWritten,
  type Parameter,
} from '../form/parameter.ts';
import { sameSchedule } from '../form/same-schedule.ts';
import { type Block, withPrefix } from './python/block.ts';
import { pythonText } from './python/python-text.ts';

/** How a call looks in Python: as itself, or as a dictionary of a configuration. */
export interface CallStyle {
  /** What stands before the arguments. */
  readonly open: (name: string) => string;
  /** Arguments that stand before its own, such as `type="LinearLR"`. */
  readonly lead?: (name: string) => readonly string[];
  /** What stands for a function; unless told, its own text. */
  readonly nameOf?: (text: string) => string;
  /** Whether what the training loop passes is left out. */
  readonly isData?: boolean;
}

/** A call of one of some forms, with arguments by name and defaults left out; a `ScheduleError` names what it cannot take. */
export function callBlock(
  call: InnerCall,
  { forms, ...style }: CallStyle & { readonly forms: readonly Form[] },
): Block | string {
  const issues: Issue[] = [];
  const block = blockIn(call, { forms, style, issues, path: 'args' });
  if (issues.length > 0) throw new ScheduleError(issues);
  return block;
}

interface Writing {
  readonly forms: readonly Form[];
  readonly style: CallStyle;
  readonly issues: Issue[];
  readonly path: string;
}

function blockIn({ name, args }: InnerCall, { forms, style, issues, path }: Writing): Block | string {
  const form = formIn(forms, name);
  if (!form) {
    const names = forms.map((one) => one.name).join(', ');
    issues.push({ path, code: 'range', message: `expected one of ${names}, got ${name}` });
    return '';
  }
  const known = form.parameters
    .filter((parameter) => !isPassedIn(parameter))
    .map((parameter) => parameter.name);
  const add = (issue: Issue): void => void issues.push({ ...issue, path: issue.path.replace('args', path) });
  for (const own of Object.keys(args).filter((own) => !known.includes(own)))
    add(argumentIssue(own, `one of ${known.join(', ')}`, args[own], 'field'));
  const items = form.parameters.flatMap((parameter): (Block | string)[] => {
    if (isPassedIn(parameter))
      return style.isData || !isWritten(parameter) ? [] : [`${parameter.name}=${passedText(parameter)}`];
    if (!Object.hasOwn(args, parameter.name)) return [];
    const value = args[parameter.name];
    if (!parameter.type.holds(value)) add(argumentIssue(parameter.name, parameter.type.expected, value));
    if ('fallback' in parameter && sameSchedule(value, parameter.fallback)) return [];
    return [withPrefix(`${parameter.name}=`, valueBlock(value, parameter))];
  });
  const lead = style.lead?.(form.name) ?? [];
  return { open: style.open(form.name), items: [...lead, ...items], close: ')' };

  function valueBlock(value: unknown, parameter: Parameter): Block | string {
    const inner = parameter.type.forms?.() ?? [];
    const own = `${path}.${parameter.name}`;
    if (isInnerCall(value)) return blockIn(value, { forms: inner, style, issues, path: own });
    if (isFunction(value)) return style.nameOf?.(value.function) ?? value.function;
    if (Array.isArray(value))
      return { open: '[', items: value.map((one) => valueBlock(one, parameter)), close: ']' };
    return pythonText(value, { isRate: isRate(parameter) });
  }
}

const isFunction = (value: unknown): value is { readonly function: string } =>
  typeof value === 'object' && value !== null && 'function' in value && typeof value.function === 'string';

/** What users pass for the step, the optimizer and the like. */
const passedText = ({ name }: Parameter): string => (name === 'x' ? 'global_step' : name);

/** Whether a framework takes a whole number for a float only where it is written as one: a rate, or a factor of rates. */
const isRate = ({ name }: Parameter): boolean =>
  /(^|_)(rates?|values?|lr|factor|ratio|alpha|beta|gamma|power|pct)(_|$)/.test(name) &&
  !/(steps|iters|epochs)$/.test(name);
