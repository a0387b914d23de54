import { formatMoney } from './format-money.ts';
import type { OrderOfCustomer, Template } from './template.ts';

/** What the confirmation tells of; amounts are in cents. */
export interface ConfirmedOrder extends OrderOfCustomer {
  readonly lines: readonly { readonly name: string; readonly quantity: number; readonly price: number }[];
  readonly discount: number;
  readonly total: number;
  readonly currency: string;
}

/** The order has its stock and its money. */
export const orderConfirmedTemplate: Template<ConfirmedOrder> = {
  name: 'order-confirmed',
  wording: {
    mail: ({ orderId, customer, lines, discount, total, currency }) => ({
      title: `Your order ${orderId} is confirmed`,
      text: [
        `Hello ${customer.name},`,
        '',
        'thank you, your order is confirmed:',
        '',
        ...lines.map(
          ({ name, quantity, price }) => `  ${quantity} × ${name}: ${formatMoney(quantity * price, currency)}`,
        ),
        ...(discount > 0 ? [`  Discount: ${formatMoney(-discount, currency)}`] : []),
        `  Total: ${formatMoney(total, currency)}`,
        '',
      ].join('\n'),
    }),
    sms: ({ orderId, total, currency }) => ({
      title: null,
      text: `Shop: your order ${orderId} is confirmed. Total: ${formatMoney(total, currency)}. Thank you!`,
    }),
    push: ({ orderId, total, currency }) => ({
      title: 'Your order is confirmed',
      text: `Order ${orderId}, ${formatMoney(total, currency)}`,
    }),
  },
};
