import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a pact (specification 4) that we judge. */
export interface Pact {
  readonly file: string;
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly Interaction[];
}

export interface Interaction {
  readonly description: string;
  readonly kind: 'http' | 'message';
  readonly states: readonly string[];
}

interface PactJson {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions?: readonly {
    readonly description: string;
    readonly type: string;
    readonly providerStates?: readonly { readonly name: string }[];
  }[];
}

/** Reads the pacts of a folder; none when there is no folder. */
export function readPacts(dir: string): Pact[] {
  return filesOf(dir).map((name) => {
    const file = join(dir, name);
    const { consumer, provider, interactions = [] } = JSON.parse(readFileSync(file, 'utf8')) as PactJson;
    return {
      file,
      consumer: consumer.name,
      provider: provider.name,
      interactions: interactions.map(({ description, type, providerStates = [] }) => ({
        description,
        kind: type.startsWith('Asynchronous') ? 'message' : 'http',
        states: providerStates.map((state) => state.name),
      })),
    };
  });
}

function filesOf(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}
