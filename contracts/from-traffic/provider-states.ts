import type { Json } from '../json.ts';
import type { ExchangesOfOne } from './exchanges-of-one.ts';
import { singular } from './path-template.ts';

/** What must be so before the provider can answer as it did, told by the path: `/orders/{orderId}` needs an order. */
export function providerStates({ path, status }: ExchangesOfOne): Json[] {
  const steps = path.template.split('/');
  const things = steps.flatMap((step, at) => {
    const [, name] = /^\{(.+)\}$/.exec(step) ?? [];
    return name === undefined ? [] : [{ name, thing: singular(steps[at - 1] ?? 'thing').replaceAll(/[-_]/g, ' ') }];
  });
  return things.map(({ name, thing }, index) => {
    const isMissing = status === 404 && index === things.length - 1;
    return {
      name: isMissing ? `no such ${thing} exists` : `${/^[aeiou]/i.test(thing) ? 'an' : 'a'} ${thing} exists`,
      params: { [name]: path.params.find((param) => param.name === name)?.value },
    };
  });
}
