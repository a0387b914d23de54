/** What a badge says, and how it looks: as shields.io draws them, but here, without the internet. */
export interface Badge {
  readonly label: string;
  readonly message: string;
  readonly color: BadgeColor;
}

export type BadgeColor = keyof typeof colors;

/** Shields.io's palette; white text on the lighter ones gets a shadow, as there. */
const colors = { brightgreen: '#4c1', orange: '#fe7d37', red: '#e05d44', lightgrey: '#9f9f9f' } as const;

export function svgOf({ label, message, color }: Badge): string {
  const [left, right] = [widthOf(label), widthOf(message)];
  const width = left + right;
  const title = asXml(`${label}: ${message}`);
  const text = (content: string, from: number, size: number) => {
    const x = from + size / 2;
    return (
      `<text x="${x}" y="15" fill="#010101" fill-opacity=".3" aria-hidden="true">${asXml(content)}</text>` +
      `<text x="${x}" y="14">${asXml(content)}</text>`
    );
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<linearGradient id="s" x2="0" y2="100%"><stop offset="0" stop-color="#bbb" stop-opacity=".1"/><stop offset="1" stop-opacity=".1"/></linearGradient>
<clipPath id="r"><rect width="${width}" height="20" rx="3" fill="#fff"/></clipPath>
<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#555"/><rect x="${left}" width="${right}" height="20" fill="${colors[color]}"/><rect width="${width}" height="20" fill="url(#s)"/></g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">${text(label, 0, left)}${text(message, left, right)}</g>
</svg>
`;
}

/** Close to Verdana at 11 px, which nobody here can measure: a little room is better than a letter cut off. */
const widthOf = (text: string): number =>
  10 + Math.ceil([...text].reduce((sum, char) => sum + (narrow.has(char) ? 4.2 : wide.test(char) ? 9.6 : 7), 0));

const narrow = new Set("iljtfrI.,:;!|'()[] /");
const wide = /[mwMW@%]|[^\u0020-\u024f]/;

/** A control character would make it no XML at all. */
const asXml = (text: string): string =>
  text
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '\ufffd')
    .toWellFormed()
    .replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
