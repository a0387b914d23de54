import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'event-loop-block',
  title: 'Whenever a guest comes in, everybody else waits: the pseudonym in the token is hashed in the request',
  after: 'Davis et al., event handler poisoning (USENIX Security 2018); Node.js: Don’t block the event loop',
  caughtBy: ['load'],
  edits: [
    {
      file: 'bffs/user/session/tokens.ts',
      replace: "import { jwtVerify, SignJWT } from 'jose';",
      with: "import { pbkdf2Sync } from 'node:crypto';\nimport { jwtVerify, SignJWT } from 'jose';",
    },
    {
      file: 'bffs/user/session/tokens.ts',
      replace: 'new SignJWT({ name, email })',
      with: "new SignJWT({ name, email, pseudonym: pbkdf2Sync(email, secret, 100_000, 16, 'sha512').toString('hex') })",
    },
  ],
});
