import { type Charge, newId, type ProviderEvent, type ProviderEventType, type Refund } from './provider-records.ts';

export type ChargeRequest = Pick<Charge, 'idempotencyKey' | 'reference' | 'amount' | 'currency'> & {
  readonly method: string;
};

/** Test cards, as payment providers have them: whether they have money; every other token is unknown. */
const CARDS: Record<string, boolean> = { tok_visa: true, tok_mastercard: true, tok_declined: false };

export interface LedgerOptions {
  /** Hears of everything that happened to a charge. */
  readonly tell?: (event: ProviderEvent) => void;
  /** ms since 1970. */
  readonly now?: () => number;
}

/** What the provider remembers; it starts empty with each process. */
export class ChargeLedger {
  readonly #charges = new Map<string, Charge>();
  readonly #tell: (event: ProviderEvent) => void;
  readonly #now: () => number;
  #refunds = 0;
  #events = 0;

  constructor({ tell = () => {}, now = Date.now }: LedgerOptions = {}) {
    this.#tell = tell;
    this.#now = now;
  }

  get charges(): readonly Charge[] {
    return [...this.#charges.values()];
  }

  /** Holds the money on the card, or notes that the card was declined; undefined for a token that no card has. */
  authorise({ method, ...request }: ChargeRequest, options: { declines?: boolean } = {}): Charge | undefined {
    const hasMoney = CARDS[method];
    if (hasMoney === undefined) return undefined;
    const status = hasMoney && !options.declines ? 'authorised' : 'declined';
    const charge: Charge = { id: newId('ch', this.#charges.size + 1), ...request, status, refunded: 0 };
    this.#charges.set(charge.id, charge);
    this.#happened(`charge.${status}`, charge);
    return charge;
  }

  /** Takes the money that is held; undefined when none is held, or it was released. */
  capture(id: string): Charge | undefined {
    return this.#settle(id, 'captured');
  }

  /** Releases the money that is held; undefined when none is held, or it was taken. */
  void(id: string): Charge | undefined {
    return this.#settle(id, 'voided');
  }

  /** Gives back `amount`, by default all that is left; undefined when less than that is left. */
  refund(chargeId: string, reference: string, amount?: number): Refund | undefined {
    const charge = this.#charges.get(chargeId);
    if (charge?.status !== 'captured') return undefined;
    const left = charge.amount - charge.refunded;
    const refund: Refund = { id: newId('re', this.#refunds + 1), chargeId, reference, amount: amount ?? left };
    if (refund.amount > left) return undefined;
    this.#refunds += 1;
    charge.refunded += refund.amount;
    if (charge.refunded === charge.amount) charge.status = 'refunded';
    this.#happened('charge.refunded', charge, refund);
    return refund;
  }

  #settle(id: string, status: 'captured' | 'voided'): Charge | undefined {
    const charge = this.#charges.get(id);
    if (charge?.status === status) return charge;
    if (charge?.status !== 'authorised') return undefined;
    charge.status = status;
    this.#happened(`charge.${status}`, charge);
    return charge;
  }

  #happened(type: ProviderEventType, charge: Charge, refund?: Refund): void {
    this.#events += 1;
    this.#tell({
      id: newId('evt', this.#events),
      type,
      created: Math.floor(this.#now() / 1_000),
      data: { charge: { ...charge }, ...(refund && { refund }) },
    });
  }
}
