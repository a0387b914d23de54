import { OpenFeature, ProviderEvents } from '@openfeature/server-sdk';
import type { Service } from '../service/index.ts';
import { createFlagdFileProvider } from './flagd-file-provider.ts';
import type { Flags } from './flags.ts';

const SHOP_FLAGS = new URL('../../flags.flagd.json', import.meta.url);

/**
 * Opens the shop's feature flags. What is asked for with a flag is the value when the flag cannot be read; so a service works
 * without them, and a flag that is gone from the file is off everywhere at once.
 *
 * @param file A flagd definition file.
 * @throws when there is no such file or it is not a flagd definition.
 * @example
 * const flags = await openFlags(service);
 * const percent = await flags.getNumberValue('welcome-discount', 10, { targetingKey: customer.id, email: customer.email });
 */
export async function openFlags(service: Service, file: URL = SHOP_FLAGS): Promise<Flags> {
  const client = OpenFeature.getClient(service.name);
  client.addHandler(ProviderEvents.ConfigurationChanged, (details) =>
    service.log.info({ flags: details?.flagsChanged }, 'feature flags changed'),
  );
  client.addHandler(ProviderEvents.Stale, (details) =>
    service.log.error({ reason: details?.message }, 'the feature flags cannot be read, they stay as they were'),
  );
  await OpenFeature.setProviderAndWait(service.name, createFlagdFileProvider(file));
  service.shutdown.add('feature flags', () => OpenFeature.close());
  return client;
}
