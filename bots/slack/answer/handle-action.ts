/** Handles clicks on buttons and choices in menus. The payload holds everything that is needed: the bot keeps no state. */
import type { Interpretation } from '../../core/contract/interpretation.ts';
import { type Reply, textReply } from '../../core/contract/reply.ts';
import { SLASH_COMMAND } from '../manifest.ts';
import type { BlockAction } from '../read/interactions.ts';
import { isErrorReply, toSlackMessages } from '../render/render.ts';
import { deliver, routesFor, type SendOutcome } from '../send/deliver.ts';
import type { HandlingOutcome, SlackContext } from './context.ts';
import { answerInterpreted, openModal, openOptionModal, withoutShareAction } from './handle-question.ts';
import { reportModal } from './modals.ts';
import { toPlace, withRights } from './place.ts';

export async function handleAction(blockAction: BlockAction, context: SlackContext): Promise<HandlingOutcome> {
  const { action, token, target, triggerId } = blockAction;
  const { interpret, isNew } = context.botContext;
  const interpretation = await interpret({ input: { kind: 'press', action, token }, place: toPlace(target) });
  if (action === 'report') return openReport(blockAction, interpretation, context);
  if (action === 'ask' && (await openOptionModal(interpretation, target, triggerId, context))) return 'modal';
  if (!(await isNew(blockAction.id))) return 'duplicate';
  if (action === 'turn') return showPage(blockAction, interpretation, context);
  if (action === 'share') return share(blockAction, interpretation, context);
  return answerInterpreted(interpretation, target, context);
}

/** A trigger id expires after 3 s, so nothing is requested before the modal opens. */
async function openReport(
  { token, triggerId, target }: BlockAction,
  { messages }: Interpretation,
  context: SlackContext,
): Promise<HandlingOutcome> {
  if (await openModal(reportModal(token, target, messages), triggerId, context)) return 'modal';
  const { title, notOpened } = messages.platforms.feedback;
  return replyPrivately(textReply(title, notOpened), target, context);
}

async function showPage({ target, message }: BlockAction, interpretation: Interpretation, context: SlackContext): Promise<SendOutcome> {
  const reply = await answerWithRights(interpretation, context);
  // Another user's click must not change what everyone sees.
  if (isErrorReply(reply)) return replyPrivately(reply, target, context);
  const routes = routesFor(target, context.sendDeps);
  const visibleReply = message.isEphemeral ? reply : withoutShareAction(reply);
  return deliver(toSlackMessages(visibleReply), target, [...routes.forUpdate(message), ...routes.forReply('private')], context.sendDeps);
}

async function share({ target, message, token }: BlockAction, interpretation: Interpretation, context: SlackContext): Promise<SendOutcome> {
  const { sendDeps } = context;
  const { sharedBySomeone, notShared } = interpretation.messages.platforms;
  const reply = await answerWithRights(interpretation, context);
  if (reply.visibility === 'private') return replyPrivately(reply, target, context);
  const routes = routesFor(target, sendDeps);
  const sharedReply = { ...withoutShareAction(reply), blocks: [...reply.blocks, { kind: 'note', text: sharedBySomeone } as const] };
  const outcome = await deliver(toSlackMessages(sharedReply), target, routes.forShare, sendDeps);
  if (outcome === 'lost') return replyPrivately(textReply(reply.title, notShared(SLASH_COMMAND)), target, context);
  const privateReply = await answerWithRights({ ...interpretation, input: { kind: 'press', action: 'turn', token } }, context);
  if (!isErrorReply(privateReply))
    await deliver(toSlackMessages(withoutShareAction(privateReply)), target, routes.forUpdate(message), sendDeps);
  return outcome;
}

const answerWithRights = async (interpretation: Interpretation, { botContext, sendDeps }: SlackContext): Promise<Reply> =>
  botContext.answer(await withRights(interpretation, sendDeps));

const replyPrivately = (reply: Reply, target: BlockAction['target'], { sendDeps }: SlackContext): Promise<SendOutcome> =>
  deliver(toSlackMessages(reply), target, routesFor(target, sendDeps).forReply('private'), sendDeps);
