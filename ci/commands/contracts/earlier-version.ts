import { readSpecification } from '../../../contracts/bi-directional/index.ts';
import { type EarlierOptions, earlierOpenApi } from '../../../contracts/openapi-snapshots/index.ts';
import { openNamedBroker } from './open-named-broker.ts';

export interface EarlierVersionOptions extends EarlierOptions {
  readonly broker: string | undefined;
}

/**
 * The OpenAPI document that today's is compared with; undefined where there was none. `--against broker` is what the main branch has
 * published, `broker:production` what is deployed there; that is the default where there are no snapshots.
 */
export async function earlierVersion(provider: string, { broker: url, ...options }: EarlierVersionOptions) {
  const { against = options.snapshots === undefined ? 'broker' : undefined, signal } = options;
  const ofBroker = /^broker(?::(?<environment>.+))?$/.exec(against ?? '');
  if (!ofBroker) return await earlierOpenApi(provider, options);
  const broker = openNamedBroker({ ...(url !== undefined && { broker: url }) }, signal);
  const { environment } = ofBroker.groups ?? {};
  const text = await broker.promisedOpenApi({ provider, environment }, signal);
  return text === undefined ? undefined : readSpecification(text).document;
}
