/** A story about a system in trouble, how it is told, and how it is judged. */
export { defineScenario, scenarioSchema } from './define-scenario.ts';
export type { During, Scenario, TimedFault } from './scenario.ts';
