/**
 * The API as a visitor's bot sees it. What bots remember stays in memory; schedules go to the API under platforms of their own, which
 * no poster claims; anything else that writes is refused.
 */
import type { Query } from '../../api/client.ts';
import { Refused } from '../../api/errors.ts';
import { type Document, textOf } from '../../api/graphql.ts';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../core/contract/errors.ts';
import { errorReply } from '../../core/present/error-replies.ts';
import { answerFromRows } from './answer-from-rows.ts';
import { MAX_SCHEDULE_WRITES } from './rows.ts';
import { currentTurn } from './turn.ts';
import type { Turn } from './visitor.ts';

/** The id under which the API keeps the schedules of visitors. */
export const visitorPlatform = (id: string): string => `try-${id}`;

/** Mutations of schedules, which the API alone can work out. */
export const SCHEDULE_WRITES: readonly string[] = [
  ...['AddDaily', 'EditDaily', 'PauseDaily', 'ResumeDaily', 'RemoveDaily', 'SkipSlot', 'PostNow'],
  ...['Follow', 'Unfollow'],
];

/** Costs the operator money, so it's for members of real workspaces. */
const NOT_FOR_VISITORS: readonly string[] = ['AssistedAsk'];

export const createVisitorQuery =
  (query: Query, clock: Clock): Query =>
  async <Result, Variables>(document: Document<Result, Variables>, variables: Variables) => {
    const turn = currentTurn();
    const text = textOf(document);
    const [, type = '', name = ''] = /^\s*(query|mutation)\s+(\w+)/.exec(text) ?? [];
    const kept = answerFromRows(name, variables as Readonly<Record<string, unknown>>, turn.visitor.rows, clock.now());
    if (kept !== undefined) return kept as Result;
    if (NOT_FOR_VISITORS.includes(name) || (type !== 'query' && !SCHEDULE_WRITES.includes(name))) throw refused(name);
    if (type === 'mutation' && !turn.visitor.rows.writeSchedule()) throw tooManySchedules();
    turn.operations.push({ name, text, variables });
    return withOwnQuestions(name, await query(document, filedForVisitors(variables)), turn);
  };

/** Documents name the platform in a variable, in their input, or in the actor of that. */
function filedForVisitors<Variables>(variables: Variables): Variables {
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) return variables;
  const entries = Object.entries(variables).map(([name, value]) =>
    name === 'platform' && typeof value === 'string' ? [name, visitorPlatform(value)] : [name, filedForVisitors(value)],
  );
  return Object.fromEntries(entries) as Variables;
}

/** The App Home of an admin lists questions without an answer. */
function withOwnQuestions<Result>(name: string, result: Result, { visitor: { rows } }: Turn): Result {
  return name === 'Home' ? { ...result, openQuestions: rows.ofKind('question') } : result;
}

const refused = (name: string): Error => new Refused(`${name} isn't for visitors`, { code: 'FORBIDDEN' });

const tooManySchedules = (): Error =>
  new UserError(
    errorReply('That is enough for a trial', [
      `A visit has room for ${MAX_SCHEDULE_WRITES} changes of schedules. Start with a new workspace, or add the bot to your own.`,
    ]),
  );
