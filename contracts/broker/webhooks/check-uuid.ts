import { invalid } from '../http/index.ts';

/** @throws BrokerError 400; upstream's sentence */
export function checkUuid(uuid: string): string {
  if (!/^[A-Za-z0-9_-]{16,}$/.test(uuid))
    throw invalid({
      uuid: ['The UUID can only contain the characters A-Z, a-z, 0-9, _ and -, and must be 16 or more characters.'],
    });
  return uuid;
}
