/** Topics: what facts can be about, as people write it and as the API wants it. */
import type { Query } from '../../../api/client.ts';
import { NotFound } from '../../../api/errors.ts';
import type { introspection } from '../../../api/graphql-env.d.ts';
import { AmbiguousName, UserError } from '../../errors.ts';
import { resolveEntity } from '../../names.ts';
import { errorReply } from '../../troubles.ts';
import type { Messages } from '../../words/index.ts';

type Topic = Lowercase<introspection['types']['Topic']['enumValues']>;

/** Those of the graph; anything in it can be one too. */
export const TOPICS = ['history', 'limits', 'training', 'modalities', 'benchmarks', 'questions'] as const satisfies readonly Topic[];
const EVERYTHING: readonly string[] = ['all', 'any', 'everything', 'none'];
const OTHER_WORDS: Readonly<Record<string, Topic>> = { limitation: 'limits', limitations: 'limits' };

/** `limits,clip`: topics, and ids of what is called so; empty when everything is meant. Throws for what is none of both. */
export async function topicsIn(text: string, corrected: (topic: string) => string, query: Query, messages: Messages): Promise<string[]> {
  const parts = text.split(',').map((part) => part.trim());
  const named = parts.filter((part) => part !== '' && !EVERYTHING.includes(part.toLowerCase()));
  const found = await Promise.all(named.map((part) => topicOf(part, named.length === 1, corrected, query, messages)));
  return [...new Set(found)];
}

async function topicOf(
  part: string,
  isAlone: boolean,
  corrected: (topic: string) => string,
  query: Query,
  messages: Messages,
): Promise<string> {
  const wanted = part.toLowerCase();
  const topic = OTHER_WORDS[wanted] ?? TOPICS.find((each) => each === wanted || each === `${wanted}s`);
  if (topic !== undefined) return topic;
  try {
    return (await resolveEntity(part, 'any', query)).id;
  } catch (error) {
    if (error instanceof NotFound) throw none(part, error, corrected, messages);
    // Of several it cannot be told which one of them is to be replaced by what is chosen.
    if (error instanceof AmbiguousName && !isAlone) throw several(error, messages);
    throw error;
  }
}

function none(part: string, { suggestions }: NotFound, corrected: (topic: string) => string, { daily, errors, or }: Messages): UserError {
  const { problems } = daily;
  const near = suggestions.length === 0 ? '' : problems.nearTopics(or(suggestions.map(({ name }) => name)));
  return new UserError(errorReply(errors.refused, [problems.noTopic(part, or(TOPICS)), near, problems.corrected(corrected('limits'))]));
}

function several({ text, candidates }: AmbiguousName, { daily, errors, or }: Messages): UserError {
  return new UserError(
    errorReply(errors.ambiguous, [daily.problems.severalTopics(text, or(candidates.slice(0, MOST).map(({ id }) => id)))]),
  );
}

const MOST = 5;
