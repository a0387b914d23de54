import { messageOf, UsageError } from '../../harness/errors.ts';
import { authorizationOf, type BrokerCredentials } from '../broker-client/index.ts';
import { type Pact, parsePact, readPact } from '../pact-file.ts';

/**
 * A pact by its file, or by the URL that a broker's webhook hands over.
 *
 * @throws UsageError SD_PACT_UNREADABLE
 */
export async function loadPact(
  location: string,
  { credentials, signal }: { credentials?: BrokerCredentials | undefined; signal: AbortSignal },
): Promise<Pact> {
  try {
    if (!/^https?:\/\//.test(location)) return readPact(location);
    const authorization = authorizationOf(credentials ?? {});
    const headers = { accept: 'application/hal+json, application/json', ...(authorization && { authorization }) };
    const answer = await fetch(location, { headers, signal });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`answered ${answer.status}: ${text.slice(0, 200)}`);
    return parsePact(JSON.parse(text), location);
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    throw new UsageError('SD_PACT_UNREADABLE', `The pact ${location} cannot be read: ${messageOf(thrown)}`, {
      details: { location },
    });
  }
}
