import { compact } from '../../../compact.ts';
import type { CommandContext } from '../../../contract/command.ts';
import { UserError } from '../../../contract/errors.ts';
import type { Messages } from '../../../messages/index.ts';
import { parseDays } from '../../../parse/weekdays.ts';
import { errorReply } from '../../../present/error-replies.ts';
import type { RetryCommand } from './retry-command.ts';
import { parseTopics } from './topics.ts';

export interface EditOptions {
  readonly days?: string | undefined;
  readonly topic?: string | undefined;
  readonly ping?: string | undefined;
}

/** The given days, topics and ping; null removes the ping. Throws a UserError for a value that is not allowed. */
export async function toEditInput(
  { days, topic, ping }: EditOptions,
  retry: Pick<RetryCommand, 'typed'>,
  { query, place, channels }: CommandContext,
  messages: Messages,
) {
  const { problems } = messages.daily;
  const named = ping?.startsWith('@') === true ? ping.slice(1) : undefined;
  const found = named === undefined ? ping : await channels?.idOf('role', named, place.workspace);
  if (named !== undefined && found === undefined)
    throw new UserError(
      errorReply(messages.errors.refused, [problems.noGroup(`@${named}`), problems.corrected(retry.typed({ ping: undefined }))]),
    );
  const role = found === 'none' ? null : found;
  // The id of Discord's @everyone role is that of the server.
  if (role !== undefined && role === place.workspace) {
    throw new UserError(errorReply(messages.errors.refused, [problems.everyone, problems.corrected(retry.typed({ ping: undefined }))]));
  }
  const topics =
    topic === undefined ? undefined : await parseTopics(topic, (replacement) => retry.typed({ topic: replacement }), query, messages);
  const weekdays = days === undefined ? undefined : parseDays(days);
  return compact({ days: weekdays, topics, pingRole: role });
}
