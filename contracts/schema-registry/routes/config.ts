import { z } from 'zod';
import type { BrokerRequest, Reply } from '../../broker/http/index.ts';
import { defaultLevel, levelNamed } from '../compatibility/index.ts';
import type { RegistryContext } from '../registry-context.ts';
import { errors } from '../registry-error.ts';
import { changeSettings, everywhere, levelOf, requireWritable, type Settings, settingsOf } from '../settings/index.ts';
import type { Handles } from './handles.ts';
import { flag, readBody, subjectOf } from './read-request.ts';
import { answer } from './reply.ts';

/** What upstream keeps beyond this (aliases, groups, rules) is refused rather than forgotten. */
const configBody = z
  .object({ compatibility: z.string().nullish(), normalize: z.boolean().nullish() })
  .catchall(z.null({ error: 'is not kept by this registry' }));

export const configHandles = (context: RegistryContext) =>
  ({
    'GET /config': () => answer(told(settingsOf(context, everywhere), defaultLevel)),
    'PUT /config': (request) => change(context, everywhere, request),
    'DELETE /config': () => {
      const before = told(settingsOf(context, everywhere), defaultLevel);
      forget(context, everywhere);
      return answer(before);
    },
    'GET /config/:subject': (request) => {
      const subject = subjectOf(request);
      const settings = settingsOf(context, subject);
      if (isConfigured(settings)) return answer(told(settings));
      if (!flag(request, 'defaultToGlobal')) throw errors.compatibilityNotConfigured(subject);
      return answer(told(settingsOf(context, everywhere), levelOf(context, subject)));
    },
    'PUT /config/:subject': (request) => change(context, subjectOf(request), request),
    'DELETE /config/:subject': (request) => {
      const subject = subjectOf(request);
      const before = settingsOf(context, subject);
      if (!isConfigured(before)) throw errors.subjectNotFound(subject);
      forget(context, subject);
      return answer(told(before));
    },
  }) satisfies Handles;

function change(context: RegistryContext, subject: string, request: BrokerRequest): Reply {
  const { compatibility: name, normalize } = readBody(configBody, request);
  const compatibility = name == null ? undefined : levelNamed(name);
  if (name != null && compatibility === undefined) throw errors.invalidLevel();
  requireWritable(context, subject);
  const changed = { ...(compatibility && { compatibility }), ...(normalize != null && { normalize }) };
  changeSettings(context, subject, changed);
  return answer(changed);
}

function forget(context: RegistryContext, subject: string): void {
  requireWritable(context, subject);
  changeSettings(context, subject, { compatibility: undefined, normalize: undefined });
}

const isConfigured = ({ compatibility, normalize }: Settings): boolean =>
  compatibility !== undefined || normalize !== undefined;

/** The answer says `compatibilityLevel` where the request says `compatibility`. */
const told = ({ compatibility, normalize }: Settings, otherwise?: string): object => ({
  compatibilityLevel: compatibility ?? otherwise,
  ...(normalize !== undefined && { normalize }),
});
