/** Logins that last: opened, kept alive by refresh tokens, ended. */
export { type OpenedSession, openSession } from './open-session.ts';
export { refreshSession } from './refresh-session.ts';
export { revokeSession, revokeSessionsOf } from './revoke-session.ts';
export { findRevokedSessions, forgetOldSessions } from './session-table.ts';
