import type { KongConfig } from './entities.ts';
import { KongConfigError } from './kong-config-error.ts';
import { splitServiceUrl } from './service-url.ts';

/**
 * Points services elsewhere by environment: `USER_BFF_URL` replaces protocol, host, port and path of service `user-bff`.
 *
 * @throws {KongConfigError} when a variable does not hold an http(s) URL
 */
export function overrideServiceUrls(config: KongConfig, environment: Record<string, string | undefined>): void {
  for (const service of config.services) {
    const variable = `${service.name?.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}_URL`;
    const url = environment[variable];
    if (!url) continue;
    const target = splitServiceUrl(url);
    if (!target)
      throw new KongConfigError('the environment', [
        { path: variable, value: url, message: 'expected an http(s) URL' },
      ]);
    Object.assign(service, target);
  }
}
