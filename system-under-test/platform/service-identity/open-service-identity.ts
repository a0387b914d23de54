import { sleep } from '../resilience/index.ts';
import type { Log } from '../telemetry/index.ts';
import type { Credentials } from './credentials.ts';
import { requestCredentials } from './request-credentials.ts';

/** What of a service its identity needs to know. */
export interface Bearer {
  readonly name: string;
  readonly log: Log;
  readonly shutdown: { readonly signal: AbortSignal; add(part: string, close: () => Promise<void>): void };
}

export interface ServiceIdentity {
  /** Those that are valid now. */
  readonly credentials: Credentials;
  /** Calls `take` with every new set of credentials, not with the present one. */
  onRenewal(take: (credentials: Credentials) => void): void;
}

export interface ServiceIdentityOptions {
  /** Where the development authority lives. */
  readonly folder: string;
  /** How long a certificate is valid; it is renewed when two thirds of that are over. */
  readonly lifeMs?: number;
  readonly request?: typeof requestCredentials;
}

const HOUR_MS = 3_600_000;
const RETRY_EVERY_MS = 5_000;

/** Gets a certificate for the service, and a new one well before it ends, for as long as the service runs. */
export async function openServiceIdentity(
  service: Bearer,
  { folder, lifeMs = HOUR_MS, request = requestCredentials }: ServiceIdentityOptions,
): Promise<ServiceIdentity> {
  const { signal } = service.shutdown;
  let credentials = await request(folder, service.name, lifeMs);
  const takers: ((credentials: Credentials) => void)[] = [];

  async function renew(): Promise<void> {
    while (!signal.aborted) {
      await sleep(Math.max(0, credentials.expiresAt - lifeMs / 3 - Date.now()), signal);
      if (signal.aborted) return;
      try {
        credentials = await request(folder, service.name, lifeMs);
        for (const take of takers) take(credentials);
        service.log.info({ expiresAt: new Date(credentials.expiresAt) }, 'certificate renewed');
      } catch (error) {
        service.log.warn({ error }, 'the certificate could not be renewed, it is asked for again');
        await sleep(Math.min(RETRY_EVERY_MS, lifeMs / 10), signal);
      }
    }
  }
  const renewing = renew();
  service.shutdown.add('certificate', () => renewing);

  return {
    get credentials() {
      return credentials;
    },
    onRenewal: (take) => void takers.push(take),
  };
}
