/** Upstream's sentences, put together from what a row of a scenario says of two versions. */
export const verified = 'All required verification results are published and successful';
export const nothingMissing = 'There are no missing dependencies';
export const notVerified = (consumer: string, provider: string) =>
  `There is no verified pact between ${consumer} and ${provider}`;
export const failed = (consumer: string, provider: string) =>
  `The verification for the pact between ${consumer} and ${provider} failed`;
export const cannotIgnore = (what: string) => `WARN: Cannot ignore ${what}`;
export const nameEnvironment =
  'WARN: It is recommended to specify the environment into which you are deploying. Without the environment, this result will not be reliable.';
export const nameVersion =
  'WARN: It is recommended to specify the version number (rather than the tag or branch) of the pacticipant you wish to deploy to avoid race conditions. Without a version number, this result will not be reliable.';
export const neverSeen = (version: string) =>
  `No pacts or verifications have been published for version ${numberOf(version)} of ${nameOf(version)}`;

/** `Foo 1`: version 1 of Foo. */
export const v = (version: string) => `version ${numberOf(version)} of ${nameOf(version)}`;
export const any = (name: string) => `any version of ${name}`;
export const inProd = (version: string) => `the version of ${nameOf(version)} currently in prod (${numberOf(version)})`;
export const oneInProd = (version: string) =>
  `one of the versions of ${nameOf(version)} currently in prod (${numberOf(version)})`;
export const noneInProd = (name: string) =>
  `a version of ${name} currently in prod (no version is currently recorded as deployed/released in this environment)`;
export const latestTagged = (version: string, tag: string) =>
  `the latest version of ${nameOf(version)} with tag ${tag} (${numberOf(version)})`;
export const noneTagged = (name: string, tag: string) =>
  `the latest version of ${name} with tag ${tag} (no such version exists)`;
export const latest = (version: string) => `the latest version of ${nameOf(version)} (${numberOf(version)})`;
export const headOf = (branch: string, version: string) =>
  `the latest version of ${nameOf(version)} from branch ${branch} (${numberOf(version)})`;
export const noHead = (name: string) =>
  `the latest version of ${name} from the main branch (no versions exist for this branch)`;

const nameOf = (version: string) => version.slice(0, version.lastIndexOf(' '));
const numberOf = (version: string) => version.slice(version.lastIndexOf(' ') + 1);

/** What is asked, as a command line. */
export const toProd = (version: string) =>
  `--pacticipant ${nameOf(version)} --version ${numberOf(version)} --to-environment prod`;
export const toTag = (version: string, tag: string) =>
  `--pacticipant ${nameOf(version)} --version ${numberOf(version)} --to ${tag}`;
export const toAnywhere = (version: string) => `--pacticipant ${nameOf(version)} --version ${numberOf(version)}`;
export const merge = (version: string) => `--pacticipant ${nameOf(version)} --version ${numberOf(version)} can-i-merge`;
export const together = (...versions: string[]) => versions.map(toAnywhere).join(' ');
