export const namesOf = (named: readonly { readonly name: string }[]): string[] => named.map(({ name }) => name);

/** Without what is null or undefined. */
export function given<Fields extends Readonly<Record<string, unknown>>>(fields: Fields) {
  type Given = { [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key] } & {
    [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: NonNullable<Fields[Key]>;
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as Given;
}
