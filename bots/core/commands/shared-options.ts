import type { Messages } from '../messages/index.ts';

export const shareOption = ({ options }: Messages) => ({ type: 'flag', description: options.share, needsChannels: true }) as const;

export const CLASSES = ['lmm', 'llm'] as const;
