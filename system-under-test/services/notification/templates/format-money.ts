const formats = new Map<string, Intl.NumberFormat>();

/** Writes cents as the storefront does: `formatMoney(123_450, 'EUR')` is `€1,234.50`. */
export function formatMoney(cents: number, currency: string): string {
  let format = formats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat('en-IE', { style: 'currency', currency });
    formats.set(currency, format);
  }
  return format.format(cents / 100);
}
