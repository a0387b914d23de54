import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'double-click-two-orders',
  title:
    'Who presses the button twice orders twice: each press has a key of its own, and nothing holds the second one back',
  after: 'draft-ietf-httpapi-idempotency-key-header: a key that changes with every try protects nobody',
  caughtBy: ['synthetic'],
  edits: [
    {
      file: 'web/scripts/orders.js',
      replace:
        "import { askAsCustomer } from './session.js';\n\n/** Places an order once for each `checkoutKey`, however often it is sent. */\nexport function placeOrder(order, checkoutKey) {",
      with: "import { newKey } from './new-key.js';\nimport { askAsCustomer } from './session.js';\n\n/** Places an order. */\nexport function placeOrder(order) {",
    },
    { file: 'web/scripts/orders.js', replace: 'idempotencyKey: checkoutKey', with: 'idempotencyKey: newKey()' },
    {
      file: 'web/scripts/checkout-page.js',
      replace: 'const { lines, checkoutKey } = readCart();',
      with: 'const { lines } = readCart();',
    },
    { file: 'web/scripts/checkout-page.js', replace: ', checkoutKey);', with: ');' },
    { file: 'web/scripts/checkout-page.js', replace: 'let placing = false;\n', with: '' },
    {
      file: 'web/scripts/checkout-page.js',
      replace: 'if (placing || !isComplete(form)) return;',
      with: 'if (!isComplete(form)) return;',
    },
    { file: 'web/scripts/checkout-page.js', replace: '  placing = now;\n  button.disabled = now;\n', with: '' },
  ],
});
