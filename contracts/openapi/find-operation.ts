import { type Json, recordOf, recordsOf } from '../json.ts';
import type { Operation } from './operation.ts';

export type Found =
  | { readonly operation: Operation; readonly params: Readonly<Record<string, string>> }
  /** The path is there, with other methods. */
  | { readonly otherMethods: readonly string[] }
  | undefined;

/**
 * Finds what a request means. Text wins over parameters, from left to right, as OpenAPI has it ("concrete paths first").
 * @param path - without its query
 */
export function findOperation(document: Json, operations: readonly Operation[], method: string, path: string): Found {
  const matches = basePaths(document)
    .filter((base) => path === base || path.startsWith(`${base}/`))
    .flatMap((base) =>
      operations.map((operation) => ({ operation, params: match(operation.path, path.slice(base.length)) })),
    )
    .filter((found): found is { operation: Operation; params: Record<string, string> } => found.params !== undefined)
    .toSorted((a, b) => concreteness(b.operation.path).localeCompare(concreteness(a.operation.path)));
  const found = matches.find(({ operation }) => operation.method === method.toUpperCase());
  if (found) return found;
  return matches.length === 0
    ? undefined
    : { otherMethods: [...new Set(matches.map(({ operation }) => operation.method))] };
}

/** The paths of its servers, and the root: traffic is often recorded behind what the servers name. */
function basePaths(document: Json): string[] {
  const paths = recordsOf(document.servers).map(({ url, variables }) => {
    const filled = String(url).replaceAll(/\{(.+?)\}/g, (_, name: string) =>
      String(recordOf(recordOf(variables)[name]).default ?? ''),
    );
    return new URL(filled, 'http://any/').pathname.replace(/\/$/, '');
  });
  return [...new Set([...paths, ''])];
}

function match(template: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replaceAll(/\{(.+?)\}|[^{}]+/g, (text, name?: string) => {
    if (name === undefined) return text.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
    names.push(name);
    return '([^/]+)';
  });
  const found = new RegExp(`^${pattern}$`).exec(path === '' ? '/' : path);
  if (!found) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decoded(found[index + 1] ?? '')]));
}

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** `1` for a segment of text, `0` for one with a parameter. */
const concreteness = (template: string): string =>
  template
    .split('/')
    .map((segment) => (segment.includes('{') ? '0' : '1'))
    .join('');
