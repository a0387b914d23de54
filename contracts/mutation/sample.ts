import type { Answer, Message } from '../matching/index.ts';

/** What a provider really answered or sent; the best are those that its verification saw. */
export type Sample =
  | {
      readonly kind: 'http';
      readonly method: string;
      /** As it was asked, or the path of the operation: `/orders/{id}`. */
      readonly path: string;
      readonly answer: Answer;
    }
  | {
      readonly kind: 'message';
      /** The description that consumers know it by. */
      readonly description: string;
      readonly message: Message;
    };

export const nameOf = (sample: Sample): string =>
  sample.kind === 'http' ? `${sample.method.toUpperCase()} ${sample.path} ${sample.answer.status}` : sample.description;
