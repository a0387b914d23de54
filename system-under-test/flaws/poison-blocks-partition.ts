import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'poison-blocks-partition',
  title: 'One message that cannot be read stops all orders behind it',
  after: 'Poison pill: a consumer that throws gets the same message again, for ever',
  caughtBy: ['chaos'],
  edits: [
    {
      file: 'platform/messaging/process-message.ts',
      replace: `  if (reading.kind === 'unreadable') return aside.giveUp(message, reading.event, reading.cause, lost);\n`,
      with: `  if (reading.kind === 'unreadable') throw reading.cause;\n`,
    },
  ],
});
