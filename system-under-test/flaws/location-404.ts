import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'location-404',
  title: 'Whoever follows the Location of an address that was just added finds nothing',
  after: 'RESTler use-after-create: the created resource is not where it is said to be',
  caughtBy: ['generated'],
  at: ['user'],
  edits: [
    {
      file: 'services/user/addresses/address-routes.ts',
      replace: '/addresses/${address.id}`',
      with: '/address/${address.id}`',
    },
  ],
});
