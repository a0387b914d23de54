export interface Charge {
  id: string;
  idempotencyKey: string;
  /** The merchant's own reference: the order's id. */
  reference: string;
  /** In cents. */
  amount: number;
  currency: string;
  status: 'captured' | 'refunded' | 'declined';
}

export type ChargeRequest = Pick<Charge, 'idempotencyKey' | 'reference' | 'amount' | 'currency'> & { method: string };

/** Test cards, as payment providers have them; every other token is unknown. */
const CARDS: Record<string, 'captured' | 'declined'> = {
  tok_visa: 'captured',
  tok_mastercard: 'captured',
  tok_declined: 'declined',
};

/** What the provider remembers; it starts empty with each process. */
export class ChargeLedger {
  readonly #charges: Charge[] = [];

  get charges(): readonly Charge[] {
    return this.#charges;
  }

  /** Takes money, or notes that the card was declined; undefined for a token that no card has. */
  charge({ method, ...request }: ChargeRequest): Charge | undefined {
    const status = CARDS[method];
    if (!status) return undefined;
    const charge: Charge = { id: `ch_${String(this.#charges.length + 1).padStart(6, '0')}`, ...request, status };
    this.#charges.push(charge);
    return charge;
  }

  /** Gives the money back, once; undefined when nothing was taken by this charge. */
  refund(id: string): Charge | undefined {
    const charge = this.#charges.find((one) => one.id === id && one.status !== 'declined');
    if (charge) charge.status = 'refunded';
    return charge;
  }
}
