import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { createEdge, type Edge, EdgeError } from '../edges/index.ts';
import type { Service } from '../service/index.ts';

/** What is asked of auth. Both answers are public: they hold neither tokens nor names. */
export interface AuthClient {
  keys(): Promise<JSONWebKeySet>;
  /** The sessions whose tokens have not expired yet and are not to be taken any more. */
  revokedSessions(): Promise<readonly string[]>;
}

const keysAnswer = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) });
const revocationsAnswer = z.object({ sessions: z.array(z.string()) });

/**
 * A small answer that everybody waits for, so it is given up soon; repeated once, since a broken connection is no outage. No
 * breaker: keys and list are asked for once a second at most, and who starts before auth does must not be kept waiting by it.
 */
export function authEdge(service: Service, url: string): Edge {
  return createEdge({ peer: 'auth', url, log: service.log, timeoutMs: 800, retries: 1 });
}

export function createAuthClient(auth: Edge): AuthClient {
  async function ask<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
    const { status, body } = await auth.request({ method: 'GET', path });
    const answer = schema.safeParse(body);
    if (status === 200 && answer.success) return answer.data;
    throw new EdgeError('auth', 'failed', `auth answered GET ${path} with what cannot be used`, { status });
  }
  return {
    keys: () => ask('/.well-known/jwks.json', keysAnswer),
    revokedSessions: async () => (await ask('/revocations', revocationsAnswer)).sessions,
  };
}
