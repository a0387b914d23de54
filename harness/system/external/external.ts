import { z } from 'zod';
import { checkDriverOptions } from '../driver-options.ts';

/** A system that runs already. */
export interface ExternalDriver {
  readonly kind: 'external';
  /** Address of each entry of the definition. */
  readonly entry: Readonly<Record<string, string>>;
  /** Addresses of services, for probes and their readiness. */
  readonly services?: Readonly<Record<string, string>>;
  /** Connection strings by service. */
  readonly databases?: Readonly<Record<string, string>>;
  /** Bootstrap servers, `host:port`. */
  readonly kafka?: string | readonly string[];
  /** Port on which spans are received; a system that runs already must know where to send them. */
  readonly otlpPort?: number;
}

const http = z.url({ protocol: /^https?$/ });
const options = z.strictObject({
  entry: z.record(z.string(), http),
  services: z.record(z.string(), z.url()).optional(),
  databases: z.record(z.string(), z.url({ protocol: /^postgres(ql)?$/ })).optional(),
  kafka: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
  otlpPort: z.int().min(1).max(65_535).optional(),
});

/**
 * Judges a system that somebody else runs. Nothing in it can be broken, killed or started, so checks that need that are skipped.
 * Throws UsageError SD_CONFIG_INVALID.
 *
 * @example
 * defineConfig({ system: shop, driver: external({ entry: { storefront: 'https://shop.example' } }) });
 */
export function external(given: Omit<ExternalDriver, 'kind'>): ExternalDriver {
  checkDriverOptions('external', options, given);
  return { kind: 'external', ...given };
}
