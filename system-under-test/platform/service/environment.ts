import { z } from 'zod';

/** The environment lacks a variable or holds one that cannot be used; `variable` is its name. */
export class EnvironmentError extends Error {
  readonly code = 'bad-environment';
  readonly variable: string;

  constructor(variable: string, problem: string) {
    super(`The environment variable ${variable} cannot be used: ${problem}`);
    this.name = 'EnvironmentError';
    this.variable = variable;
  }
}

/** An absolute URL. */
export const urlVariable = z.url();
/** Any text that is not empty. */
export const textVariable = z.string().min(1);
/** A TCP port. */
export const portVariable = z.coerce.number().int().min(0).max(65_535);
/** A duration in ms, with a default. */
export const millisecondsVariable = (defaultMs: number) => z.coerce.number().int().min(1).default(defaultMs);
/** `host:port` of one or more Kafka brokers, separated by commas. */
export const brokersVariable = z
  .string()
  .regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/, 'expected host:port[,host:port]')
  .transform((brokers) => brokers.split(','));

/**
 * Reads and checks the variables of `shape`.
 *
 * @throws {EnvironmentError} for the first variable that is missing or bad. The message never holds the value, which may
 *   be a secret.
 * @example
 * const { DATABASE_URL } = readEnvironment({ DATABASE_URL: urlVariable });
 */
export function readEnvironment<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  source: Record<string, string | undefined> = process.env,
): z.output<z.ZodObject<Shape>> {
  // Compose files and shells write "unset" as the empty string.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const variable = String(issue?.path[0]);
  throw new EnvironmentError(variable, variable in given ? (issue?.message ?? 'bad value') : 'it is not set');
}
