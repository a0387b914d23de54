import type { Check, RunContext } from '../../harness/check/index.ts';
import { ensureTool } from '../../harness/toolchain/index.ts';
import type { CheckedOptions } from '../load-options.ts';
import { measuredLoad } from '../measured-load.ts';
import { prepareProfile } from '../prepare-profile.ts';
import { crowdCheck } from './crowd-check.ts';
import { indexCheck } from './index-check.ts';
import { invariantsCheck } from './invariants-check.ts';
import { loadCheck } from './load-check.ts';
import { workCheck } from './work-check.ts';

/** The checks of these options; fetches k6 and bundles the journeys first, so that no check's time is spent on it. */
export async function checksOf(options: CheckedOptions, context: RunContext): Promise<Check[]> {
  const { profiles, crowds, invariants = [], atRest } = options;
  const checks: Check[] = [];
  for (const profile of profiles) {
    const k6 = await ensureTool('k6', { onProgress: context.progress, signal: context.signal });
    const load = measuredLoad(await prepareProfile(profile, context), k6.path);
    checks.push(loadCheck(profile, load));
    if (profile.work) checks.push(workCheck(profile, profile.work, load));
    if (profile.work && hasPostgres(context)) checks.push(indexCheck(profile, profile.work, load));
    if (invariants.length > 0) checks.push(invariantsCheck(profile, { invariants, atRest }, load));
  }
  return [...checks, ...crowds.map(crowdCheck)];
}

const hasPostgres = ({ system }: RunContext): boolean =>
  Object.values(system.definition.stores ?? {}).some(({ kind }) => kind === 'postgres');
