import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Exchange } from '../exchange.ts';
import { definePlugin } from './plugin.ts';

/** Gives each request an id that the upstream sees and, with `echo_downstream`, the client too. */
export const correlationId = definePlugin({
  name: 'correlation-id',
  priority: 100_001,

  config: z.strictObject({
    header_name: z.string().default('Kong-Request-ID'),
    generator: z.enum(['uuid', 'uuid#counter', 'tracker']).default('uuid#counter'),
    echo_downstream: z.boolean().default(false),
  }),

  create({ header_name, generator, echo_downstream }) {
    const generate = GENERATORS[generator]();
    const header = header_name.toLowerCase();

    function idOf(exchange: Exchange): string {
      const given = exchange.upstreamHeaders[header];
      return typeof given === 'string' && given ? given : generate(exchange);
    }

    return {
      access(exchange) {
        exchange.upstreamHeaders[header] = idOf(exchange);
        return undefined;
      },
      headerFilter(exchange) {
        if (echo_downstream) exchange.response.setHeader(header_name, idOf(exchange));
      },
    };
  },
});

const GENERATORS: Record<'uuid' | 'uuid#counter' | 'tracker', () => (exchange: Exchange) => string> = {
  uuid: () => () => randomUUID(),
  'uuid#counter': () => {
    const worker = randomUUID();
    let counter = 0;
    return () => `${worker}#${++counter}`;
  },
  tracker: () => {
    let requests = 0;
    return ({ request: { socket }, startedAt }) =>
      [
        socket.localAddress,
        socket.localPort,
        process.pid,
        socket.remotePort,
        ++requests,
        (startedAt / 1000).toFixed(3),
      ].join('-');
  },
};
