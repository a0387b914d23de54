import type { ServiceIdentity } from './open-service-identity.ts';

let identity: ServiceIdentity | undefined;

/** Makes the identity that of this process: whoever calls over an encrypted edge shows it. */
export function setProcessIdentity(opened: ServiceIdentity): void {
  identity = opened;
}

/** @throws {Error} in a process that has none: its edges have to be plain. */
export function processIdentity(): ServiceIdentity {
  if (!identity)
    throw new Error('An https edge needs an identity: set MESH_AUTHORITY, or give the edge an http address');
  return identity;
}
