import { type Answer, exit, failure } from '../answer/index.ts';
import type { Consumer, Credential } from '../config/index.ts';
import type { Exchange } from '../exchange.ts';
import type { PluginEnvironment } from './plugin.ts';

/** What an authentication plugin finds in a request. */
export type Finding = { credential: Credential; identifier: string } | { refused: object; challenge: string };

interface AuthenticationConfig {
  anonymous?: string | undefined;
  run_on_preflight: boolean;
}

/**
 * What jwt and key-auth share. Without `anonymous` every such plugin must let the request pass; with it one of them is
 * enough, and a request that none knows goes on as the anonymous consumer.
 */
export function authenticateWith(
  find: (exchange: Exchange) => Finding,
  { anonymous, run_on_preflight }: AuthenticationConfig,
  { findConsumer }: PluginEnvironment,
): (exchange: Exchange) => Answer | undefined {
  return (exchange) => {
    if (!run_on_preflight && exchange.request.method === 'OPTIONS') return undefined;
    if (anonymous && exchange.credential) return undefined;

    const finding = find(exchange);
    if ('credential' in finding) {
      exchange.credential = finding.credential;
      actAs(exchange, finding.credential.consumer, finding.identifier);
      return undefined;
    }
    if (!anonymous) return exit(401, finding.refused, { 'WWW-Authenticate': finding.challenge });

    const consumer = findConsumer(anonymous);
    if (!consumer) return failure(500, `anonymous consumer ${anonymous} is configured but doesn't exist`);
    actAs(exchange, consumer, undefined);
    return undefined;
  };
}

/** Tells the upstream who asks, and drops what the client itself wrote into these headers. */
function actAs(exchange: Exchange, consumer: Consumer, identifier: string | undefined): void {
  exchange.consumer = consumer;
  set('x-consumer-id', consumer.id);
  set('x-consumer-custom-id', consumer.custom_id);
  set('x-consumer-username', consumer.username);
  set('x-credential-identifier', identifier);
  set('x-anonymous-consumer', identifier === undefined ? 'true' : undefined);

  function set(name: string, value: string | undefined): void {
    if (value === undefined) delete exchange.upstreamHeaders[name];
    else exchange.upstreamHeaders[name] = value;
  }
}
