import { defineFlaw } from 'shakedown';

export default defineFlaw({
  id: 'logout-keeps-token',
  title: 'A token that was copied from a shared computer still works after its owner has logged out',
  after: 'OWASP WSTG-SESS-06: logout ends the session at the server, the token outlives it',
  caughtBy: ['synthetic'],
  at: ['auth', 'user-bff'],
  edits: [
    // "A session that is gone needs no second table": its refresh token is worthless, its access tokens are not.
    {
      file: 'services/auth/sessions/revoke-session.ts',
      replace: `  await transaction.query(
    \`insert into revocation (session_id, until) values ($1, now() + make_interval(secs => $2))
     on conflict (session_id) do nothing\`,
    [sessionId, TOKENS_EXPIRED_AFTER_S],
  );
`,
      with: '',
    },
    {
      file: 'services/auth/sessions/revoke-session.ts',
      replace: 'const TOKENS_EXPIRED_AFTER_S = LONGEST_TOKEN_LIFE_MS / 1_000;\n\n',
      with: '',
    },
    {
      file: 'services/auth/sessions/revoke-session.ts',
      replace: "import { LONGEST_TOKEN_LIFE_MS } from '../token-life.ts';\n",
      with: '',
    },
  ],
});
