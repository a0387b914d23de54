import { plainText } from '../plain-text.ts';
import { html, type Markup } from './markup.ts';

/** Longest text shown, in lines. */
const mostLines = 400;

export interface TextView {
  readonly body: Markup;
  /** What was left out, in words. */
  readonly note?: string;
}

/** The end of a log, a line each; JSON lines (pino, bunyan, winston) are told as time, level, message and the rest. */
export function logView(text: string): TextView {
  const all = linesOf(text);
  const shown = all.slice(-mostLines);
  return {
    body: html`${shown.map((line) => logLine(line))}`,
    ...(shown.length < all.length
      ? { note: `last ${shown.length} of ${all.length.toLocaleString('en-US')} lines` }
      : {}),
  };
}

export function textView(text: string): TextView {
  const all = linesOf(text);
  const shown = all.slice(0, mostLines);
  return {
    body: html`${shown.join('\n')}`,
    ...(shown.length < all.length
      ? { note: `first ${shown.length} of ${all.length.toLocaleString('en-US')} lines` }
      : {}),
  };
}

/** A unified diff with its lines coloured. */
export function diffView(text: string): TextView {
  const all = linesOf(text);
  const shown = all.slice(0, mostLines);
  const kind = (line: string) =>
    /^(\+\+\+|---|diff |index )/.test(line)
      ? 'meta'
      : line.startsWith('@@')
        ? 'hunk'
        : line.startsWith('+')
          ? 'added'
          : line.startsWith('-')
            ? 'removed'
            : 'same';
  return {
    body: html`${shown.map(
      (line) => html`<span class="line ${kind(line)}">${line}
</span>`,
    )}`,
    ...(shown.length < all.length
      ? { note: `first ${shown.length} of ${all.length.toLocaleString('en-US')} lines` }
      : {}),
  };
}

/** JSON laid out and coloured; anything else as it is. */
export function jsonView(text: string): TextView {
  let pretty: string;
  try {
    pretty = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return textView(text);
  }
  const all = pretty.split('\n');
  const shown = all.slice(0, mostLines);
  return {
    body: html`${shown.map(
      (line) => html`${jsonLine(line)}
`,
    )}`,
    ...(shown.length < all.length
      ? { note: `first ${shown.length} of ${all.length.toLocaleString('en-US')} lines` }
      : {}),
  };
}

function jsonLine(line: string): Markup {
  const [, indent = '', key = '', value = ''] = /^(\s*)("(?:[^"\\]|\\.)*": )?(.*)$/s.exec(line) ?? [];
  const kind = value.startsWith('"') ? 'string' : /^[-\d]/.test(value) ? 'number' : /^[tfn]/.test(value) ? 'word' : '';
  return html`${indent}${key && html`<span class="key">${key}</span>`}${kind ? html`<span class="${kind}">${value}</span>` : value}`;
}

const levels: Readonly<Record<string, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

function logLine(line: string): Markup {
  const entry = line.startsWith('{') ? parsed(line) : undefined;
  if (entry === undefined || (entry['msg'] ?? entry['message']) === undefined)
    return html`<span class="line ${severity(line)}">${line}
</span>`;
  const { level, time, timestamp, msg, message, pid, hostname, ...rest } = entry;
  const word = levels[String(level)] ?? String(level ?? '');
  const more = Object.keys(rest).length > 0 ? JSON.stringify(rest) : '';
  return html`<span class="line ${severity(word)}"><span class="dim">${clock(time ?? timestamp)}</span> <b>${word.padEnd(5)}</b> ${String(msg ?? message)} <span class="dim">${more}</span>
</span>`;
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

const severity = (text: string): string =>
  /\b(error|fatal|panic|exception)\b/i.test(text) ? 'bad' : /\bwarn(ing)?\b/i.test(text) ? 'odd' : '';

function clock(time: unknown): string {
  const date = new Date(typeof time === 'number' || typeof time === 'string' ? time : Number.NaN);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(11, 23);
}

const linesOf = (text: string): string[] => plainText(text).replace(/\n+$/, '').split('\n');
