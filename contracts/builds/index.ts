/** What a broker is told of this build, and asked about it. */
export { type Build, type GivenBuild, thisBuild } from './build.ts';
export { mayBeDeployedTogether, mayJoin } from './may-be-deployed.ts';
export { shareBuild, sharePacts, shareResult, type VerifiedPact } from './share-build.ts';
export { type PromisedContract, shareProviderContract } from './share-provider-contract.ts';
