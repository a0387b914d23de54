import type { z } from 'zod';
import type { Problem } from './kong-config-error.ts';

/** Where in a file something stands. */
export type Path = readonly PropertyKey[];

/** Words zod's issues the way Kong words its schema violations; unknown keys become one problem each. */
export function problemsOf(error: z.ZodError, input: unknown, prefix: Path = []): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => problem([...issue.path, key], 'unknown field'));
    }
    return [problem(issue.path, messageOf(issue, valueAt(input, issue.path)))];
  });

  function problem(path: Path, message: string): Problem {
    return { path: formatPath([...prefix, ...path]), value: valueAt(input, path), message };
  }
}

/** Writes a path as people do: `services[0].routes[1].name`. */
export function formatPath(path: Path): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at ? '.' : ''}${String(part)}`)).join('');
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined && issue.code !== 'custom') return 'required field missing';
  if (issue.code === 'invalid_type') return `expected ${article(issue.expected)} ${issue.expected}`;
  if (issue.code === 'invalid_value') {
    return typeof value === typeof issue.values[0]
      ? `expected one of: ${issue.values.map(String).join(', ')}`
      : `expected ${article(typeof issue.values[0])} ${typeof issue.values[0]}`;
  }
  return issue.message;
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], input);
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? 'an' : 'a';
}
