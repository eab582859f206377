/** Answers what a person sent with a modal. */
import type { Input } from '../core/request.ts';
import { answerInput } from './ask.ts';
import type { HandlingOutcome, SlackContext } from './context.ts';
import { REPORT_FIELD } from './forms.ts';
import type { Submission } from './interaction.ts';

export async function handleSubmission(
  { id, context: modalContext, target, values }: Submission,
  context: SlackContext,
): Promise<HandlingOutcome> {
  if (!(await context.botContext.isNew(id))) return 'duplicate';
  const input: Input =
    modalContext.kind === 'options'
      ? { kind: 'options', command: modalContext.command, options: { ...modalContext.given, ...values } }
      : { kind: 'press', action: 'report', token: modalContext.token, text: values[REPORT_FIELD] ?? '' };
  return answerInput(input, target, context);
}
