import { html, type Markup } from '../../../harness/markup.ts';

/** A time of the database (ISO 8601, UTC), to the minute. */
export const time = (iso: string): Markup =>
  html`<time datetime="${iso}">${iso.slice(0, 10)} <span class="clock">${iso.slice(11, 16)} UTC</span></time>`;

/** A version's number, short when it is a commit. */
const shortNumber = (number: string): string => {
  if (/^[0-9a-f]{40}$/.test(number)) return number.slice(0, 10);
  return number.length > 24 ? `${number.slice(0, 23)}…` : number;
};

export const versionText = (number: string): Markup => {
  const short = shortNumber(number);
  return html`<span class="number"${short !== number && html` title="${number}"`}>${short}</span>`;
};

/** An address that a client gave, as a link only if a browser may follow it safely. */
export function outside(url: string | null | undefined, text: string): Markup | undefined {
  if (!url) return undefined;
  return /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer">${text}</a>` : html`<span>${url}</span>`;
}
