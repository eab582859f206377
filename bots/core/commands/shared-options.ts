/** Options that several commands have, and what they mean to the API. */
import type { Messages } from '../messages/index.ts';

export const shareOption = ({ options }: Messages) => ({ type: 'flag', description: options.share }) as const;

/** The two classes that most questions are about. */
export const CLASSES = ['lmm', 'llm'] as const;
