/** Handles the shortcuts: checks what a message says, for the user alone, and opens a form for a question from anywhere. */
import { textReply } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { statementIn } from '../../core/surfaces/statement.ts';
import type { MessageShortcut, Shortcut } from '../read/shortcuts.ts';
import { plainTextObject } from '../render/button-value.ts';
import { VIEW_TITLE } from '../render/limits.ts';
import { toSlackMessages } from '../render/render.ts';
import { deliver, routesFor } from '../send/deliver.ts';
import type { HandlingOutcome, SlackContext } from './context.ts';
import { answerInterpreted, openModal } from './handle-question.ts';
import { optionModal } from './modals.ts';
import { toPlace } from './place.ts';

/** Someone else wrote the message: it's data to check, and never a command. */
export async function checkMessage({ id, text, target }: MessageShortcut, context: SlackContext): Promise<HandlingOutcome> {
  const { interpret, isNew } = context.botContext;
  if (!(await isNew(id))) return 'duplicate';
  const place = toPlace(target);
  const { shortcuts } = messagesFor(place.locale);
  const { text: statement, isCut } = statementIn(text);
  if (statement === '') {
    const reply = toSlackMessages(textReply(shortcuts.check, shortcuts.noText));
    return deliver(reply, target, routesFor(target, context.sendDeps).forReply('private'), context.sendDeps);
  }
  const interpretation = await interpret({ input: { kind: 'options', command: 'check', options: { statement } }, place, isQuoted: true });
  return answerInterpreted(interpretation, target, context, isCut ? [shortcuts.cut(statement.length)] : []);
}

export async function askAnywhere({ target, triggerId }: Shortcut, context: SlackContext): Promise<HandlingOutcome> {
  const interpretation = await context.botContext.interpret({
    input: { kind: 'options', command: 'ask', options: {} },
    place: toPlace(target),
  });
  const { missingOption, messages } = interpretation;
  const modal = missingOption && optionModal(missingOption, target, messages);
  const title = plainTextObject(messages.shortcuts.ask, VIEW_TITLE);
  return (await openModal(modal && { ...modal, title }, triggerId, context)) ? 'modal' : 'lost';
}
