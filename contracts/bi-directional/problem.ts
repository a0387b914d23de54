/** One thing that the consumer expects and the provider does not promise. */
export interface Problem {
  /** The description of the interaction; empty when the whole pact is meant. */
  readonly interaction: string;
  /** Where in the interaction: `response.body.total`. */
  readonly path: string;
  readonly reason: string;
}
