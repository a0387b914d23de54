import { changed, isObject, type Json, type Path } from '../infer/json.ts';
import type { ReplayRequest } from '../replay/request.ts';

/** A way to make a good request a bad one. */
export interface Variation {
  /** `without body.lines`, `with body.lines.0.quantity = -1`. */
  readonly title: string;
  /** `body.lines.0.quantity`, `headers.idempotency-key`. */
  readonly target: string;
  /** What stands there instead; undefined: nothing. */
  readonly value: Json | undefined;
}

/** Beyond these nobody reads the table. */
const deepest = 4;

/** The variations of a request: each field and header left out, nulled, of another type, or out of every range. */
export function variationsOf({ headers, body }: ReplayRequest): Variation[] {
  const ofHeaders = Object.keys(headers).map((name) => without(`headers.${name}`));
  return [...ofHeaders, ...(isObject(body) ? ofFields(body, ['body']) : [])];
}

export function vary(request: ReplayRequest, { target, value }: Variation): ReplayRequest {
  const [part, ...path] = target.split('.');
  if (part === 'headers') {
    const { [path.join('.')]: _removed, ...headers } = request.headers;
    return { ...request, headers };
  }
  return { ...request, body: changed(request.body ?? null, path, () => value) };
}

function ofFields(value: Json, path: Path): Variation[] {
  if (path.length > deepest) return [];
  if (Array.isArray(value)) {
    // The items of a list are alike: the first stands for all.
    const [first] = value as readonly Json[];
    return [withValue(path, []), ...(first === undefined ? [] : ofFields(first, [...path, 0]))];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const here = [...path, key];
    return [
      without(here.join('.')),
      ...wrongValues(each).map((wrong) => withValue(here, wrong)),
      ...ofFields(each, here),
    ];
  });
}

function wrongValues(value: Json): Json[] {
  if (typeof value === 'number') return ['1', -1, 1_000_000_000, null];
  if (typeof value === 'string') return ['', 'no-such-value', 1, null];
  if (typeof value === 'boolean') return ['yes', null];
  return [null, 'text'];
}

const without = (target: string): Variation => ({ title: `without ${target}`, target, value: undefined });
const withValue = (path: Path, value: Json): Variation => ({
  title: `with ${path.join('.')} = ${JSON.stringify(value)}`,
  target: path.join('.'),
  value,
});
