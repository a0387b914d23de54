/** A pact as it was written, whatever its specification; numbers as {@link parseLosslessly} leaves them. */
export type PactContent = Readonly<Record<string, unknown>>;
export type Interaction = Readonly<Record<string, unknown>>;

/** Version 3 pacts of messages say `messages`; all others `interactions`. */
export const interactionKeys = ['interactions', 'messages'] as const;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawNumber(value);

/** Replaces each interaction; what is no interaction stays as it is. */
export function mapInteractions(content: PactContent, change: (interaction: Interaction) => unknown): PactContent {
  const mapped: Record<string, unknown> = { ...content };
  for (const key of interactionKeys) {
    const found = content[key];
    if (Array.isArray(found))
      mapped[key] = found.map((interaction: unknown) => (isObject(interaction) ? change(interaction) : interaction));
  }
  return mapped;
}

/** Keys in one order at every depth; lists as they are. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inOrder(value[key])]),
  );
}

/** What `JSON.rawJSON` makes of a number. */
function isRawNumber(value: object): boolean {
  return (JSON as unknown as { readonly isRawJSON: (value: unknown) => boolean }).isRawJSON(value);
}

/** As deep as upstream reads (`max_nesting`). */
const deepest = 50;

/** Past it no answer could be written: every step into a pact is a step on the stack. */
export const nestingProblem = (content: unknown): string | undefined =>
  deeperThan(content, deepest) ? `the pact nests deeper than ${deepest} levels` : undefined;

const deeperThan = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => deeperThan(inner, levels - 1)));
