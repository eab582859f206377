/** The last good answers: what was said before the API went away is better than nothing, as long as it says of when it is. */
import { LRUCache } from 'lru-cache';
import type { Said } from './command.ts';
import type { Asking } from './request.ts';

export interface LastGood {
  readonly keep: (asking: Asking, locale: string, said: Said, at: Date) => void;
  readonly find: (asking: Asking, locale: string) => { readonly said: Said; readonly at: Date } | undefined;
}

/** What a channel asks in a day; an answer has a few kilobytes. */
const MOST = 500;

export function createLastGood(): LastGood {
  const answers = new LRUCache<string, { readonly said: Said; readonly at: Date }>({ max: MOST });
  return {
    keep: (asking, locale, said, at) => void answers.set(keyOf(asking, locale), { said, at }),
    find: (asking, locale) => answers.get(keyOf(asking, locale)),
  };
}

/** All pages of an answer are cut out of the same one. */
const keyOf = ({ command, options }: Asking, locale: string): string =>
  JSON.stringify([locale, command, ...Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1))]);
