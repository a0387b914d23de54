import type { RunContext } from '../../harness/check/index.ts';
import { type HttpJourney, type Exchange as JourneyExchange, runHttpJourney } from '../../synthetic/index.ts';
import type { Exchange } from '../exchange.ts';

/** What a journey asked of the service at its entry: the entry is the consumer. */
export interface JourneyTraffic {
  readonly consumer: string;
  readonly provider: string;
  readonly exchanges: readonly Exchange[];
}

/**
 * Runs a journey once and listens.
 * @throws Error when it fails: a pact of half a journey would promise too much
 */
export async function journeyTraffic(journey: HttpJourney, context: RunContext): Promise<JourneyTraffic> {
  const { system, run, random, clock, signal } = context;
  const entries = system.definition.entry ?? {};
  const consumer = journey.entry ?? Object.keys(entries)[0] ?? '';
  const exchanges: Exchange[] = [];
  const { ok, failure } = await runHttpJourney(journey, {
    baseUrl: system.entry(journey.entry),
    runId: run.id,
    random: random.fork(journey.id),
    iteration: 0,
    clock,
    signal,
    onRequest: (exchange) => void exchanges.push(exchangeOf(exchange)),
  });
  if (!ok) throw new Error(`${journey.id} fails at "${failure?.step}": ${failure?.message}`);
  return { consumer, provider: entries[consumer]?.to ?? '', exchanges };
}

function exchangeOf({
  method,
  url,
  requestHeaders,
  requestBody,
  status,
  responseHeaders,
  responseText,
}: JourneyExchange) {
  const { pathname, search } = new URL(url);
  return {
    method,
    path: `${pathname}${search}`,
    requestHeaders,
    requestBody,
    status,
    responseHeaders,
    ...(responseText !== '' && { responseBody: responseText }),
  };
}
