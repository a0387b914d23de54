import type { Notice } from '../notice.ts';
import { describe, describeAbsence } from './describe-selector.ts';
import type { ResolvedSelector } from './resolved-selector.ts';

type Two = { readonly consumer: ResolvedSelector; readonly provider: ResolvedSelector };

/** Why something may or may not be deployed. */
export type Reason =
  | ({ readonly is: 'not verified' | 'failed' } & Two)
  | { readonly is: 'no such version' | 'nothing to ignore'; readonly selector: ResolvedSelector }
  | { readonly is: 'no environment' | 'no version number' | 'successful' | 'nothing missing' };

/** Upstream's words: api/decorators/reason_decorator.rb; scripts of users look for them. */
export function noticeOf(reason: Reason): Notice {
  switch (reason.is) {
    case 'not verified':
      return {
        type: 'error',
        text: `There is no verified pact between ${describe(reason.consumer)} and ${describe(reason.provider)}`,
      };
    case 'failed':
      return {
        type: 'error',
        text: `The verification for the pact between ${describe(reason.consumer)} and ${describe(reason.provider)} failed`,
      };
    case 'no such version':
      return { type: 'error', text: describeAbsence(reason.selector) };
    case 'nothing to ignore':
      return { type: 'warning', text: `WARN: Cannot ignore ${describe(reason.selector)}` };
    case 'no environment':
      return {
        type: 'warning',
        text: 'WARN: It is recommended to specify the environment into which you are deploying. Without the environment, this result will not be reliable.',
      };
    case 'no version number':
      return {
        type: 'warning',
        text: 'WARN: It is recommended to specify the version number (rather than the tag or branch) of the pacticipant you wish to deploy to avoid race conditions. Without a version number, this result will not be reliable.',
      };
    case 'successful':
      return { type: 'success', text: 'All required verification results are published and successful' };
    case 'nothing missing':
      return { type: 'success', text: 'There are no missing dependencies' };
  }
}
