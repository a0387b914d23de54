import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'undeclared-success',
  title: 'An order that is merely acknowledged is answered with 200, as if it were done',
  after: 'Schemathesis: response status not in the schema; RFC 9110, 15.3.3: 202 promises nothing but a look',
  caughtBy: ['contracts', 'generated'],
  at: ['order', 'user-bff'],
  edits: [
    {
      file: 'services/order/place-order/place-order-routes.ts',
      replace: '      return view;\n',
      with: '      // It is in their list, so it has been placed.\n      ctx.status = 200;\n      return view;\n',
    },
    {
      file: 'bffs/user/orders/order-routes.ts',
      replace: "      const placed = readAnswer(OrderAnswer, 'order', answer);\n",
      with: "      const placed = readAnswer(OrderAnswer, 'order', answer);\n      ctx.status = answer.status;\n",
    },
  ],
});
