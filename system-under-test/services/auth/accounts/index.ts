/** Who has an account, and how they prove it. */
export { type Account, deleteAccount, renameAccount } from './account-table.ts';
export { checkLogin, type LoginOutcome } from './check-login.ts';
export { forgetOldFailures } from './login-failures.ts';
export { register } from './register.ts';
export { seedAdmin } from './seed-admin.ts';
