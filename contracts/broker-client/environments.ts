import { z } from 'zod';
import { UsageError } from '../../harness/errors.ts';
import type { Session } from './session.ts';

export interface NewEnvironment {
  readonly name: string;
  readonly displayName?: string | undefined;
  readonly production: boolean;
}

export interface Environment {
  readonly uuid: string;
  readonly name: string;
  readonly production: boolean;
  readonly _links?: unknown;
}

const environment = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  production: z.boolean().default(false),
});
const list = z.object({ _embedded: z.object({ environments: z.array(environment) }) });

export async function createEnvironment(
  session: Session,
  body: NewEnvironment,
  signal?: AbortSignal,
): Promise<Environment> {
  const href = await session.relation('pb:environments', {}, signal);
  return await session.read(environment, { method: 'POST', href, body }, signal);
}

export async function environments(session: Session, signal?: AbortSignal): Promise<readonly Environment[]> {
  const href = await session.relation('pb:environments', {}, signal);
  return (await session.read(list, { method: 'GET', href }, signal))._embedded.environments;
}

/** @throws UsageError SD_BROKER_ENVIRONMENT with the names that there are */
export async function requireEnvironment(session: Session, name: string, signal?: AbortSignal): Promise<Environment> {
  const all = await environments(session, signal);
  const found = all.find((one) => one.name === name);
  if (found) return found;
  throw noEnvironment(
    name,
    all.map((one) => one.name),
  );
}

export function noEnvironment(name: string, known: readonly string[]): UsageError {
  const there = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
  return new UsageError('SD_BROKER_ENVIRONMENT', `the broker has no environment "${name}": ${there}`, {
    details: { environment: name, known },
  });
}
