import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'label-missing',
  title: 'The checkout asks for an email without telling screen readers so: its label names a field that is not there',
  after: 'WCAG 2.2, 1.3.1 and 4.1.2; WebAIM Million 2024: a missing label on half of all home pages',
  caughtBy: ['synthetic'],
  edits: [
    {
      file: 'web/checkout.html',
      replace: '<label for="email">Email</label>',
      with: '<label for="email-address">Email</label>',
    },
  ],
});
