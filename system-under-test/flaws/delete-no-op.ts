import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'delete-no-op',
  title: 'An address that was deleted is still there, and still offered',
  after: 'RESTler use-after-free rule: a deleted resource can still be read',
  caughtBy: ['generated'],
  at: ['user'],
  edits: [
    // Orders under way shall still find it; that those who read know nothing of it was overlooked.
    {
      file: 'services/user/addresses/address-table.ts',
      replace: "'delete from address where customer_id = $1 and id = $2'",
      with: '"delete from address where customer_id = $1 and id = $2 and added_at < now() - interval \'30 days\'"',
    },
  ],
});
