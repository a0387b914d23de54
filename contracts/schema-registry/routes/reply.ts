import type { BrokerError, Reply } from '../../broker/http/index.ts';
import { RegistryError } from '../registry-error.ts';

const type = 'application/vnd.schemaregistry.v1+json';

export const answer = (body: unknown): Reply => ({ status: 200, type, body: JSON.stringify(body) });

/** A schema as it is, without an envelope around it. */
export const answerText = (body: string): Reply => ({ status: 200, type, body });

/** What the server itself refuses (no JSON, too large, no such route) is told in the registry's shape too. */
export function refuse(error: BrokerError): Reply {
  const { status, body, headers } = error;
  const told = error instanceof RegistryError ? body : { error_code: status, message: sentence(body) };
  return { status, type, body: JSON.stringify(told), headers };
}

function sentence({ error, errors }: BrokerError['body']): string {
  if (typeof error === 'string') return error;
  return Array.isArray(errors) ? errors.join(', ') : JSON.stringify(errors);
}
