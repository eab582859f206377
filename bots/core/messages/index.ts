/** The languages of the bots' messages. Facts stay in the language they were written in. */
import { en, type Messages } from './en.ts';

export type { Messages };

const allMessages: readonly Messages[] = [en];

/** The messages for a platform's locale ("en-US"); English by default. */
export function messagesFor(locale: string | undefined): Messages {
  const language = locale?.toLowerCase().split(/[-_]/, 1)[0];
  return allMessages.find((messages) => messages.locale === language) ?? en;
}
