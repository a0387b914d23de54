import { messageOf, UsageError } from '../../harness/errors.ts';
import { type Pact, parsePact, readPact } from '../pact-file.ts';

/** How one shows who one is to the broker that has the pact. */
export interface BrokerCredentials {
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
}

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
    const headers = { accept: 'application/hal+json, application/json', ...authorization(credentials) };
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

function authorization({ token, username, password = '' }: BrokerCredentials = {}): Record<string, string> {
  if (token !== undefined) return { authorization: `Bearer ${token}` };
  if (username === undefined) return {};
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}
