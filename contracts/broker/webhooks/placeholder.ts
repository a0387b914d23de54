import type { Occasion } from './occasion.ts';

const consumer = 'placeholder-consumer';
const provider = 'placeholder-provider';
const sha = '5d445a4612743728dfd99ccd4210423c052bb9db';

/** What a webhook is tried out with while there is no pact; upstream's values (`placeholder_pact.rb`, `placeholder_verification.rb`). */
export const placeholder: Occasion = {
  pact: {
    consumer,
    provider,
    consumerLabels: ['placeholder-consumer-label'],
    providerLabels: ['placeholder-provider-label'],
    consumerVersion: { number: 'gggghhhhjjjjkkkkllll66667777888899990000', branch: 'main', tags: ['dev'] },
    sha,
    buildUrl: null,
  },
  verification: {
    consumer,
    provider,
    providerVersion: { number: 'aaaabbbbccccddddeeeeffff1111222233334444', branch: 'main', tags: ['master'] },
    sha,
    number: 1,
    success: true,
    buildUrl: null,
  },
};
