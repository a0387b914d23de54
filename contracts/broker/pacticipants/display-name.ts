/** `my-service` → `My Service`: how people see a name that has no display name (upstream: GenerateDisplayName). */
export const displayNameOf = (name: string): string =>
  name
    .replace(/([A-Z])([A-Z])([a-z])/g, '$1 $2$3')
    .replace(/([a-z\d])([A-Z])(\S)/g, '$1 $2$3')
    .replace(/(\S)([-_\s.])(\S)/g, '$1 $3')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
