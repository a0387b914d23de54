import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'location-404',
  title: 'A client that goes where it was told to find its new address finds nothing',
  after: 'RESTler resource-hierarchy rule: what was created is where it was said to be',
  caughtBy: ['generated', 'synthetic'],
  edits: [
    {
      file: 'bffs/user/profile/address-routes.ts',
      replace: '/api/profile/addresses/${encodeURIComponent(added.id)}',
      with: '/api/profile/address/${encodeURIComponent(added.id)}',
    },
  ],
});
