const names = ['mime', 'html', 'png', 'text'] as const;

/** A form a figure is shown in: Plotly's own MIME type, HTML that works offline, a picture, a few lines of text. */
export type Renderer = (typeof names)[number];

/**
 * The forms `LRLAB_RENDERER` asks for, joined by `+`; all of them if it is not set.
 *
 * @example
 * renderersOf({ LRLAB_RENDERER: 'mime+png' }); // => ['mime', 'png']
 * renderersOf({}); // => ['mime', 'html', 'png', 'text']
 */
export function renderersOf(env: Readonly<Record<string, string | undefined>> = process.env): Renderer[] {
  const told = env['LRLAB_RENDERER'];
  if (!told) return [...names];
  return told.split('+').map((name) => {
    const known = names.find((one) => one === name.trim());
    if (known) return known;
    throw new TypeError(
      `LRLAB_RENDERER: expected names of ${names.join(', ')} joined by +, got ${JSON.stringify(told)}`,
    );
  });
}
