/** What the confirmation tells of; amounts are in cents. */
export interface ConfirmedOrder {
  readonly orderId: string;
  readonly customer: { readonly name: string; readonly email: string };
  readonly lines: readonly { readonly name: string; readonly quantity: number; readonly price: number }[];
  readonly discount: number;
  readonly total: number;
  readonly currency: string;
}

export interface Mail {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
}

/** Writes the mail that tells a customer the order is confirmed. */
export function confirmationMail(order: ConfirmedOrder): Mail {
  const money = (cents: number): string => `${(cents / 100).toFixed(2)} ${order.currency}`;
  const lines = order.lines.map(({ name, quantity, price }) => `  ${quantity} × ${name}: ${money(quantity * price)}`);
  const discount = order.discount > 0 ? [`  Discount: -${money(order.discount)}`] : [];
  return {
    recipient: order.customer.email,
    subject: `Your order ${order.orderId} is confirmed`,
    text: [
      `Hello ${order.customer.name},`,
      '',
      'thank you, your order is confirmed:',
      '',
      ...lines,
      ...discount,
      `  Total: ${money(order.total)}`,
      '',
    ].join('\n'),
  };
}
