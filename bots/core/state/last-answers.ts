/** The last good answers: what was said before the API went away is better than nothing, as long as it says of when it is. */
import { LRUCache } from 'lru-cache';
import type { CommandResult } from '../contract/command.ts';
import type { CommandCall } from '../contract/request.ts';

export interface LastAnswers {
  readonly keep: (call: CommandCall, locale: string, result: CommandResult, at: Date) => void;
  readonly find: (call: CommandCall, locale: string) => { readonly result: CommandResult; readonly at: Date } | undefined;
}

/** What a channel asks in a day; an answer has a few kilobytes. */
const MAX_ANSWERS = 500;

export function createLastAnswers(): LastAnswers {
  const answers = new LRUCache<string, { readonly result: CommandResult; readonly at: Date }>({ max: MAX_ANSWERS });
  return {
    keep: (call, locale, result, at) => void answers.set(keyOf(call, locale), { result, at }),
    find: (call, locale) => answers.get(keyOf(call, locale)),
  };
}

/** All pages of an answer are cut out of the same one. */
const keyOf = ({ command, options }: CommandCall, locale: string): string =>
  JSON.stringify([locale, command, ...Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1))]);
