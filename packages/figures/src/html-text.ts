const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text as HTML shows it letter by letter, also inside an attribute.
 *
 * @example
 * htmlText('a < "b"'); // => 'a &lt; &quot;b&quot;'
 */
export const htmlText = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter]!);

/**
 * JSON that may stand in a `<script>`, whatever its texts hold.
 *
 * @example
 * scriptJson({ text: '</script>' }); // => '{"text":"\\u003c/script>"}'
 */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
