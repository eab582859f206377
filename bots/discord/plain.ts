/** Plain: what the Discord part itself has to say in the place of a reply. */
import { type Reply, textReply } from '../core/reply.ts';
import { messagesFor } from '../core/words/index.ts';
import { COMMAND } from './install.ts';

type Locale = string | undefined;

/** Whether a reply says that something went wrong, which concerns nobody but the person who asked. */
export const isError = ({ badge }: Reply): boolean => badge === 'error';

/** What is said in the place of a reply that Discord refused. */
export const refused = (id: string, locale: Locale): Reply => error(locale, messagesFor(locale).platforms.renderFailed(id));
/** What is said to those who press what an earlier version of the bot has made. */
export const outdated = (locale: Locale): Reply => error(locale, messagesFor(locale).platforms.expired(`/${COMMAND}`));
export const gaveUp = (locale: Locale): Reply => error(locale, messagesFor(locale).platforms.timedOut);

export const shared = (locale: Locale): Reply => note(messagesFor(locale).platforms.shared);
export const stillWorking = (locale: Locale): Reply => note(messagesFor(locale).platforms.stillWorking);

const error = (locale: Locale, text: string): Reply => textReply(messagesFor(locale).errors.refused, text);
const note = (text: string): Reply => ({ ...textReply('', text), badge: '' });
