import type { Scenario } from 'shakedown';
import { everyChangeScenarios } from './every-change-scenarios.ts';
import { nightlyScenarios } from './nightly-scenarios.ts';

/** What the shop must live through: six short stories at every change, and all others by night. */
export const scenarios: readonly Scenario[] = [...everyChangeScenarios, ...nightlyScenarios];
