const shown = 5;

/**
 * One violation for all that break a rule alike: `order→payment: 7 orders were charged twice: a, b, c, d, e and 2 more`;
 * none when nothing does. A thousand broken orders are one fact, not a thousand.
 */
export function violation(where: string, what: string, found: readonly string[]): string[] {
  if (found.length === 0) return [];
  const rest = found.length > shown ? ` and ${found.length - shown} more` : '';
  return [`${where}: ${what} (${found.length}): ${found.slice(0, shown).join(', ')}${rest}`];
}
