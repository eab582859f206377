/** The languages in which the bots speak; facts stay in the language they were written in. */
import { en, type Words } from './en.ts';

export type { Words };

const catalogues: readonly Words[] = [en];

/** The words of the nearest language to a locale as platforms name them ("en-US"); English where there is none. */
export function wordsFor(locale: string | undefined): Words {
  const language = locale?.toLowerCase().split(/[-_]/, 1)[0];
  return catalogues.find((words) => words.locale === language) ?? en;
}
