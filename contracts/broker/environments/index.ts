/** Environments, and which versions are deployed or released there. */
export {
  type DeployedVersion,
  type DeploymentFilter,
  deployedVersions,
  recordDeployment,
  recordUndeployment,
} from './deployed-version.ts';
export {
  type Environment,
  environmentById,
  environmentByName,
  environmentByUuid,
  environments,
} from './environment.ts';
export {
  type ReleasedVersion,
  type ReleaseFilter,
  recordRelease,
  recordSupportEnded,
  releasedVersions,
} from './released-version.ts';
export { environmentsRoutes } from './routes.ts';
export { whereabouts } from './whereabouts.ts';
