/** Reads a declarative `kong.yml` the way Kong Gateway 3.9 does, and says exactly what is wrong with it. */
export type { Consumer, Credential, JwtSecret, KongConfig, PluginConfig, Route, Scope, Service } from './entities.ts';
export { KongConfigError, type Problem } from './kong-config-error.ts';
export { overrideServiceUrls } from './override-service-urls.ts';
export { readKongConfig } from './read-kong-config.ts';
