import { formatMoney } from './format-money.ts';
import type { OrderOfCustomer, Template } from './template.ts';

/** What the refund tells of; `total` is what was given back, in cents. */
export interface RefundedOrder extends OrderOfCustomer {
  readonly total: number;
  readonly currency: string;
}

/** The money of a confirmed order has been given back. */
export const orderRefundedTemplate: Template<RefundedOrder> = {
  name: 'order-refunded',
  wording: {
    mail: ({ orderId, customer, total, currency }) => ({
      title: `Your order ${orderId} is refunded`,
      text: [
        `Hello ${customer.name},`,
        '',
        `we have given ${formatMoney(total, currency)} back to you for your order ${orderId}.`,
        'It can take some days until your bank shows it.',
        '',
      ].join('\n'),
    }),
    sms: ({ orderId, total, currency }) => ({
      title: null,
      text: `Shop: we have refunded ${formatMoney(total, currency)} for your order ${orderId}.`,
    }),
    push: ({ orderId, total, currency }) => ({
      title: 'Your order is refunded',
      text: `${formatMoney(total, currency)} for order ${orderId}`,
    }),
  },
};
