import { join } from 'node:path';
import type { CheckContext, Outcome } from '../../harness/check/index.ts';
import { openLeaseBook } from '../leases/index.ts';
import { residualFaults } from '../toxiproxy/residual-faults.ts';
import { startWorkload } from '../workload/index.ts';
import { effectOf } from './effect.ts';
import { createFindings } from './findings.ts';
import { judgeDuring } from './judge-during.ts';
import { judgeGracefulEnd } from './judge-graceful-end.ts';
import { judgeReadiness, mustNotBeReady } from './judge-readiness.ts';
import { phaseBaseline } from './phase-baseline.ts';
import { phaseBefore } from './phase-before.ts';
import { phaseFaults, type Trouble, troubleOf } from './phase-faults.ts';
import { phaseRecovery } from './phase-recovery.ts';
import { phaseRest } from './phase-rest.ts';
import { repair } from './repair.ts';
import type { Scenario } from './scenario.ts';
import { type ScenarioOptions, seconds, storyOf, type Trial } from './trial.ts';
import { watchMachine } from './watch-machine.ts';
import { watchReadiness } from './watch-readiness.ts';
import { writeEvidence } from './write-evidence.ts';

/** Runs a scenario on a system and judges it. Every fault is off when this returns or throws. */
export async function runScenario(
  scenario: Scenario,
  context: CheckContext,
  options: ScenarioOptions,
): Promise<Outcome> {
  const { system, clock, signal, runDir, run, random } = context;
  const already = await residualFaults(system);
  if (already.length > 0)
    return { verdict: 'inconclusive', reason: `there is a fault before the first one: ${already.join('; ')}` };

  if (options.lame)
    return { verdict: 'inconclusive', reason: `not run: ${options.lame} found no steady state without a fault` };
  const findings = createFindings();
  if (!(await phaseBaseline(context, options, findings))) return findings.outcome('');
  await using leases = openLeaseBook({ file: join(runDir, 'leases.json'), clock });
  const startMs = clock.now();
  await using workload = startWorkload({
    parts: scenario.workload,
    system,
    runId: run.id,
    random: random.fork(scenario.id),
    clock,
    signal,
  });
  const story: string[] = [];
  const trial: Trial = {
    ...{ scenario, context, options, leases, workload, findings, startMs },
    seen: { system, workload: workload.record, signal },
    tell: (text) => {
      story.push(`${seconds(clock.now() - startMs)}: ${text}`);
      context.progress(`${scenario.id}: ${text}`);
    },
  };

  await using machine = (options.machine ?? watchMachine)(context);
  const trouble = (await phaseBefore(trial)) ? await faultsAndAfter(trial) : undefined;
  await workload.stop(0);
  for (const left of await residualFaults(system)) findings.doubt(`the clean-up failed: ${left}`);
  await repair(system, { clock, findings, signal });
  findings.excuse(machine.overloaded());
  await writeEvidence(trial, trouble?.past ?? [], story);
  return findings.outcome(trouble?.summary ?? '');
}

async function faultsAndAfter(trial: Trial): Promise<(Trouble & { readonly summary: string }) | undefined> {
  const { scenario, context, findings, seen, workload } = trial;
  const { during = {} } = scenario;
  const { system } = context;
  const mustSaySo =
    during.notReadyWithinMs === false ? [] : scenario.faults.flatMap((timed) => mustNotBeReady(timed, system) ?? []);
  await using watch = watchReadiness([...new Set(mustSaySo)], context);

  const trouble = await phaseFaults(trial);
  if (!trouble) return undefined;
  const { past, window } = trouble;
  const story = storyOf(scenario.faults);
  const recoveredMs = await phaseRecovery(trial, window.toMs, story);
  const noticing = { fromMs: window.fromMs, toMs: window.toMs + recoveredMs };
  const invariants = await phaseRest(trial, story);

  // By now the spans are here, which come late.
  await judgeDuring({ during, window: noticing, trouble: troubleOf(trouble), context: seen, while: story, findings });
  for (const { timed, lease } of past) {
    const service = mustNotBeReady(timed, system);
    if (service && mustSaySo.includes(service))
      judgeReadiness(service.name, lease, watch.samples, findings, during.notReadyWithinMs);
    const { fault } = timed;
    if (fault.graceful) judgeGracefulEnd(fault.target.id, lease, system, findings, during.endsWithinMs);
  }
  const effects = past.map((fault) => effectOf(fault, { fromMs: fault.lease.fromMs, toMs: fault.end.atMs }, seen));
  for (const { hit, says } of effects) if (!hit) findings.doubt(`${says}: a fault that hits nothing proves nothing`);
  const { runs, arrived, turnedAway } = workload.record;
  if (turnedAway > 0) findings.doubt(`${turnedAway} of ${arrived} users were turned away, as too many were under way`);

  const hits = effects.map(({ says }) => says).join(', ');
  return {
    ...trouble,
    summary: `${story}: ${hits}; steady again ${seconds(recoveredMs)} after; ${runs.length} users; ${invariants} invariants`,
  };
}
