import { escapeMarkup } from '../plain-text.ts';

/** Text that is markup already. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | undefined | false | readonly Part[];

/** Writes markup: every value is escaped unless it was written by this function; `false` and undefined leave nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.reduce((sum, text, at) => sum + render(parts[at - 1]) + text) };
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(render).join('');
  return escapeMarkup(String(part));
}

/** For text that must not be escaped: a style sheet, a script. */
export const raw = (markup: string): Markup => ({ markup });

/** Data within a script element: nothing in it may end the element or begin a comment. */
export const embeddedJson = (value: unknown): Markup => raw(JSON.stringify(value).replace(/</g, '\\u003c'));

/** A percentage for a style, in few digits. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(3))}%`;
