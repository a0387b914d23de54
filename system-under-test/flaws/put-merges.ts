import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'put-merges',
  title: 'A phone number or a second address line, once given, cannot be taken back',
  after: 'RFC 9110, 9.3.4: a PUT replaces the state, it does not merge into it',
  caughtBy: ['generated'],
  at: ['user', 'user-bff'],
  edits: [
    // Older apps leave these fields out.
    {
      file: 'services/user/addresses/address-table.ts',
      replace: 'addition = $5',
      with: 'addition = coalesce($5, addition)',
    },
    {
      file: 'services/user/customers/customer-table.ts',
      replace: 'set name = $2, phone = $3,',
      with: 'set name = $2, phone = coalesce($3, phone),',
    },
  ],
});
