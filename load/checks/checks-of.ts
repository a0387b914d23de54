import type { Check, RunContext } from '../../harness/check/index.ts';
import { ensureTool } from '../../harness/toolchain/index.ts';
import type { LoadOptions } from '../load-options.ts';
import { measuredLoad } from '../measured-load.ts';
import { prepareProfile } from '../prepare-profile.ts';
import type { Profile } from '../profile.ts';
import { indexCheck } from './index-check.ts';
import { invariantsCheck } from './invariants-check.ts';
import { loadCheck } from './load-check.ts';
import { workCheck } from './work-check.ts';

/** The checks of these profiles; fetches k6 and bundles the journeys first, so that no check's time is spent on it. */
export async function checksOf(
  profiles: readonly Profile[],
  options: LoadOptions,
  context: RunContext,
): Promise<Check[]> {
  const { signal, progress } = context;
  const k6 = await ensureTool('k6', { onProgress: progress, signal });
  const checks: Check[] = [];
  for (const profile of profiles) {
    const load = measuredLoad(await prepareProfile(profile, context), k6.path);
    checks.push(loadCheck(profile, load));
    if (profile.work) checks.push(workCheck(profile, profile.work, load));
    if (profile.work && hasPostgres(context)) checks.push(indexCheck(profile, profile.work, load));
    const { invariants = [], atRest } = options;
    if (invariants.length > 0) checks.push(invariantsCheck(profile, { invariants, atRest }, load));
  }
  return checks;
}

const hasPostgres = ({ system }: RunContext): boolean =>
  Object.values(system.definition.stores ?? {}).some(({ kind }) => kind === 'postgres');
