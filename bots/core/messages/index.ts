/** The languages in which the bots speak; facts stay in the language they were written in. */
import { en, type Messages } from './en.ts';

export type { Messages };

const allMessages: readonly Messages[] = [en];

/** The words of the nearest language to a locale as platforms name them ("en-US"); English where there is none. */
export function messagesFor(locale: string | undefined): Messages {
  const language = locale?.toLowerCase().split(/[-_]/, 1)[0];
  return allMessages.find((messages) => messages.locale === language) ?? en;
}
