/** The App Home: publishes it when it is opened and differs from what is shown, and answers what users do in it. */
import { isWithin } from '../../clock.ts';
import type { Interpretation } from '../../core/contract/interpretation.ts';
import type { Input } from '../../core/contract/request.ts';
import { messagesFor } from '../../core/messages/index.ts';
import type { HomeAction, HomeOpened, ShownHome } from '../read/home.ts';
import { shortReason } from '../send/errors.ts';
import type { SlackTarget } from '../slack-target.ts';
import type { HandlingOutcome, SlackContext } from './context.ts';
import { editModal } from './edit-modal.ts';
import { answerInterpreted, LOOKUP_MS, lookUpUser, openModal, openOptionModal } from './handle-question.ts';
import { fingerprintOf, homeBlocks, homeView } from './home-view.ts';
import { toPlace, withRights } from './place.ts';

export const handleHomeOpened = ({ target, shown }: HomeOpened, context: SlackContext): Promise<HandlingOutcome> =>
  publishHome(target, context, shown);

/** Publishes what the user may see now, unless `shown` is the same. */
async function publishHome(target: SlackTarget, context: SlackContext, shown?: ShownHome): Promise<HandlingOutcome> {
  const { botContext, sendDeps } = context;
  const { log, api } = sendDeps;
  const { place } = await withRights({ place: toPlace(target), needsRights: true }, sendDeps);
  const messages = messagesFor(place.locale);
  const home = await botContext.surfaces.home(place).catch((error: unknown) => {
    log.error({ err: error }, 'slack app home has no content');
    return undefined;
  });
  // What is shown may be old, but it is more than an apology.
  if (home === undefined && shown !== undefined) return 'lost';
  const problem = place.unknownRights === undefined ? undefined : messages.errors.unknownRights(place.unknownRights);
  const blocks = homeBlocks(home, messages, problem);
  if (shown?.fingerprint === fingerprintOf(blocks)) return 'shown';
  try {
    await api.publishHome(homeView(blocks, target.channel), target.user, shown?.hash);
    return 'shown';
  } catch (error) {
    const reason = shortReason(error);
    // Another process has published a newer view.
    if (reason === 'hash_conflict') return 'shown';
    log.warn({ reason }, 'slack app home was not published');
    // An app of an earlier manifest has no home tab.
    return reason === 'not_enabled' ? 'asleep' : 'lost';
  }
}

export async function handleHomeAction(homeAction: HomeAction, context: SlackContext): Promise<HandlingOutcome> {
  const { target, triggerId, id } = homeAction;
  const { interpret, isNew } = context.botContext;
  const interpretation = withDraft(await interpret({ input: inputOf(homeAction), place: toPlace(target) }), homeAction);
  if (await openEditModal(interpretation, homeAction, context)) return 'modal';
  if (await openOptionModal(interpretation, target, triggerId, context)) return 'modal';
  if (!(await isNew(id))) return 'duplicate';
  return answerFromHome(interpretation, target, context);
}

function inputOf(homeAction: HomeAction): Input {
  switch (homeAction.kind) {
    case 'question':
      return { kind: 'text', text: homeAction.text };
    case 'suggestion':
      return { kind: 'options', command: 'suggest', options: {} };
    case 'press':
      return { kind: 'press', action: 'ask', token: homeAction.token };
  }
}

/** A suggestion is about the question whose button was pressed. */
function withDraft(interpretation: Interpretation, homeAction: HomeAction): Interpretation {
  const { missingOption } = interpretation;
  if (homeAction.kind !== 'suggestion' || missingOption === undefined) return interpretation;
  return { ...interpretation, missingOption: { ...missingOption, draft: homeAction.draft } };
}

/** Answers in the user's direct messages, and then shows in the App Home what an admin's command may have changed. */
export async function answerFromHome(interpretation: Interpretation, target: SlackTarget, context: SlackContext): Promise<HandlingOutcome> {
  const outcome = await answerInterpreted(interpretation, target, context);
  if (interpretation.needsRights) await publishHome(target, context);
  return outcome;
}

/** Resolves with whether a form opened that shows a schedule as it is. */
async function openEditModal(
  { parsed, messages, place }: Interpretation,
  { target, triggerId }: HomeAction,
  context: SlackContext,
): Promise<boolean> {
  if (parsed.kind !== 'ok' || parsed.command.name !== 'daily edit') return false;
  const { subscription: schedule } = parsed.values;
  if (typeof schedule !== 'string') return false;
  const { surfaces, clock } = context.botContext;
  const lookup = surfaces.scheduleValues(place, schedule);
  const [user, isKnown] = await Promise.all([lookUpUser(target.user, context), isWithin(lookup, LOOKUP_MS, clock)]);
  // The answer says so when the user lacks the rights.
  if (user?.isAdmin === false) return false;
  const values = isKnown ? await lookup : undefined;
  return openModal(editModal({ command: parsed.command, schedule, values }, target, messages), triggerId, context);
}
