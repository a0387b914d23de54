import { expect, onTestFinished } from 'vitest';
import type { BrokerContext } from '../../context.ts';
import { BrokerEvents } from '../../events.ts';
import { ok, serve } from '../../http/index.ts';
import { matrixRoutes } from '../../matrix/index.ts';
import { History } from '../../testing/index.ts';
import { providerContractRoutes, publishContractLink } from '../index.ts';

export const pactOfFoo = (total: unknown) => ({
  interactions: [
    { description: 'a bar', request: { method: 'GET', path: '/bar' }, response: { status: 200, body: { total } } },
  ],
});

/** A broker with this room and the matrix, and a consumer Foo 1 that wants an integer total of Bar. */
export async function smallBroker({ allowDangerousContractModification = false } = {}) {
  const history = new History().publish('Foo 1', 'Bar');
  history.database.run('update pact_version set content = ?', JSON.stringify(pactOfFoo(5)));
  let now = Date.UTC(2026, 0, 2);
  const context: BrokerContext = {
    database: history.database,
    clock: { now: () => (now += 1_000), sleep: async () => {} },
    uuid: () => crypto.randomUUID(),
    events: new BrokerEvents(),
    settings: { allowDangerousContractModification },
  };
  const errors: unknown[] = [];
  const server = serve({
    routes: [
      { method: 'GET', path: '/', handle: ({ baseUrl }) => ok({ _links: publishContractLink(baseUrl) }) },
      ...matrixRoutes(context),
      ...providerContractRoutes(context),
    ],
    access: { credentials: [], publicRead: false },
    baseUrl: undefined,
    bodyLimit: 1e6,
    onError: (error) => errors.push(error),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve));
    history[Symbol.dispose]();
    expect(errors).toEqual([]);
  });
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const ask = async (path: string, body?: unknown) => {
    const answer = await fetch(path.startsWith('http') ? path : url + path, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, never> };
  };
  const publish = (body: unknown, provider = 'Bar') => ask(`/provider-contracts/provider/${provider}/publish`, body);
  return { history, context, url, ask, publish };
}
