/** Where a secret may begin: not within a word, but after a line break that JSON has escaped. */
const START = String.raw`(?:(?<![\w.-])|(?<=\\[nrt]))`;
/** Groups of digits. Whether they hold a card number is found out apart, since a date or a price may stand beside it. */
const DIGITS = new RegExp(String.raw`${START}\d{3,19}(?:[ -]\d{3,19})*(?![\w-]|[.]\d)`, 'g');
/** RFC 7519, as far as it can be seen. */
const JSON_WEB_TOKEN = new RegExp(String.raw`${START}eyJ[\w-]{4,}\.eyJ[\w-]{4,}\.[\w-]*`, 'g');
/** RFC 9110, 11.6.2. */
const CREDENTIALS = new RegExp(String.raw`${START}(Bearer|Basic) +[\w.~+/-]{16,}=*`, 'gi');

/** Stands where a secret of a known name was. */
export const MASK = '[masked]';
/** A text that is longer is cut: nobody reads it, and searching it would hold up the requests. */
export const LONGEST_TEXT = 65_536;
/** No secret that we know is shorter. */
const SHORTEST_SECRET = 13;

/**
 * Puts a mask over every secret in a text: card numbers, JSON web tokens, and what an `Authorization` header holds.
 *
 * @example
 * maskSecrets('card 4111 1111 1111 1111 declined'); // 'card [card number] declined'
 */
export function maskSecrets(text: string): string {
  if (text.length < SHORTEST_SECRET) return text;
  const told = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}… (cut)` : text;
  return told.replace(JSON_WEB_TOKEN, '[token]').replace(CREDENTIALS, '$1 [credentials]').replace(DIGITS, maskCards);
}

/** ISO/IEC 7812: 13 to 19 digits that begin with 2 to 6 (so no moment in ms or ns does) and end with their check digit. */
function maskCards(digits: string): string {
  if (digits.length < SHORTEST_SECRET) return digits;
  const parts = digits.split(/([ -])/);
  let masked = '';
  for (let from = 0; from < parts.length; ) {
    const length = cardAt(parts, from);
    masked += length === 0 ? parts[from] : '[card number]';
    masked += parts[from + Math.max(1, length)] ?? '';
    from += Math.max(1, length) + 1;
  }
  return masked;
}

/** How many of the parts (groups and what stands between them) make up a card number that begins with the given one. */
function cardAt(parts: readonly string[], from: number): number {
  for (let length = MOST_PARTS; length > 0; length -= 2)
    if (from + length <= parts.length && isCardNumber(parts.slice(from, from + length).join(''))) return length;
  return 0;
}

/** Five groups and what stands between them: 4-4-4-4-3. */
const MOST_PARTS = 9;

function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  return digits.length >= 13 && digits.length <= 19 && /^[2-6]/.test(digits) && passesLuhn(digits);
}

/** Names under which secrets travel, without case, `-` and `_`. */
const SECRET_NAMES = new Set([
  'authorization',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'password',
  'passwordhash',
  'secret',
  'token',
  'accesstoken',
  'refreshtoken',
  'paymentmethod',
  'cardnumber',
  'pan',
  'cvc',
  'cvv',
]);

/** Whether what goes by this name is a secret whatever it looks like; of a dotted name the last part counts. */
export function isSecretName(name: string): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return SECRET_NAMES.has(last.toLowerCase().replace(/[-_]/g, ''));
}

/** ISO/IEC 7812-1, annex B: from the right, every second digit doubled, the digits of the sum summed. */
function passesLuhn(digits: string): boolean {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  let sum = 0;
  for (let place = 1; place <= digits.length; place += 1) {
    const digit = Number(digits.at(-place));
    sum += place % 2 === 1 ? digit : (doubled[digit] ?? 0);
  }
  return sum % 10 === 0;
}
