import type { z } from 'zod';
import type { BrokerHttp } from './broker-http.ts';
import type { Pact } from './export-history.ts';
import { given } from './fields.ts';
import type { Later } from './happened.ts';
import { matrixOf } from './read-matrix.ts';
import type { RecordOf } from './record.ts';
import * as shapes from './shapes.ts';

/** Each result once, though every version with the content has it. */
export async function verificationsOf(http: BrokerHttp, pacts: readonly Pact[]): Promise<Later[]> {
  const found: (Later & { readonly number: number })[] = [];
  const oneOfEach = new Map(pacts.map((pact) => [pact.content, pact]).reverse() as [string, Pact][]);
  for (const { consumer, provider, version } of oneOfEach.values())
    for (const { href } of await matrixOf(http, { consumer, provider, version })) {
      const read = async (): Promise<RecordOf<'verification'>> => {
        const { providerApplicationVersion, success, buildUrl, testResults, verifiedBy } = await http.get(
          href,
          shapes.verification,
        );
        return {
          kind: 'verification',
          consumer,
          provider,
          version,
          providerVersion: providerApplicationVersion,
          success,
          ...given({ buildUrl }),
          ...(testResults === undefined || testResults === null ? {} : { testResults }),
          ...nested(verifiedBy),
        };
      };
      const { verificationDate } = await http.get(href, shapes.verification);
      found.push({ at: verificationDate, rank: 2, record: read, number: Number(href.split('/').at(-1)) });
    }
  return found.sort((left, right) => left.number - right.number);
}

/** As clients tell it; brokers show it flat. */
function nested(flat: z.output<typeof shapes.verification>['verifiedBy']): {
  readonly verifiedBy?: Record<string, unknown>;
} {
  const client = given({
    name: flat?.client_implementation,
    testFramework: flat?.client_test_framework,
    version: flat?.client_version,
  });
  const verifiedBy = {
    ...given({ implementation: flat?.implementation, version: flat?.version }),
    ...(Object.keys(client).length > 0 ? { clientLanguage: client } : {}),
  };
  return Object.keys(verifiedBy).length > 0 ? { verifiedBy } : {};
}
