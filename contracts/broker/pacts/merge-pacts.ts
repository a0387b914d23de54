import { isDeepStrictEqual } from 'node:util';
import { withoutId } from './content-sha.ts';
import { type Interaction, inOrder, interactionKeys, isObject, type PactContent } from './pact-content.ts';

/** Both pacts' interactions; one of the same description and states is taken from `added` (upstream: pacts/merger.rb). */
export function mergePacts(existing: PactContent, added: PactContent): PactContent {
  const merged: Record<string, unknown> = { ...existing };
  for (const key of interactionKeys) {
    if (!Array.isArray(added[key])) continue;
    const interactions = interactionsOf(existing, key).filter(
      (old) => !interactionsOf(added, key).some((interaction) => sameQuestion(old, interaction)),
    );
    merged[key] = [...interactions, ...interactionsOf(added, key)];
  }
  return merged;
}

/** Interactions that both pacts have, and that are not the same: merging would lose one. */
export function mergeConflicts(existing: PactContent, added: PactContent): string[] {
  return interactionKeys.flatMap((key) =>
    interactionsOf(added, key)
      .filter((interaction) =>
        interactionsOf(existing, key).some((old) => sameQuestion(old, interaction) && !same(old, interaction)),
      )
      .map((interaction) => String(interaction.description)),
  );
}

const interactionsOf = (content: PactContent, key: (typeof interactionKeys)[number]): Interaction[] => {
  const found = content[key];
  return Array.isArray(found) ? found.filter(isObject) : [];
};

/** What tells interactions apart: asked the same in the same states. */
export const sameQuestion = (left: Interaction, right: Interaction): boolean =>
  left.description === right.description && same(statesOf(left), statesOf(right));

const statesOf = (interaction: Interaction): unknown =>
  interaction.providerStates ?? interaction.providerState ?? interaction.provider_state;

const same = (left: unknown, right: unknown): boolean => isDeepStrictEqual(plain(left), plain(right));

const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.stringify(inOrder(isObject(value) ? withoutId(value) : value));
