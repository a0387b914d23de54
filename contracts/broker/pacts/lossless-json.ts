/** `JSON.rawJSON` (V8 11.4): TypeScript does not know it yet. */
const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => unknown };

/**
 * JSON whose numbers keep the digits they were written with, through `JSON.stringify` and back: `1.0` is the example of a decimal,
 * and an id of 20 digits is not rounded.
 * @throws SyntaxError
 */
export const parseLosslessly = (text: string): unknown =>
  JSON.parse(text, (_key: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
      ? rawJSON(context.source)
      : value,
  );
