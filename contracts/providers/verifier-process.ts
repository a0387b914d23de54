import pactCore from '@pact-foundation/pact-core';

/** What the process is told: how to verify one pact. */
export type VerifierTask = Pick<
  ConstructorParameters<typeof pactCore.Verifier>[0],
  'provider' | 'providerBaseUrl' | 'pactUrls' | 'providerStatesSetupUrl' | 'transports'
>;

/** The last thing that it says. */
export type VerifierAnswer = { readonly json: string } | { readonly crash: string };

/*
 * Pact's verifier in a process of its own: it prints to the real standard output from native code, and a crash in there
 * must not take the run with it.
 */
process.once('message', async (task: VerifierTask) => {
  const verifier = new pactCore.Verifier({
    ...task,
    failIfNoPactsFound: true,
    providerStatesSetupTeardown: true,
    providerStatesSetupBody: true,
    logLevel: 'error',
    // What verification creates is marked, like all traffic that no user made.
    customProviderHeaders: { baggage: 'synthetic=true' },
  });
  // Resolved or rejected, the text is the verifier's own JSON; it alone says what happened to each interaction.
  const answer: VerifierAnswer = await verifier.verify().then(
    (json) => ({ json: String(json) }),
    (error: Error) => (error.message.startsWith('{') ? { json: error.message } : { crash: error.message }),
  );
  process.send?.(answer, () => process.disconnect());
});
