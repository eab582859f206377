/** The last good answers: what was said before the API went away is better than nothing, as long as it says of when it is. */
import { LRUCache } from 'lru-cache';
import type { Said } from './command.ts';
import type { CommandCall } from './request.ts';

export interface LastGood {
  readonly keep: (call: CommandCall, locale: string, said: Said, at: Date) => void;
  readonly find: (call: CommandCall, locale: string) => { readonly said: Said; readonly at: Date } | undefined;
}

/** What a channel asks in a day; an answer has a few kilobytes. */
const MOST = 500;

export function createLastGood(): LastGood {
  const answers = new LRUCache<string, { readonly said: Said; readonly at: Date }>({ max: MOST });
  return {
    keep: (call, locale, said, at) => void answers.set(keyOf(call, locale), { said, at }),
    find: (call, locale) => answers.get(keyOf(call, locale)),
  };
}

/** All pages of an answer are cut out of the same one. */
const keyOf = ({ command, options }: CommandCall, locale: string): string =>
  JSON.stringify([locale, command, ...Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1))]);
