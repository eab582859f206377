/** Caches the last answers: while the API is unavailable, an old answer with its date is better than none. */
import { LRUCache } from 'lru-cache';
import type { CommandResult } from '../contract/command.ts';
import type { CommandCall } from '../contract/request.ts';

export interface LastAnswers {
  readonly keep: (call: CommandCall, locale: string, result: CommandResult, at: Date) => void;
  readonly find: (call: CommandCall, locale: string) => { readonly result: CommandResult; readonly at: Date } | undefined;
}

/** About a channel's questions of one day, at a few kilobytes each. */
const MAX_ANSWERS = 500;

export function createLastAnswers(): LastAnswers {
  const answers = new LRUCache<string, { readonly result: CommandResult; readonly at: Date }>({ max: MAX_ANSWERS });
  return {
    keep: (call, locale, result, at) => void answers.set(keyOf(call, locale), { result, at }),
    find: (call, locale) => answers.get(keyOf(call, locale)),
  };
}

/** Without the page: all pages are cut out of the same result. */
const keyOf = ({ command, options }: CommandCall, locale: string): string =>
  JSON.stringify([locale, command, ...Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1))]);
