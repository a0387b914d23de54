/** JSON as people read it; numbers as they were written (`JSON.rawJSON`). */
export const jsonText = (value: unknown): string => JSON.stringify(value, undefined, 2) ?? '';
