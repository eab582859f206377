/** Prompts to start a conversation with: today's fact and its subject, then examples of questions. */
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { graphql } from '../../api/graphql.ts';
import type { Clock } from '../../clock.ts';
import type { Prompt, Surfaces } from '../contract/surfaces.ts';
import { messagesFor } from '../messages/index.ts';

const SubjectOfTheDay = graphql(`query SubjectOfTheDay($date: Date!) { factOfTheDay(date: $date) { about { name } } }`);

/** Slack's limit for the prompts of an agent: docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
const MAX_PROMPTS = 4;

export interface PromptsOptions {
  readonly query: Query;
  readonly clock: Clock;
  readonly log: Logger;
}

export const createPrompts =
  ({ query, clock, log }: PromptsOptions): Surfaces['prompts'] =>
  async () => {
    const { prompts } = messagesFor(undefined);
    const subject = await subjectOfTheDay(query, clock).catch((error: unknown) => {
      log.error({ err: error }, 'the subject of the day could not be looked up');
      return undefined;
    });
    const ofTheDay = subject === undefined ? [] : [prompts.about(subject)];
    return [prompts.fact, ...ofTheDay, ...prompts.examples].slice(0, MAX_PROMPTS);
  };

async function subjectOfTheDay(query: Query, clock: Clock): Promise<string | undefined> {
  const { factOfTheDay } = await query(SubjectOfTheDay, { date: clock.now().toISOString().slice(0, 10) });
  return factOfTheDay?.about[0]?.name;
}

/** Those of the manifest, which don't change from day to day. */
export const staticPrompts = (): readonly Prompt[] => {
  const { prompts } = messagesFor(undefined);
  return [prompts.fact, ...prompts.examples].slice(0, MAX_PROMPTS);
};
