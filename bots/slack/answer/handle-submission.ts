/** Answers a submitted modal: the options of a command, or a report. */
import type { Input } from '../../core/contract/request.ts';
import type { Submission } from '../read/interactions.ts';
import type { HandlingOutcome, SlackContext } from './context.ts';
import { answerInterpreted } from './handle-question.ts';
import { REPORT_FIELD } from './modals.ts';
import { toPlace } from './place.ts';

export async function handleSubmission(
  { id, context: modalContext, target, values }: Submission,
  context: SlackContext,
): Promise<HandlingOutcome> {
  if (!(await context.botContext.isNew(id))) return 'duplicate';
  const input: Input =
    modalContext.kind === 'options'
      ? { kind: 'options', command: modalContext.command, options: { ...modalContext.given, ...values } }
      : { kind: 'press', action: 'report', token: modalContext.token, text: values[REPORT_FIELD] ?? '' };
  return answerInterpreted(await context.botContext.interpret({ input, place: toPlace(target) }), target, context);
}
