/** Handles clicks on buttons and choices in menus. The payload holds everything that is needed: the bot keeps no state. */
import { type Reply, textReply } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { SLASH_COMMAND } from '../manifest.ts';
import type { BlockAction } from '../read/interactions.ts';
import { isErrorReply, toSlackMessages } from '../render/render.ts';
import { deliver, routesFor, type SendOutcome } from '../send/deliver.ts';
import type { HandlingOutcome, SlackContext } from './context.ts';
import { answerInput, openModal, openOptionModal, withoutShareAction } from './handle-question.ts';
import { reportModal } from './modals.ts';
import { resolvePlace } from './place.ts';

export async function handleAction(blockAction: BlockAction, context: SlackContext): Promise<HandlingOutcome> {
  if (blockAction.action === 'report') return openReport(blockAction, context);
  const { action, token, target, triggerId } = blockAction;
  if (action === 'ask' && (await openOptionModal({ kind: 'press', action, token }, target, triggerId, context))) return 'modal';
  if (!(await context.botContext.isNew(blockAction.id))) return 'duplicate';
  if (blockAction.action === 'turn') return showPage(blockAction, context);
  if (blockAction.action === 'share') return share(blockAction, context);
  return answerInput({ kind: 'press', action: blockAction.action, token: blockAction.token }, blockAction.target, context);
}

/** A trigger id expires after 3 s, so nothing is awaited before the modal opens. */
async function openReport({ token, triggerId, target }: BlockAction, context: SlackContext): Promise<HandlingOutcome> {
  if (await openModal(reportModal(token, target), triggerId, context)) return 'modal';
  const { title, notOpened } = messagesFor(undefined).platforms.feedback;
  return replyPrivately(textReply(title, notOpened), target, context);
}

/** Replaces the page that is shown by another. */
async function showPage(blockAction: BlockAction, context: SlackContext): Promise<SendOutcome> {
  const { target, message } = blockAction;
  const reply = await answerForAction(blockAction, 'turn', context);
  // Another user's click must not change what everyone sees.
  if (isErrorReply(reply)) return replyPrivately(reply, target, context);
  const routes = routesFor(target, context.sendDeps);
  const visibleReply = message.isEphemeral ? reply : withoutShareAction(reply);
  return deliver(toSlackMessages(visibleReply), [...routes.forUpdate(message), ...routes.forReply('private')], context.sendDeps);
}

/** Shows the answer to everyone, and removes the share button from the private one. */
async function share(blockAction: BlockAction, context: SlackContext): Promise<SendOutcome> {
  const { target, message } = blockAction;
  const { sendDeps } = context;
  const { sharedBySomebody, notShared } = messagesFor(undefined).platforms;
  const reply = await answerForAction(blockAction, 'share', context);
  if (reply.visibility === 'private') return replyPrivately(reply, target, context);
  const routes = routesFor(target, sendDeps);
  const sharedReply = { ...withoutShareAction(reply), blocks: [...reply.blocks, { kind: 'note', text: sharedBySomebody } as const] };
  const outcome = await deliver(toSlackMessages(sharedReply), routes.forShare, sendDeps);
  if (outcome === 'lost') return replyPrivately(textReply(reply.title, notShared(SLASH_COMMAND)), target, context);
  const privateReply = await answerForAction(blockAction, 'turn', context);
  if (!isErrorReply(privateReply)) await deliver(toSlackMessages(withoutShareAction(privateReply)), routes.forUpdate(message), sendDeps);
  return outcome;
}

async function answerForAction({ token, target }: BlockAction, action: 'turn' | 'share', context: SlackContext): Promise<Reply> {
  const input = { kind: 'press', action, token } as const;
  return context.botContext.answer({ input, place: await resolvePlace(input, target, context) });
}

const replyPrivately = (reply: Reply, target: BlockAction['target'], { sendDeps }: SlackContext): Promise<SendOutcome> =>
  deliver(toSlackMessages(reply), routesFor(target, sendDeps).forReply('private'), sendDeps);
