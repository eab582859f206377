/** Finds what is missing in a question before it is asked, so that platforms with forms can ask for it. */
import type { FindGap } from './bot.ts';
import type { Command } from './command.ts';
import { Incomplete } from './errors.ts';
import { parse } from './parse.ts';

export const createFindGap =
  (commands: readonly Command[], prefix: string): FindGap =>
  (words) => {
    if (words.kind === 'press') return undefined;
    try {
      parse(words, commands, prefix);
      return undefined;
    } catch (error) {
      if (error instanceof Incomplete) return { command: error.command, option: error.option, given: error.given };
      // Whatever else is wrong with it is said by the answer.
      return undefined;
    }
  };
