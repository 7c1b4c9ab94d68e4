import type { Form } from '../form/form.ts';
import { formIn } from '../form/form-in.ts';
import type { CallNode, TextNode } from '../text/text-node.ts';

/** Where an argument stands in a text, both counted from 1, and how it is written. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** The places of a call and its arguments by their paths, such as `args.schedulers[1].T_max`; the call itself is `''`. */
export function placesOf(form: Form, node: CallNode, text: string): Readonly<Record<string, Place>> {
  const places: Record<string, Place> = { '': placeOf(node, text) };
  const visit = ({ parameters }: Form, { args }: CallNode, path: string): void => {
    for (const [i, { name, nameFrom, value }] of args.entries()) {
      const parameter = parameters.find((one, place) =>
        name === undefined ? place === i : one.name === name,
      );
      const own = `${path}.${parameter?.name ?? name ?? i}`;
      places[own] = {
        ...placeOf({ ...value, from: name === undefined ? value.from : nameFrom }, text),
        text: textOf(value, text),
      };
      const forms = parameter?.type.forms?.() ?? [];
      const items = value.kind === 'list' ? value.items : [];
      visitInner(value, forms, own);
      for (const [k, item] of items.entries()) visitInner(item, forms, `${own}[${k}]`);
    }
  };
  const visitInner = (value: TextNode, forms: readonly Form[], path: string): void => {
    const inner = value.kind === 'call' ? formIn(forms, value.name) : undefined;
    if (!inner || value.kind !== 'call') return;
    places[path] = placeOf(value, text);
    visit(inner, value, path);
  };
  visit(form, node, 'args');
  return places;
}

const longest = 60;

const textOf = ({ from, to }: Pick<TextNode, 'from' | 'to'>, text: string): string =>
  text.slice(from, Math.min(to, from + longest)).trimEnd();

function placeOf({ from, to }: Pick<TextNode, 'from' | 'to'>, text: string): Place {
  const before = text.slice(0, from);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: from - start + 1, text: textOf({ from, to }, text) };
}
