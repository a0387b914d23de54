import { within } from '../resilience/index.ts';

/** Resolves when the part can do its work now, rejects when it cannot. */
export type ReadinessCheck = () => Promise<void>;

export interface ReadinessReport {
  readonly ready: boolean;
  readonly checks: Record<string, 'up' | 'down'>;
}

export interface Readiness {
  add(part: string, check: ReadinessCheck): void;
  /** Asks every part now; a part that has not answered within 1 s is down. */
  ask(): Promise<ReadinessReport>;
}

const ANSWER_WITHIN_MS = 1_000;

/** Keeps the parts a service cannot work without, and asks them when somebody wants to know. */
export function createReadiness(): Readiness {
  const checks = new Map<string, ReadinessCheck>();
  return {
    add: (part, check) => void checks.set(part, check),
    async ask() {
      const answers = await Promise.all(
        [...checks].map(async ([part, check]) => {
          const answer = await within(ANSWER_WITHIN_MS, part, check()).then(
            () => 'up' as const,
            () => 'down' as const,
          );
          return [part, answer] as const;
        }),
      );
      return { ready: answers.every(([, answer]) => answer === 'up'), checks: Object.fromEntries(answers) };
    },
  };
}
