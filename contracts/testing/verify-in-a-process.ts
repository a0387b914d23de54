import { Verifier } from '@pact-foundation/pact';
import type { VerifyTask } from './official-verifier.ts';

/** Pact's verifier prints to the real standard output from native code, so it has a process of its own. */
process.once('message', async ({ pactFile, baseUrl, messages }: VerifyTask) => {
  const verifier = new Verifier({
    provider: 'provider',
    providerBaseUrl: baseUrl,
    pactUrls: [pactFile],
    logLevel: 'error',
    failIfNoPactsFound: true,
    messageProviders: Object.fromEntries(
      Object.entries(messages).map(([description, { content, metadata }]) => [
        description,
        async () => ({ __pactMessageMetadata: metadata as Record<string, string>, message: content }),
      ]),
    ),
  });
  // Resolved or rejected, the text is the verifier's own JSON.
  const said = await verifier.verifyProvider().then(String, (error: Error) => error.message);
  process.send?.(said, () => process.disconnect());
});
