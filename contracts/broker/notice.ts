/** A sentence for whoever runs the client; printed in the colour of its type. Both values must be strings: clients are strict. */
export interface Notice {
  readonly type: 'debug' | 'info' | 'warning' | 'prompt' | 'success' | 'error' | 'danger';
  readonly text: string;
}
