import type { z } from 'zod';
import type { TransferRecord } from './record.ts';
import type * as shapes from './shapes.ts';

/** What is shown of a webhook; what is starred is named only. */
export function webhookRecord({ uuid, ...shown }: z.output<typeof shapes.webhook>): TransferRecord {
  const { createdAt: _, updatedAt: __, _links: ___, request, ...fields } = shown;
  const { headers, password, ...rest } = request;
  const hidden = Object.entries(headers ?? {}).filter(([, value]) => isHidden(value));
  const open = Object.entries(headers ?? {}).filter(([, value]) => !isHidden(value));
  return {
    kind: 'webhook',
    uuid,
    webhook: { ...fields, request: { ...rest, ...(open.length > 0 ? { headers: Object.fromEntries(open) } : {}) } },
    secrets: [...hidden.map(([name]) => name), ...(password ? ['password'] : [])],
  };
}

const isHidden = (value: string): boolean => /^\*+$/.test(value);
