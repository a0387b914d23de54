/**
 * What a charge can be, and what it can become. What the provider was asked and did not answer is in none of these: the charge
 * stays where it is, and whoever comes next asks again.
 */
const BECOMES = {
  /** The money shall be held; the provider's answer is not known. */
  pending: ['authorised', 'declined', 'voiding'],
  /** The money is held and shall be taken. Declined, when the provider has let go of it meanwhile. */
  authorised: ['captured', 'declined', 'voiding'],
  /** The money is ours. */
  captured: ['refunded', 'voiding'],
  /** Must not keep the money; the provider does not know yet. */
  voiding: ['voided'],
  /** All of the money went back, after the order had been fulfilled. */
  refunded: [],
  /** There was no money to be had. */
  declined: [],
  /** There never will be money for this order. */
  voided: [],
} as const satisfies Record<string, readonly string[]>;

export type ChargeStatus = keyof typeof BECOMES;

export const chargeStatuses = Object.keys(BECOMES) as ChargeStatus[];

/** Every status from which a charge may become `to`. */
export function whatBecomes(to: ChargeStatus): ChargeStatus[] {
  return chargeStatuses.filter((from) => (BECOMES[from] as readonly ChargeStatus[]).includes(to));
}
