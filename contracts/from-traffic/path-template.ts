/** The path of an operation, with its parameters: `/orders/{orderId}/lines`. */
export interface PathTemplate {
  readonly template: string;
  /** In order, with the values that were asked for. */
  readonly params: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Finds which steps of a path are parameters.
 * @param known - templates that are known, from an OpenAPI document for one; else steps that look like ids are parameters
 */
export function pathTemplate(path: string, known: readonly string[]): PathTemplate {
  const steps = path.split('/');
  const template = known.find((one) => fits(one.split('/'), steps))?.split('/');
  const params: { name: string; value: string }[] = [];
  const named = steps.map((step, at) => {
    const declared = template?.[at]?.match(/^\{(.+)\}$/)?.[1];
    if (template ? declared === undefined : !looksLikeId(step)) return step;
    const name = unused(
      declared ?? idOf(steps[at - 1] ?? ''),
      params.map((param) => param.name),
    );
    params.push({ name, value: decoded(step) });
    return `{${name}}`;
  });
  return { template: named.join('/'), params };
}

const fits = (template: readonly string[], steps: readonly string[]): boolean =>
  template.length === steps.length && template.every((step, at) => step === steps[at] || /^\{.+\}$/.test(step));

/** A UUID, a number, or text with digits in it: `prod-001`. Versions of an interface (`v1`) are none. */
const looksLikeId = (step: string): boolean => /\d/.test(step) && !/^v\d+$/.test(step);

const idOf = (collection: string): string => `${camel(singular(collection)) || ''}Id`.replace(/^Id$/, 'id');
const camel = (text: string): string =>
  text.replaceAll(/[^a-zA-Z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());

const unused = (name: string, taken: readonly string[]): string =>
  taken.includes(name) ? unused(`${name.replace(/\d+$/, '')}${Number(name.match(/\d+$/)?.[0] ?? 1) + 1}`, taken) : name;

export const singular = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1');

const decoded = (step: string): string => {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
};
