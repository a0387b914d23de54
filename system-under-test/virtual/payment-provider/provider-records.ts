import { randomBytes } from 'node:crypto';

export interface Charge {
  readonly id: string;
  readonly idempotencyKey: string;
  /** The merchant's own reference: the order's id. */
  readonly reference: string;
  /** In cents. */
  readonly amount: number;
  readonly currency: string;
  status: 'authorised' | 'captured' | 'voided' | 'refunded' | 'declined';
  /** How much of it was given back, in cents; `refunded` is the status once that is all of it. */
  refunded: number;
}

export interface Refund {
  readonly id: string;
  readonly chargeId: string;
  /** The merchant's own reference. */
  readonly reference: string;
  /** In cents. */
  readonly amount: number;
}

export type ProviderEventType = `charge.${Charge['status']}`;

/** What the provider tells the merchant by webhook. */
export interface ProviderEvent {
  readonly id: string;
  readonly type: ProviderEventType;
  /** Seconds since 1970. */
  readonly created: number;
  /** As it was right after what happened; `refund` with `charge.refunded`. */
  readonly data: { readonly charge: Charge; readonly refund?: Refund };
}

/** A provider that is started again counts from 1 again, but what it hands out must be new to those who remember the old. */
const run = randomBytes(4).toString('hex');

export const newId = (kind: string, number: number): string => `${kind}_${run}${String(number).padStart(6, '0')}`;
