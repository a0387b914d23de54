import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'event-field-retyped',
  title: 'Stock counts come as text, though consumers were told that they are numbers',
  after: 'Schema evolution: a change of type is not backward compatible, whatever the language makes of it',
  caughtBy: ['contracts'],
  edits: [
    // "Counts beyond 2^53 lose digits in JSON": so they travel as text.
    {
      file: 'events/stock-rejected.ts',
      replace: 'wanted: z.int(), free: z.int()',
      with: 'wanted: z.coerce.string(), free: z.coerce.string()',
    },
  ],
});
