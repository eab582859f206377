/** Answers questions. A modal asks for a required option that is missing first. */
import type { ModalView } from '@slack/types';
import { isWithin } from '../../clock.ts';
import type { Interpretation } from '../../core/contract/interpretation.ts';
import { type Reply, textReply } from '../../core/contract/reply.ts';
import { SLASH_COMMAND } from '../manifest.ts';
import type { Question } from '../read/questions.ts';
import { isErrorReply, toSlackMessages } from '../render/render.ts';
import type { SlackUser } from '../send/client.ts';
import { deliver, routesFor } from '../send/deliver.ts';
import { shortReason } from '../send/errors.ts';
import type { SlackTarget } from '../slack-target.ts';
import type { HandlingOutcome, SlackContext } from './context.ts';
import { optionModal, withRequiredChannel } from './modals.ts';
import { withRights } from './place.ts';

export interface InterpretedQuestion extends Question {
  readonly interpretation: Interpretation;
}

export async function handleQuestion(
  { id, interpretation, target, triggerId }: InterpretedQuestion,
  context: SlackContext,
): Promise<HandlingOutcome> {
  if (await openOptionModal(interpretation, target, triggerId, context)) return 'modal';
  return (await context.botContext.isNew(id)) ? answerInterpreted(interpretation, target, context) : 'duplicate';
}

/** A trigger id expires after 3 s, so a modal waits no longer than this for what it shows. */
export const LOOKUP_MS = 1000;

/** Resolves with whether a modal opened to ask for the missing option. */
export async function openOptionModal(
  { missingOption, messages }: Interpretation,
  target: SlackTarget,
  triggerId: string | undefined,
  context: SlackContext,
): Promise<boolean> {
  if (missingOption === undefined || triggerId === undefined) return false;
  // The answer says so when the user lacks the rights.
  const user = missingOption.command.rights === undefined ? undefined : await lookUpUser(target.user, context);
  if (missingOption.command.rights === 'required' && user?.isAdmin === false) return false;
  const modal = optionModal(missingOption, target, messages, user?.timeZone);
  return openModal(target.isHome === true ? modal && withRequiredChannel(modal) : modal, triggerId, context);
}

/** Undefined when Slack doesn't answer in time. */
export async function lookUpUser(
  user: string,
  { botContext: { clock }, sendDeps: { api, log } }: SlackContext,
): Promise<SlackUser | undefined> {
  const lookup = api.getUser(user).catch((error: unknown) => {
    log.warn({ reason: shortReason(error) }, 'slack user lookup failed');
    return undefined;
  });
  return (await isWithin(lookup, LOOKUP_MS, clock)) ? lookup : undefined;
}

/** `notes` stand below the answer. */
export async function answerInterpreted(
  interpretation: Interpretation,
  target: SlackTarget,
  context: SlackContext,
  notes: readonly string[] = [],
): Promise<HandlingOutcome> {
  const { botContext, sendDeps } = context;
  const answer = await botContext.answer(await withRights(interpretation, sendDeps));
  const reply = { ...answer, blocks: [...answer.blocks, ...notes.map((text) => ({ kind: 'note', text }) as const)] };
  const visibility = isErrorReply(reply) ? 'private' : reply.visibility;
  const isVisibleToAll = visibility === 'public' || target.isAlone === true;
  const routes = routesFor(target, sendDeps);
  const outcome = await deliver(
    toSlackMessages(isVisibleToAll ? withoutShareAction(reply) : reply),
    target,
    routes.forReply(visibility),
    sendDeps,
  );
  // A response_url works for everyone until it expires.
  if (outcome !== 'lost' || visibility === 'public' || target.responseUrl !== undefined) return outcome;
  // People of other organizations can't be shown anything privately, and may take no direct messages.
  const { title, text } = interpretation.messages.platforms.notPrivate;
  const isSaid = await deliver(toSlackMessages(textReply(title, text(SLASH_COMMAND))), target, routes.forShare, sendDeps);
  return isSaid === 'lost' ? outcome : 'explained';
}

/** Resolves with whether the modal opened. If it didn't, the answer has to say what is missing. */
export async function openModal(modal: ModalView | undefined, triggerId: string | undefined, { sendDeps }: SlackContext): Promise<boolean> {
  if (modal === undefined || triggerId === undefined) return false;
  try {
    await sendDeps.api.openModal(modal, triggerId);
    return true;
  } catch (error) {
    sendDeps.log.warn({ reason: shortReason(error) }, 'slack modal did not open');
    return false;
  }
}

/** A reply that everyone already sees has nothing to share. */
export const withoutShareAction = (reply: Reply): Reply => ({
  ...reply,
  actions: reply.actions.filter((action) => action.kind !== 'button' || action.action !== 'share'),
});
