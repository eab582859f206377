import type { Query } from '../../../../api/client.ts';
import { NotFound } from '../../../../api/errors.ts';
import type { introspection } from '../../../../api/graphql-env.d.ts';
import { AmbiguousName, UserError } from '../../../contract/errors.ts';
import { resolveEntity } from '../../../entities/resolve-entity.ts';
import type { Messages } from '../../../messages/index.ts';
import { errorReply } from '../../../present/error-replies.ts';

type Topic = Lowercase<introspection['types']['Topic']['enumValues']>;

/** The topics of the graph; every entity can be a topic too. */
export const TOPICS = ['history', 'limits', 'training', 'modalities', 'benchmarks', 'questions'] as const satisfies readonly Topic[];
const ALL_TOPICS: readonly string[] = ['all', 'any', 'everything', 'none'];
const TOPIC_SYNONYMS: Readonly<Record<string, Topic>> = { limitation: 'limits', limitations: 'limits' };

/** `limits,clip`: topics and entity ids; empty for all facts. Throws a UserError for an unknown name. */
export async function parseTopics(text: string, corrected: (topic: string) => string, query: Query, messages: Messages): Promise<string[]> {
  const parts = text.split(',').map((part) => part.trim());
  const named = parts.filter((part) => part !== '' && !ALL_TOPICS.includes(part.toLowerCase()));
  const topics = await Promise.all(named.map((part) => resolveTopic(part, named.length === 1, corrected, query, messages)));
  return [...new Set(topics)];
}

async function resolveTopic(
  part: string,
  isAlone: boolean,
  corrected: (topic: string) => string,
  query: Query,
  messages: Messages,
): Promise<string> {
  const wanted = part.toLowerCase();
  const topic = TOPIC_SYNONYMS[wanted] ?? TOPICS.find((each) => each === wanted || each === `${wanted}s`);
  if (topic !== undefined) return topic;
  try {
    return (await resolveEntity(part, 'any', query)).id;
  } catch (error) {
    if (error instanceof NotFound) throw unknownTopic(part, error, corrected, messages);
    // A chosen entity replaces the whole text, so it can only be offered for a single topic.
    if (error instanceof AmbiguousName && !isAlone) throw ambiguousTopic(error, messages);
    throw error;
  }
}

function unknownTopic(
  part: string,
  { data: { suggestions } }: NotFound,
  corrected: (topic: string) => string,
  { daily, errors, or }: Messages,
): UserError {
  const { problems } = daily;
  const near = suggestions.length === 0 ? '' : problems.nearTopics(or(suggestions.map(({ name }) => name)));
  return new UserError(errorReply(errors.refused, [problems.noTopic(part, or(TOPICS)), near, problems.corrected(corrected('limits'))]));
}

function ambiguousTopic({ text, candidates }: AmbiguousName, { daily, errors, or }: Messages): UserError {
  return new UserError(
    errorReply(errors.ambiguous, [daily.problems.severalTopics(text, or(candidates.slice(0, MAX_CANDIDATES).map(({ id }) => id)))]),
  );
}

const MAX_CANDIDATES = 5;
