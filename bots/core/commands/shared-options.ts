/** Options that several commands share. */
import type { Messages } from '../messages/index.ts';

export const shareOption = ({ options }: Messages) => ({ type: 'flag', description: options.share }) as const;

/** Slugs of the two main model classes. */
export const CLASSES = ['lmm', 'llm'] as const;
