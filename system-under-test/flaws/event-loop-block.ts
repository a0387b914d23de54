import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'event-loop-block',
  title: 'Whenever a guest comes in, everybody else waits: the pseudonym in the token is hashed in the request',
  after: 'Davis et al., event handler poisoning (USENIX Security 2018); Node.js: Don’t block the event loop',
  caughtBy: ['load'],
  edits: [
    {
      file: 'services/auth/issue-token.ts',
      replace: "import { SignJWT } from 'jose';",
      with: "import { pbkdf2Sync } from 'node:crypto';\nimport { SignJWT } from 'jose';",
    },
    {
      file: 'services/auth/issue-token.ts',
      replace: 'new SignJWT({ name, email, role, sid: sessionId })',
      with: "new SignJWT({ name, email, role, sid: sessionId, pseudonym: pbkdf2Sync(email, kid, 100_000, 16, 'sha512').toString('hex') })",
    },
  ],
});
