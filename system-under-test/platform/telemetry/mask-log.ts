import { isSecretName, LONGEST_TEXT, MASK, maskSecrets } from './mask.ts';

/** Deeper than anything we log on purpose. */
const DEEPEST = 6;

/**
 * Masks what a line of the log is about to hold: by name at any depth, and by look in every text. Errors and other objects
 * with a form of their own are left to pino's serializers, and the finished line is looked through by {@link maskLine}.
 */
export function maskFields(fields: Readonly<Record<string, unknown>>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isSecretName(name) ? MASK : maskValue(value, depth)]),
  );
}

function maskValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[deeper]';
  if (Array.isArray(value)) return value.map((each) => maskValue(each, depth + 1));
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null
    ? maskFields(value as Record<string, unknown>, depth + 1)
    : value;
}

/** Looks through a finished line; it stays JSON. */
export function maskLine(line: string): string {
  if (line.length > LONGEST_TEXT) {
    const { level, time, service } = JSON.parse(line) as Record<string, unknown>;
    const start = maskSecrets(line.slice(0, 2_000));
    return `${JSON.stringify({ level, time, service, msg: `a line of ${line.length} characters was cut`, start })}\n`;
  }
  return maskSecrets(line.replace(BARE_NUMBER, (digits) => (maskSecrets(digits) === digits ? digits : 'null')));
}

/** A card number that was logged as a number: a mask in its place would not be JSON. */
const BARE_NUMBER = /(?<=[:,[])[2-6]\d{12,18}(?=[,\]}])/g;
