import { z } from 'zod';

/** A sentence of the broker for whoever runs the client. */
export interface BrokerNotice {
  readonly type: string;
  readonly text: string;
}

export const notices = z
  .array(z.object({ type: z.string(), text: z.string() }))
  .optional()
  .transform((list): readonly BrokerNotice[] => list ?? []);
