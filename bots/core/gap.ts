/** Finds what is missing in a question before it is asked, so that platforms with forms can ask for it. */
import type { FindGap } from './bot.ts';
import type { Command } from './command.ts';
import { parse } from './parse.ts';
import type { Words } from './words/index.ts';

export const createFindGap =
  (commands: readonly Command[], reading: Words['reading']): FindGap =>
  (words) => {
    if (words.kind === 'press') return undefined;
    // Whatever else is wrong with it is said by the answer.
    const parsed = parse(words, commands, reading);
    return parsed.kind === 'incomplete' ? { command: parsed.command, option: parsed.option, given: parsed.values } : undefined;
  };
