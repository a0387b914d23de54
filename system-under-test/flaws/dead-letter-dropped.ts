import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'dead-letter-dropped',
  title: 'An event that was given up is gone: nobody sees it, nobody can replay it',
  after: 'Error handler that logs and goes on: the message is acknowledged and kept nowhere',
  caughtBy: ['chaos'],
  edits: [
    {
      file: 'platform/messaging/put-aside.ts',
      replace: `      await forEver(() => producer.send([deadLetter(message, deadLetterTopic(topic, group), cause, now())]), lost);\n`,
      with: '',
    },
    { file: 'platform/messaging/put-aside.ts', replace: "import { deadLetter } from './dead-letter.ts';\n", with: '' },
    { file: 'platform/messaging/put-aside.ts', replace: '{ deadLetterTopic, retryTopic }', with: '{ retryTopic }' },
    {
      file: 'platform/messaging/put-aside.ts',
      replace: ', metrics, log, now } = options;',
      with: ', metrics, log } = options;',
    },
  ],
});
