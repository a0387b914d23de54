import { context, propagation } from '@opentelemetry/api';

/** Whether the current work serves synthetic traffic: the caller put `synthetic=true` into the W3C baggage. */
export function isSynthetic(): boolean {
  return propagation.getBaggage(context.active())?.getEntry('synthetic')?.value === 'true';
}
