/** What the tests of the BFFs have in common: services behind that answer as told, and callers that need no auth. */

export { type BffAnswer, type BffUnderTest, startBff } from './bff-under-test.ts';
export { type AskedCall, type Callee, startCallee } from './callee.ts';
export { identityOf } from './identity-of.ts';
