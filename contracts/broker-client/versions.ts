import { isNotFound } from './failure.ts';
import type { HalDocument } from './hal.ts';
import type { Session } from './session.ts';

export interface VersionName {
  readonly pacticipant: string;
  readonly version: string;
}

export async function version(session: Session, name: VersionName, signal?: AbortSignal): Promise<HalDocument> {
  const href = await session.relation('pb:pacticipant-version', { ...name }, signal);
  return await session.document({ method: 'GET', href }, signal);
}

/** A version that the broker does not know has no rows in the matrix, just as one that has no pacts. */
export async function isKnown(session: Session, name: VersionName, signal?: AbortSignal): Promise<boolean> {
  try {
    await version(session, name, signal);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
