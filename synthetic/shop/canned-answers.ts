const products = [
  ['prod-001', 'Storm Lantern', 'Burns on when the weather does not.', 'deck', 4900],
  ['prod-002', 'Brass Ship’s Bell', 'Heard from bow to stern, and by the neighbours.', 'deck', 8900],
  ['prod-008', 'Enamel Mug', 'Dented before you got it, so that you need not worry.', 'galley', 1400],
  ['prod-014', 'Wool Watch Cap', 'Knitted in one piece.', 'wear', 2900],
  ['prod-020', 'Hand Bearing Compass', 'Points north.', 'navigation', 12900],
].map(([id, name, description, category, price]) => ({ id, name, description, category, price, currency: 'EUR' }));

const customer = { id: 'customer-1', name: 'Adalbert Lovelace-Zimmermann', email: 'ada@example.com', role: 'customer' };
const lines = [
  { productId: 'prod-001', name: 'Storm Lantern', quantity: 2, price: 4900 },
  { productId: 'prod-020', name: 'Hand Bearing Compass', quantity: 1, price: 12900 },
];
const order = {
  id: '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11',
  status: 'confirmed',
  reason: null,
  customer,
  lines,
  subtotal: 22_700,
  discount: 2_270,
  total: 20_430,
  currency: 'EUR',
  placedAt: '2026-03-01T12:00:00.000Z',
};
const orders = ['pending', 'confirmed', 'cancelled', 'refunded'].map((status, at) => ({
  ...order,
  id: `${at}${order.id.slice(1)}`,
  status,
}));
const history = [
  { version: 1, type: 'order-placed', at: '2026-03-01T12:00:00.000Z' },
  { version: 2, type: 'stock-reserved', at: '2026-03-01T12:00:01.000Z' },
  { version: 3, type: 'order-confirmed', at: '2026-03-01T12:00:02.000Z' },
];
const figures = { orders: 12, confirmed: 9, cancelled: 2, refunded: 1, revenue: 184_300 };
const days = Array.from({ length: 14 }, (_, at) => ({
  date: `2026-03-${String(at + 1).padStart(2, '0')}`,
  ...figures,
  revenue: 184_300 - 9_000 * at,
}));
const letter = {
  topic: 'orders.inventory.dead-letter',
  partition: 0,
  offset: '3',
  key: order.id,
  eventType: 'order.placed',
  eventId: 'e-1',
  cause: 'Invalid input: expected number, received string at data.lines.0.quantity',
  origin: { topic: 'orders', partition: 2, offset: '17' },
  at: '2026-03-01T12:00:00.000Z',
};

/** What the shop says, by method and path. */
export const cannedAnswers: Readonly<Record<string, unknown>> = {
  'GET /api/products': { items: products, total: products.length, page: 1, size: 24 },
  'GET /api/products/prod-001': { ...products[0], availability: 'few' },
  'GET /api/categories': {
    items: [
      { name: 'deck', count: 2 },
      { name: 'galley', count: 1 },
    ],
  },
  'GET /api/orders': { items: orders, total: orders.length },
  ...Object.fromEntries(orders.map((each) => [`GET /api/orders/${each.id}`, each])),
  'GET /api/profile': { name: customer.name, email: customer.email, phone: '+491701234567', version: 1 },
  'GET /api/profile/preferences': { mail: true, sms: false, push: false },
  'GET /api/profile/addresses': {
    items: [
      {
        id: 'a-1',
        name: customer.name,
        street: 'Baumwall 7',
        addition: null,
        postalCode: '20459',
        city: 'Hamburg',
        country: 'DE',
      },
      {
        id: 'a-2',
        name: 'Ada',
        street: '1 Dorset Street',
        addition: 'c/o Babbage',
        postalCode: 'W1U 4EG',
        city: 'London',
        country: 'GB',
      },
    ],
  },
  'GET /admin/api/orders': { items: orders, total: 41 },
  [`GET /admin/api/orders/${order.id}`]: {
    ...order,
    history,
    charges: [{ id: 'ch-1', amount: 20_430, status: 'captured' }],
  },
  'GET /admin/api/stock': {
    items: products.map(({ id, name, price, currency }, at) => ({
      id,
      name,
      price,
      currency,
      stock:
        at === 4 ? null : { productId: id, received: 1_000, reserved: 12, sold: 985 - 100 * at, free: 3 + 100 * at },
    })),
    total: products.length,
  },
  'GET /admin/api/dead-letters': {
    items: [
      letter,
      { ...letter, offset: '4', eventType: undefined, cause: 'The message has no value', replayedAt: letter.at },
      { ...letter, topic: 'stock.order.dead-letter', eventType: 'stock.reserved', cause: 'There is no such order' },
    ],
  },
  'GET /admin/api/reports/sales': {
    real: { days, total: figures },
    synthetic: { days: days.slice(12), total: figures },
  },
};

/** Sessions as the pages keep them; nobody checks their tokens here. */
export const cannedSessions = {
  session: sessionOf(customer),
  'admin-session': sessionOf({ ...customer, id: 'admin-1', name: 'Olga', role: 'admin' }),
};

export const cannedOrderIds = orders.map(({ id }) => id);
export const cannedBackofficeOrderId = order.id;

function sessionOf(who: object) {
  return { token: 'header.claims.signature', refreshToken: 'refresh', customer: who, endsAt: Date.now() + 3_600_000 };
}
