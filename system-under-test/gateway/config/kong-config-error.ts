/** One thing wrong in a kong.yml: where, what stands there, and what Kong would say about it. */
export interface Problem {
  /** Path to the offending field, such as `services[0].routes[1].paths[0]`. */
  path: string;
  value: unknown;
  message: string;
}

/** Thrown for a kong.yml that Kong 3.9 (or this gateway) would refuse; lists every problem found, not just the first. */
export class KongConfigError extends Error {
  readonly code = 'kong-config';
  readonly problems: readonly Problem[];

  constructor(source: string, problems: readonly Problem[]) {
    super(`${source} was refused:\n${problems.map((problem) => `  ${lineOf(problem)}`).join('\n')}`);
    this.name = 'KongConfigError';
    this.problems = problems;
  }
}

function lineOf({ path, value, message }: Problem): string {
  return value === undefined ? `${path}: ${message}` : `${path}: ${message} (got ${JSON.stringify(value)})`;
}
