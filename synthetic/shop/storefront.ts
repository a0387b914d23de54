import type { BrowserUser } from 'shakedown';

export interface ShownProduct {
  readonly name: string;
  /** In cents. */
  readonly price: number;
}

/** Finds things as their users do: by role and by the name that is read out. */
export function storefront({ page }: BrowserUser) {
  const addButton = (name: string) => page.getByRole('button', { name: `Add to cart: ${name}`, exact: true });
  return {
    addButton,
    search: page.getByRole('searchbox', { name: 'Search' }),
    cartLink: page.getByRole('link', { name: /^Cart/ }),
    quantityOf: (name: string) => page.getByRole('combobox', { name: `Quantity of ${name}` }),
    placeButton: page.getByRole('button', { name: /^Plac(e|ing your) order/ }),
    /** A named sum, such as `Subtotal`, on the page of the cart and of the checkout. */
    sum: (name: string) => page.getByRole('paragraph').filter({ hasText: name }),
    /** A named sum on the receipt. */
    receiptSum: (name: string) =>
      page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
        .getByRole('cell'),
    /** The products that are shown, once there are any. */
    products: async (): Promise<ShownProduct[]> => {
      const buttons = page.getByRole('button', { name: /^Add to cart: / });
      await buttons.first().waitFor();
      // In one go: to ask for each of two dozen products takes a second.
      const shown = await buttons.evaluateAll((all) =>
        all.map((each) => ({
          label: each.getAttribute('aria-label') ?? '',
          text: each.closest('li')?.textContent ?? '',
        })),
      );
      return shown.map(({ label, text }) => ({
        name: label.replace(/^Add to cart: /, ''),
        price: centsIn(text),
      }));
    },
  };
}

/** The last amount of money in a text, in cents: `2 × Lantern €98.00` is 9800; NaN when there is none. */
export function centsIn(text: string): number {
  const amount = text.match(/-?€[\d,]+\.\d\d/g)?.at(-1);
  return amount === undefined ? Number.NaN : Math.round(Number(amount.replace(/[€,]/g, '')) * 100);
}
