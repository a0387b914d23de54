import type { z } from 'zod';
import type { BrokerHttp } from './broker-http.ts';
import type { Version } from './export-history.ts';
import { given } from './fields.ts';
import type { Happened } from './happened.ts';
import type { TransferRecord } from './record.ts';
import * as shapes from './shapes.ts';

/** What was deployed and released, and whether it still is. */
export async function whereaboutsOf(
  http: BrokerHttp,
  versions: readonly Version[],
): Promise<Happened<TransferRecord>[]> {
  const found: Happened<TransferRecord>[] = [];
  for (const { _links } of versions) {
    for (const { href } of _links['pb:deployed-environments']) {
      const { createdAt, currentlyDeployed, target, applicationInstance, _embedded } = await http.get(
        href,
        shapes.deployment,
      );
      found.push({
        at: createdAt,
        // What is still there came after what it replaced.
        rank: currentlyDeployed ? 1 : 0,
        record: {
          kind: 'deployment',
          ...where(_embedded),
          ...given({ target: applicationInstance ?? target }),
          current: currentlyDeployed,
        },
      });
    }
    for (const { href } of _links['pb:released-environments']) {
      const { createdAt, currentlySupported, _embedded } = await http.get(href, shapes.release);
      found.push({
        at: createdAt,
        rank: 2,
        record: { kind: 'release', ...where(_embedded), current: currentlySupported },
      });
    }
  }
  return found;
}

const where = ({ pacticipant, version, environment }: z.output<typeof shapes.release>['_embedded']) => ({
  pacticipant: pacticipant.name,
  version: version.number,
  environment: environment.name,
});
