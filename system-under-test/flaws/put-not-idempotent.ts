import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'put-not-idempotent',
  title: 'A profile that is saved twice counts as changed twice, and everybody is told again',
  after: 'RFC 9110, 9.2.2: a PUT that is repeated leaves what the first one left',
  caughtBy: ['generated', 'synthetic'],
  at: ['user', 'user-bff'],
  edits: [
    {
      file: 'services/user/customers/customer-table.ts',
      replace: 'where id = $1 and (name, phone) is distinct from ($2::text, $3::text) returning',
      with: 'where id = $1 returning',
    },
  ],
});
