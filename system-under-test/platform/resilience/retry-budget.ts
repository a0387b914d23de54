export interface RetryBudgetOptions {
  /** How many retries a hundred calls may cause. */
  readonly percent: number;
  /** How many are allowed within a window whatever the number of calls, so that a quiet service may retry too. */
  readonly floor: number;
  /** How far back calls and retries count, in ms; 10 s by default. */
  readonly windowMs?: number;
}

export interface RetryBudget {
  /** Counts a call, which earns its share of a retry. */
  earn(): void;
  /** Takes one retry out of the budget, or says that there is none left. */
  spend(): boolean;
}

const SLOTS = 10;

/**
 * Bounds what retries add to the load. With three tries a call, an outage would triple the calls just when the callee can bear
 * them least; with a budget of 20 % it adds a fifth.
 *
 * @see https://sre.google/sre-book/handling-overload/ (per-client retry budget)
 */
export function createRetryBudget({ percent, floor, windowMs = 10_000 }: RetryBudgetOptions): RetryBudget {
  const slotMs = windowMs / SLOTS;
  let slots: { readonly index: number; calls: number; retries: number }[] = [];

  function present() {
    const index = Math.floor(performance.now() / slotMs);
    if (slots.at(-1)?.index !== index) {
      slots = slots.filter((slot) => slot.index > index - SLOTS);
      slots.push({ index, calls: 0, retries: 0 });
    }
    return slots.at(-1) as (typeof slots)[number];
  }

  return {
    earn() {
      present().calls += 1;
    },
    spend() {
      const now = present();
      const calls = slots.reduce((sum, slot) => sum + slot.calls, 0);
      const retries = slots.reduce((sum, slot) => sum + slot.retries, 0);
      if (retries >= floor + (calls * percent) / 100) return false;
      now.retries += 1;
      return true;
    },
  };
}
