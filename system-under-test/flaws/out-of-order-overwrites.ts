import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'out-of-order-overwrites',
  title: 'A customer gets the name back that they had before, since an older event came last',
  after: 'Last writer wins, by arrival: retries and replays change the order of events',
  caughtBy: ['chaos', 'invariants'],
  at: ['auth', 'user'],
  edits: [
    {
      file: 'services/auth/accounts/account-table.ts',
      replace: 'where id = $1 and name_at <= $3',
      with: 'where id = $1',
    },
    {
      file: 'services/user/customers/customer-table.ts',
      replace: '\n       where customer.changed_at < excluded.changed_at',
      with: '',
    },
  ],
});
