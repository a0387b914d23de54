const parameter = /\$\{(pactbroker\.[^}]+)\}/g;

/**
 * Puts values where `${pactbroker.consumerName}` and the like stand; a parameter that does not exist stays as it is. In one pass: a
 * name that looks like a parameter is only a name.
 */
export const fill = (
  template: string,
  values: Readonly<Record<string, string>>,
  encode = (value: string): string => value,
): string =>
  template.replace(parameter, (whole, name: string) =>
    Object.hasOwn(values, name) ? encode(values[name] ?? '') : whole,
  );

/**
 * The body as it is sent: a text filled as it stands, anything else filled inside its strings and then written as JSON, so that a quote
 * in a name breaks nothing. Undefined for no body.
 */
export function fillBody(body: unknown, values: Readonly<Record<string, string>>): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return fill(body, values);
  return JSON.stringify(body, (_key, value: unknown) => (typeof value === 'string' ? fill(value, values) : value));
}

/** Whether the text has the parameter in it. */
export const uses = (body: unknown, name: string): boolean => (JSON.stringify(body) ?? '').includes(`\${${name}}`);

/** The address with every parameter replaced by `word`: what can be known of it beforehand. */
export const withPlaceholders = (url: string, word = 'placeholder'): string => url.replace(parameter, word);
