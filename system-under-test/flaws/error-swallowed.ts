import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'error-swallowed',
  title: 'While the mail server is away, customers are never told that their orders are confirmed',
  after: 'Yuan et al., Simple testing can prevent most critical failures (OSDI 2014): errors that are only logged',
  caughtBy: ['chaos', 'invariants'],
  edits: [
    {
      file: 'services/notification/outgoing/start-outgoing-queue.ts',
      replace: '      return postponeMessage(database, message, waitMs);\n',
      with: '',
    },
    {
      file: 'services/notification/outgoing/start-outgoing-queue.ts',
      replace: 'import { markRefused, markSent, postponeMessage } from',
      with: 'import { markRefused, markSent } from',
    },
  ],
});
