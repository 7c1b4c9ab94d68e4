/** An SVG text with the attributes of every element in the order of their names, so that equal pictures are equal texts. */
export const sortedSvg = (svg: string): string =>
  svg.replace(
    /<([a-zA-Z][\w:.-]*)((?:\s+[\w:.-]+="[^"]*")+)(\s*\/?)>/g,
    (_, name: string, attributes: string, end: string) => {
      const sorted = (attributes.match(/[\w:.-]+="[^"]*"/g) ?? []).sort();
      return `<${name} ${sorted.join(' ')}${end}>`;
    },
  );
