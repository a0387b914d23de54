/** Exit codes of every command; they never mix: a broken harness is not a bad system. */
export const exitCodes = { pass: 0, fail: 1, usage: 2, environment: 3, inconclusive: 4 } as const;

export interface ErrorOptions {
  readonly cause?: unknown;
  /** Machine-readable facts: the path, the limit, the offending value. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An error that the user can act on: `code` is stable and stands in docs/reference/errors.md. */
export abstract class ShakedownError extends Error {
  abstract readonly exitCode: number;
  readonly code: `SD_${string}`;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: `SD_${string}`, message: string, { cause, details = {} }: ErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

/** The command or its configuration is wrong (exit code 2). */
export class UsageError extends ShakedownError {
  readonly exitCode = exitCodes.usage;
}

/** This machine cannot run it: a tool is missing, a port cannot be had, a part of the environment died (exit code 3). */
export class EnvironmentError extends ShakedownError {
  readonly exitCode = exitCodes.environment;
}

/** The one-line text of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
}
