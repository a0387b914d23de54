/** @see https://avro.apache.org/docs/1.12.0/specification/#names */
export function fullName(name: string, namespace: string): string {
  if (name.includes('.') || namespace === '') return name;
  return `${namespace}.${name}`;
}

export const namespaceOf = (full: string): string => full.slice(0, Math.max(0, full.lastIndexOf('.')));

export const simpleName = (full: string): string => full.slice(full.lastIndexOf('.') + 1);
