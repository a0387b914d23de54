const formats = new Map();

/** Writes cents as people do: `formatMoney(4900)` is `€49.00`. */
export function formatMoney(cents, currency = 'EUR') {
  if (!formats.has(currency)) formats.set(currency, new Intl.NumberFormat('en-IE', { style: 'currency', currency }));
  return formats.get(currency).format(cents / 100);
}
