import type { Said } from './answer/answer.ts';

export const languageRefusal = (_text: string): Said | undefined => undefined;
