/** A MongoDB for tests: a real one where there is one, else a stand-in that speaks its protocol, else the reason why not. */
export { startTestMongo, type TestMongo } from './test-mongo.ts';
