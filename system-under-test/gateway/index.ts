/** A gateway that reads `kong.yml` and behaves as Kong Gateway 3.9 does for what that file uses. */
export { KongConfigError, overrideServiceUrls, readKongConfig } from './config/index.ts';
export { Gateway, type GatewayOptions } from './gateway.ts';
export { pluginSchemas } from './plugins/index.ts';
