/** Answers a submitted modal: the options of a command, or a report. */
import type { Input } from '../../core/contract/request.ts';
import type { Submission } from '../read/interactions.ts';
import { shortReason } from '../send/errors.ts';
import type { SlackTarget } from '../slack-target.ts';
import type { HandlingOutcome, SlackContext } from './context.ts';
import { answerInterpreted } from './handle-question.ts';
import { answerFromHome } from './home.ts';
import { REPORT_FIELD } from './modals.ts';
import { toPlace } from './place.ts';

export async function handleSubmission(
  { id, context: modalContext, target: given, values }: Submission,
  context: SlackContext,
): Promise<HandlingOutcome> {
  if (!(await context.botContext.isNew(id))) return 'duplicate';
  const target = await inConversation(given, context);
  const input: Input =
    modalContext.kind === 'options'
      ? { kind: 'options', command: modalContext.command, options: { ...modalContext.given, ...values } }
      : { kind: 'press', action: 'report', token: modalContext.token, text: values[REPORT_FIELD] ?? '' };
  const interpretation = await context.botContext.interpret({ input, place: toPlace(target) });
  return target.isHome === true ? answerFromHome(interpretation, target, context) : answerInterpreted(interpretation, target, context);
}

/** The id of a user stands for their direct messages; their own id is the one that follow-up questions come from. */
async function inConversation(target: SlackTarget, { sendDeps: { api, log } }: SlackContext): Promise<SlackTarget> {
  if (target.channel !== target.user) return target;
  const channel = await api.openDirect(target.user).catch((error: unknown) => {
    // Slack takes messages to the user's id as well.
    log.warn({ reason: shortReason(error) }, 'slack direct messages were not opened');
    return undefined;
  });
  return { ...target, channel: channel ?? target.channel };
}
