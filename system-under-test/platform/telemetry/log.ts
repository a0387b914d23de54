import { trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger, pino } from 'pino';
import { MASK } from './mask.ts';
import { maskFields, maskLine } from './mask-log.ts';

export type Log = Logger;

/**
 * A log of JSON lines on stdout; each line carries the ids of the trace it was written in. Secrets are masked by their names
 * and by their looks.
 */
export function createLog(service: string, level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: maskFields },
      // What a child of the log always says passes no formatter.
      redact: { paths: ['authorization', 'cookie', 'password', 'token', 'paymentMethod', 'cardNumber'], censor: MASK },
      serializers: { error: pino.stdSerializers.errWithCause },
      hooks: { streamWrite: maskLine },
      mixin() {
        const span = trace.getActiveSpan()?.spanContext();
        return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
      },
    },
    destination ?? pino.destination(1),
  );
}
