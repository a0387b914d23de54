/*
 * What is wrong with a field of a request, in the words of upstream's schemas (dry-validation); undefined when nothing is.
 */
export type Problem = string | undefined;

export const filledText = (value: unknown): Problem => {
  if (value === undefined) return 'is missing';
  if (value === null || value === '') return 'must be filled';
  if (typeof value !== 'string') return 'must be a string';
  return value.trim() === '' ? 'cannot be blank' : brokenUnicode(value);
};

/** Half of a pair of code units can stand in JSON, but in no address. */
const brokenUnicode = (value: string): Problem => (value.isWellFormed() ? undefined : 'is not valid Unicode');

export const oneLine = (value: unknown): Problem =>
  typeof value === 'string' && value.includes('\n') ? 'cannot contain multiple lines' : undefined;

export const optionalText = (value: unknown): Problem => {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? brokenUnicode(value) : 'must be a string';
};

export const notBlank = (value: unknown): Problem =>
  typeof value === 'string' && value.trim() === '' ? 'cannot be blank' : undefined;

export const oneOf =
  (...allowed: readonly (string | boolean)[]) =>
  (value: unknown): Problem => {
    if (value === undefined) return 'is missing';
    if (value === null || value === '') return 'must be filled';
    return allowed.some((one) => one === value) ? undefined : `must be one of: ${allowed.join(', ')}`;
  };

export const optional =
  (check: (value: unknown) => Problem) =>
  (value: unknown): Problem =>
    value === undefined ? undefined : check(value);

/** Problems by the field they are of; fields without any are left out. */
export function problemsByField(found: Readonly<Record<string, readonly Problem[]>>): Record<string, string[]> {
  const entries = Object.entries(found).map(
    ([field, problems]) => [field, problems.filter((problem) => problem !== undefined)] as const,
  );
  return Object.fromEntries(entries.filter(([, problems]) => problems.length > 0));
}
