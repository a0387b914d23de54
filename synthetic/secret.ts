/** A kind of text that must reach neither a span nor a log line. */
export interface SecretKind {
  /** `card number`; told in the place of the secret itself. */
  readonly name: string;
  readonly pattern: RegExp;
  /** Tells a secret from what merely looks like one. */
  readonly is?: (text: string) => boolean;
}

/** What is a secret in every system. */
export const commonSecrets: readonly SecretKind[] = [
  {
    name: 'card number',
    // Ranges of Visa, Mastercard, American Express, Discover and JCB, in one piece or in groups (ISO/IEC 7812).
    pattern:
      /(?<![\w.-])(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2}|3[47]\d{2}|6(?:011|5\d{2})|35\d{2})(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?![\w.-])/g,
    is: passesLuhn,
  },
  { name: 'JSON web token', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g },
  { name: 'authorization header', pattern: /\b(?:Bearer|Basic)\s+[\w.~+/-]{16,}=*/g },
];

/** The names of the secrets in a text. */
export function secretsIn(text: string, kinds: readonly SecretKind[]): string[] {
  return kinds
    .filter(({ pattern, is = () => true }) => (text.match(new RegExp(pattern, flags(pattern))) ?? []).some(is))
    .map(({ name }) => name);
}

const flags = ({ flags: given }: RegExp): string => (given.includes('g') ? given : `${given}g`);

/** The check digit of a card number: ISO/IEC 7812-1, annex B. */
function passesLuhn(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => total + (at % 2 === 0 ? digit : (digit * 2) % 9 || (digit && 9)), 0);
  return sum % 10 === 0;
}
