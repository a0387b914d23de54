import { type ContractsOptions, checkContractsOptions } from '../../../contracts/index.ts';
import { UsageError } from '../../../harness/errors.ts';
import { type LoadedConfig, loadConfig } from '../../config/index.ts';

/** The config, which has to have contracts. */
export interface LoadedContracts {
  readonly loaded: LoadedConfig;
  readonly contracts: ContractsOptions;
}

/** @throws UsageError SD_CONTRACTS_INVALID */
export async function loadContracts(config: string | undefined): Promise<LoadedContracts> {
  const loaded = await loadConfig(config, process.cwd());
  const { contracts, system } = loaded.config;
  if (!contracts)
    throw new UsageError(
      'SD_CONTRACTS_INVALID',
      `${loaded.file} says nothing of contracts: give it \`contracts: { … }\``,
      {
        details: { path: loaded.file },
      },
    );
  checkContractsOptions(contracts, system);
  return { loaded, contracts };
}
