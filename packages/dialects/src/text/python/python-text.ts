/** A value as Python writes it; `isRate` writes whole numbers as floats. */
export function pythonText(value: unknown, { isRate = false }: { readonly isRate?: boolean } = {}): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'number') return numberText(value, isRate);
  // The escapes of JSON are escapes of Python, too.
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => pythonText(item, { isRate })).join(', ')}]`;
  const entries = Object.entries(value as object);
  return `{${entries.map(([key, item]) => `${keyText(key)}: ${pythonText(item, { isRate })}`).join(', ')}}`;
}

/** Steps are keys, too, and no name is a number. */
const keyText = (key: string): string => (/^-?\d+(\.\d+)?$/.test(key) ? key : JSON.stringify(key));

function numberText(value: number, isRate: boolean): string {
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return isRate && /^-?\d+$/.test(text) ? `${text}.0` : text;
}
