/** Replies for tests that only care how they are rendered and delivered. */
import type { Action, ButtonAction, Claim, Reply } from '../../../bots/core/contract/reply.ts';
import { plainReply } from '../bots/replies.ts';

export const reply = (changes: Partial<Reply> = {}): Reply => ({
  ...plainReply,
  badge: 'limitation',
  ...changes,
});

/** Claims with numbered labels, each citing the source with its own number. */
export const claims = (count: number, text: (number: number) => string): Claim[] =>
  Array.from({ length: count }, (_, index) => ({ label: `Claim ${index + 1}`, text: text(index + 1), sources: [index + 1] }));

export const sources = (count: number): Reply['sources'] =>
  Array.from({ length: count }, (_, index) => ({
    title: `Title ${index + 1}`,
    url: `https://example.org/${index + 1}`,
    publisher: `Publisher ${index + 1}`,
  }));

export const button = (action: ButtonAction, label: string, token = `of-${label}`): Action => ({ kind: 'button', action, label, token });
