import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'auth-claim-renamed',
  title: 'Whoever signs in is a stranger to every other service, since the role travels under another name',
  after: 'Consumer-driven contracts: a provider renames what nobody here reads',
  caughtBy: ['contracts', 'synthetic'],
  at: ['auth', 'user-bff', 'admin-bff'],
  edits: [
    {
      file: 'services/auth/issue-token.ts',
      replace: 'new SignJWT({ name, email, role, sid: sessionId })',
      with: 'new SignJWT({ name, email, roles: [role], sid: sessionId })',
    },
  ],
});
