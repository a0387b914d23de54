/** Load: journeys at a steady rate inside k6, judged by what users see, by what each request costs, and by what holds afterwards. */
export { type Crowd, type CrowdOptions, defineCrowd } from './crowd/crowd.ts';
export type { LoadOptions } from './load-options.ts';
export { loadSuite } from './load-suite.ts';
export { defineProfile, type Profile, type ProfileOptions, type Threshold, type WorkBudget } from './profile.ts';
