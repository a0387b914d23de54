import type { BrokerContext } from '../context.ts';
import type { BrokerRequest, Route } from '../http/index.ts';
import type { PageName } from './pages.ts';

/** Where pages live of their own. */
const addresses: Readonly<Record<string, PageName>> = {
  '/ui': 'network',
  '/ui/services': 'services',
  '/ui/services/:name': 'service',
  '/ui/environments': 'environments',
  '/ui/environments/:environment': 'environment',
  '/ui/matrix': 'matrix',
  '/ui/can-i-deploy': 'canIDeploy',
  '/ui/pact': 'pact',
  '/ui/changes': 'changes',
  '/ui/webhooks': 'webhooks',
  '/ui/webhooks/:uuid': 'webhook',
  // Whatever else is asked for below: a page says so.
  '/ui/*path': 'nothing',
};

/** Resources that look like a page when a browser opens them: the addresses that the official clients print. */
const instead: Readonly<Record<string, PageName>> = {
  '/': 'network',
  '/pacticipants': 'services',
  '/pacticipants/:name': 'service',
  '/environments': 'environments',
  '/webhooks': 'webhooks',
  '/webhooks/:uuid': 'webhook',
  '/matrix/provider/:provider/consumer/:consumer': 'matrix',
  '/pacts/provider/:provider/consumer/:consumer/latest': 'pact',
  '/pacts/provider/:provider/consumer/:consumer/version/:version': 'pact',
};

/** The broker's routes, with pages for whoever wants HTML, and with those that are pages alone. */
export function withPages(context: BrokerContext, routes: readonly Route[]): Route[] {
  const draw = async (name: PageName, request: BrokerRequest) =>
    (await import('./pages.ts')).draw(name, context, request);
  return [
    { method: 'GET', path: '/ui/page.css', handle: async () => (await import('./pages.ts')).style() },
    ...Object.entries(addresses).map(
      ([path, name]): Route => ({ method: 'GET', path, handle: (request) => draw(name, request) }),
    ),
    ...routes.map((route): Route => {
      const name = route.method === 'GET' ? instead[route.path] : undefined;
      if (name === undefined) return route;
      return {
        ...route,
        handle: async (request) => {
          if (wantsHtml(request.accept)) return draw(name, request);
          const reply = await route.handle(request);
          return { ...reply, headers: { ...reply.headers, Vary: 'Accept' } };
        },
      };
    }),
  ];
}

/** A browser that opens an address. Whoever takes anything, or JSON too, is a client. */
export const wantsHtml = (accept: string): boolean => accept.includes('text/html') && !accept.includes('json');
