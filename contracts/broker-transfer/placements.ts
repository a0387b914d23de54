import { z } from 'zod';
import { type BrokerHttp, path } from './broker-http.ts';
import { type RecordOf, TransferError } from './record.ts';
import * as shapes from './shapes.ts';

/** Puts environments into a broker, and what was deployed and released there, in the order in which it was. */
export class Placements {
  readonly #http: BrokerHttp;
  readonly #environments = new Map<string, string>();
  readonly #seen = new Map<string, number>();

  constructor(http: BrokerHttp) {
    this.#http = http;
  }

  /** @returns whether it was not there before; so do the others */
  async environment({ kind: _, ...details }: RecordOf<'environment'>): Promise<boolean> {
    const find = async () =>
      (await this.#http.get('/environments', shapes.pages('environments', shapes.environment))).items.find(
        ({ name }) => name === details.name,
      );
    const known = await find();
    if (!known) await this.#http.send('POST', '/environments', details);
    const { uuid } = known ?? (await find()) ?? {};
    if (uuid === undefined) throw new TransferError(`the environment ${details.name} was made and is not there`);
    this.#environments.set(details.name, uuid);
    return !known;
  }

  async deployment({ pacticipant, version, environment, target, current }: RecordOf<'deployment'>): Promise<boolean> {
    const where = this.#placeOf('deployed-versions', pacticipant, version, environment);
    const list = z.object({ _embedded: z.object({ deployedVersions: z.array(shapes.placement) }) });
    const there = (await this.#http.get(where, list))._embedded.deployedVersions.filter(
      (each) => (each.applicationInstance ?? each.target ?? undefined) === target,
    );
    if (!this.#isNew(`${where} ${target}`, there.length)) return false;
    const made = shapes.made.parse(
      await this.#http.send('POST', where, target === undefined ? {} : { applicationInstance: target, target }),
    );
    if (!current) await this.#http.send('PATCH', made._links.self.href, { currentlyDeployed: false });
    return true;
  }

  async release({ pacticipant, version, environment, current }: RecordOf<'release'>): Promise<boolean> {
    const where = this.#placeOf('released-versions', pacticipant, version, environment);
    const list = z.object({ _embedded: z.object({ releasedVersions: z.array(z.unknown()) }) });
    const there = (await this.#http.get(where, list))._embedded.releasedVersions;
    if (!this.#isNew(where, there.length)) return false;
    const made = shapes.made.parse(await this.#http.send('POST', where, {}));
    if (!current) await this.#http.send('PATCH', made._links.self.href, { currentlySupported: false });
    return true;
  }

  #placeOf(what: string, pacticipant: string, version: string, environment: string): string {
    const uuid = this.#environments.get(environment);
    if (uuid === undefined) throw new TransferError(`the export tells of no environment ${environment}`);
    return path('pacticipants', pacticipant, 'versions', version, what, 'environment', uuid);
  }

  /** As many of a kind as were there at first are known; `there` grows with what is made. */
  #isNew(place: string, there: number): boolean {
    const seen = (this.#seen.get(place) ?? 0) + 1;
    this.#seen.set(place, seen);
    return seen > there;
  }
}
