/** Something that has happened, as it is stored. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/**
 * The rules of one kind of stream, pure: no clock, no database.
 *
 * @see https://thinkbeforecoding.com/post/2021/12/17/functional-event-sourcing-decider
 * @example
 * const counter: Decider<'add', { type: 'added'; data: {} }, number> = {
 *   initial: 0,
 *   decide: () => [{ type: 'added', data: {} }],
 *   evolve: (count) => count + 1,
 * };
 */
export interface Decider<Command, Event extends DomainEvent, State> {
  /** The state of a stream without events. */
  readonly initial: State;
  /** What the command leads to; nothing, when it comes late or twice. */
  decide(command: Command, state: State): readonly Event[];
  /** The state after the event. Decides nothing: what has happened has happened. */
  evolve(state: State, event: Event): State;
}
