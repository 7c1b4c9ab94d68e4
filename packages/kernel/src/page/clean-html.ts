import sanitizeHtml from 'sanitize-html';

const math =
  'math semantics annotation mrow mi mo mn ms mtext mspace msup msub msubsup mfrac msqrt mroot mstyle mover munder munderover mtable mtr mtd mpadded mphantom menclose merror';
const mathAttributes =
  'xmlns display encoding mathvariant stretchy fence separator lspace rspace minsize maxsize width height depth voffset scriptlevel displaystyle accent accentunder linethickness notation rowspacing columnspacing columnalign columnlines rowlines mathcolor mathbackground movablelimits';
const color = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]+\)$/i, /^[a-z]+$/i];
const size = [/^[\d.]+(?:px|em|rem|%|ex|pt)?$/];

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...sanitizeHtml.defaults.allowedTags,
    ...'img details summary del ins input'.split(' '),
    ...math.split(' '),
  ],
  allowedAttributes: {
    '*': ['class', 'title', 'lang', 'style'],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    td: ['colspan', 'rowspan', 'align'],
    th: ['colspan', 'rowspan', 'align', 'scope'],
    ol: ['start'],
    details: ['open'],
    input: ['type', 'checked', 'disabled'],
    ...Object.fromEntries(math.split(' ').map((tag) => [tag, mathAttributes.split(' ')])),
  },
  // Nothing that takes an element out of its place or loads anything.
  allowedStyles: {
    '*': {
      color,
      'background-color': color,
      'text-align': [/^(left|right|center|justify|start|end)$/],
      'font-weight': [/^(\d{3}|bold|normal)$/],
      'font-style': [/^(italic|normal)$/],
      width: size,
      'max-width': size,
      height: size,
      'min-width': size,
    },
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['data', 'http', 'https'] },
  // Of inputs, only the boxes of task lists.
  exclusiveFilter: ({ tag, attribs }) => tag === 'input' && attribs['type'] !== 'checkbox',
  transformTags: { input: (tagName, attribs) => ({ tagName, attribs: { ...attribs, disabled: '' } }) },
};

/** HTML of somebody else without anything that runs, frames, or leaves its place. */
export const cleanHtml = (html: string): string => sanitizeHtml(html, options);
