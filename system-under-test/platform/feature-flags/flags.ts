/** What a flag may be decided by: who asks (`targetingKey`, always the same for the same one), and what the definition's rules read. */
export type FlagContext = Readonly<Record<string, string | number | boolean>>;

/** Asks for a flag's value; `otherwise` is what the code does when there is no such flag, or none can be read. */
export interface Flags {
  getBooleanValue(flag: string, otherwise: boolean, context?: FlagContext): Promise<boolean>;
  getNumberValue(flag: string, otherwise: number, context?: FlagContext): Promise<number>;
  getStringValue(flag: string, otherwise: string, context?: FlagContext): Promise<string>;
}

/** No flag is defined: the code does what it does otherwise. */
export const noFlags: Flags = {
  getBooleanValue: async (_, otherwise) => otherwise,
  getNumberValue: async (_, otherwise) => otherwise,
  getStringValue: async (_, otherwise) => otherwise,
};
