import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FlagdCore, MemoryStorage } from '@openfeature/flagd-core';
import { DefaultLogger, OpenFeatureEventEmitter, type Provider, ProviderEvents } from '@openfeature/server-sdk';

/** An editor writes a file in several steps; all of them are read as one. */
const SETTLED_AFTER_MS = 50;

/**
 * The flags of a flagd definition file, evaluated in this process, and read again when the file changes. A change that cannot
 * be read is reported as `PROVIDER_STALE`, and the flags stay as they were.
 *
 * @throws at `initialize`, when the file is not there or is no flagd definition.
 * @see https://flagd.dev/reference/flag-definitions/
 */
export function createFlagdFileProvider(file: URL): Provider {
  // Targeting rules are data: none of them shall become code.
  const storage = new MemoryStorage(new DefaultLogger(), { disableDynamicCodeGeneration: true });
  const core = new FlagdCore(storage);
  const events = new OpenFeatureEventEmitter();
  let watcher: FSWatcher | undefined;
  let settling: NodeJS.Timeout | undefined;

  const read = async (): Promise<string[]> => storage.setConfigurations(await readFile(file, 'utf8'), true);

  async function readAgain(): Promise<void> {
    try {
      const flagsChanged = await read();
      if (flagsChanged.length > 0) events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged });
    } catch (error) {
      events.emit(ProviderEvents.Stale, { message: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    metadata: { name: 'flagd file' },
    runsOn: 'server',
    events,
    async initialize() {
      await read();
      const path = fileURLToPath(file);
      // The folder, since a file that is replaced is another one; Kubernetes replaces what `..data` points to.
      watcher = watch(dirname(path), { persistent: false }, (_, name) => {
        if (name !== basename(path) && name !== '..data') return;
        clearTimeout(settling);
        settling = setTimeout(readAgain, SETTLED_AFTER_MS);
      });
    },
    async onClose() {
      watcher?.close();
      clearTimeout(settling);
    },
    resolveBooleanEvaluation: async (key, otherwise, context, log) =>
      core.resolveBooleanEvaluation(key, otherwise, context, log),
    resolveStringEvaluation: async (key, otherwise, context, log) =>
      core.resolveStringEvaluation(key, otherwise, context, log),
    resolveNumberEvaluation: async (key, otherwise, context, log) =>
      core.resolveNumberEvaluation(key, otherwise, context, log),
    resolveObjectEvaluation: async (key, otherwise, context, log) =>
      core.resolveObjectEvaluation(key, otherwise, context, log),
  };
}
