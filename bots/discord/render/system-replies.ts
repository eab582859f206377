/** System replies: what the platform itself replies in place of an answer, such as a timeout or an outdated button. */
import { type Reply, textReply } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { COMMAND } from '../read/command-names.ts';

type Locale = string | undefined;

/** Whether a reply reports an error, which is shown only to the person who asked. */
export const isErrorReply = ({ badge }: Reply): boolean => badge === 'error';

/** Replaces a reply that Discord refused. */
export const bodyRefusedReply = (id: string, locale: Locale): Reply =>
  systemFailureReply(locale, messagesFor(locale).platforms.renderFailed(id));
/** For components that an earlier version of the bot made. */
export const outdatedReply = (locale: Locale): Reply => systemErrorReply(locale, messagesFor(locale).platforms.expired(`/${COMMAND}`));
export const timeoutReply = (locale: Locale): Reply => systemFailureReply(locale, messagesFor(locale).platforms.timedOut);

export const sharedReply = (locale: Locale): Reply => systemNoteReply(messagesFor(locale).platforms.shared);
export const progressReply = (locale: Locale): Reply => systemNoteReply(messagesFor(locale).platforms.stillWorking);

const systemErrorReply = (locale: Locale, text: string): Reply => textReply(messagesFor(locale).errors.refused, text);
const systemFailureReply = (locale: Locale, text: string): Reply => ({ ...systemErrorReply(locale, text), isFailure: true });
const systemNoteReply = (text: string): Reply => ({ ...textReply('', text), badge: '' });
