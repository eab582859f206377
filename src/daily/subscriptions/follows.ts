/** What channels and direct messages follow. All that one place follows is one subscription, so it gets one message a day together. */
import { describeSubject, resolveSubject, type Subject } from '../../changes/subjects.ts';
import type { Client, Transaction } from '../../database/client.ts';
import { Conflict, Forbidden, NotFound } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { FollowInput } from '../inputs.ts';
import { dueAt } from '../schedule/due-times.ts';
import { slotAfter } from '../schedule/slots.ts';
import type { SubscriptionContext, SubscriptionRow } from './subscriptions.ts';

/** A select in a chat shows at most 25 options. */
const MAX_IN_PLACE = 25;
const MAX_IN_WORKSPACE = 1_000;

/** Without a schedule of its workspace, a place is told at nine o'clock UTC. */
const DEFAULT_ZONE = { zone: 'UTC', zoneName: 'UTC' };
const NINE = 9 * 60;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export interface FollowPlace {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
}

export interface FollowChange {
  /** Null if the place follows nothing now. */
  readonly subscription: SubscriptionRow | null;
  readonly subject: Subject;
  readonly hasChanged: boolean;
}

const isFollowIn = ({ platform, workspace, channel, thread }: FollowPlace) =>
  ({ platform, workspace, channel, thread, kind: 'follow', state: { not: 'removed' } }) as const;

/** What a place follows; null if that's nothing. */
export const findFollow = (client: Client | Transaction, place: FollowPlace): Promise<SubscriptionRow | null> =>
  client.subscription.findFirst({ where: isFollowIn(place) });

/** The subjects of a follow as they're called now. */
export const subjectsOf = (graph: Graph, { topics }: { readonly topics: readonly string[] }): Subject[] =>
  topics.map((id) => describeSubject(graph, id));

/** Follows one more subject. Following again resumes what was suspended. Throws NotFound, Forbidden, or Conflict when there are too many. */
export function follow({ client, graph, now }: SubscriptionContext, input: FollowInput): Promise<FollowChange> {
  return inPlace(client, input, async (tx, place, row) => {
    const subject = resolveSubject(graph, input.subject, ['subject']);
    const isNew = row?.topics.includes(subject.id) !== true;
    if (isNew) await checkLimits(tx, place, row);
    const topics = isNew ? [...(row?.topics ?? []), subject.id] : row.topics;
    const data = { topics, state: 'active', reason: null, refusals: 0 };
    const subscription =
      row === null
        ? await create(tx, { ...place, ...data }, input.actor.user, graph, now)
        : await tx.subscription.update({ where: { id: row.id }, data });
    return { subscription, subject, hasChanged: isNew };
  });
}

/** Throws NotFound when the place doesn't follow that. */
export function unfollow({ client, graph }: SubscriptionContext, input: FollowInput): Promise<FollowChange> {
  return inPlace(client, input, async (tx, _place, row) => {
    const subject = followedSubject(graph, row?.topics ?? [], input.subject);
    if (row === null || subject === undefined) throw notFollowed(graph, row?.topics ?? [], input.subject);
    const topics = row.topics.filter((id) => id !== subject.id);
    const ended = topics.length === 0 ? { state: 'removed', reason: null, nextAt: null } : {};
    const subscription = await tx.subscription.update({ where: { id: row.id }, data: { topics, ...ended } });
    return { subscription: topics.length === 0 ? null : subscription, subject, hasChanged: true };
  });
}

/** Also what is gone from the graph, by its id. */
function followedSubject(graph: Graph, topics: readonly string[], text: string): Subject | undefined {
  const wanted = topics.includes(text) ? text : resolveOrNothing(graph, text);
  const id = topics.find((topic) => topic === wanted || graph.redirects.get(topic) === wanted);
  return id === undefined ? undefined : describeSubject(graph, id);
}

function resolveOrNothing(graph: Graph, text: string): string | undefined {
  try {
    return resolveSubject(graph, text, ['subject']).id;
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

function notFollowed(graph: Graph, topics: readonly string[], given: string): NotFound {
  const known = subjectsOf(graph, { topics });
  return new NotFound(`Nothing that is followed here is called "${given}".`, known.slice(0, MAX_IN_PLACE), ['subject'], { given });
}

/** Runs alone among those that change what this place follows. Throws Forbidden unless an admin asks, or anyone in a direct message. */
async function inPlace<Result>(
  client: Client,
  { actor, channel, thread }: FollowInput,
  work: (tx: Transaction, place: FollowPlace, row: SubscriptionRow | null) => Promise<Result>,
): Promise<Result> {
  if (!actor.isAdmin && !actor.isDirect) throw new Forbidden('Only a user who manages the workspace can change what a channel follows.');
  const place = { platform: actor.platform, workspace: actor.workspace, channel, thread };
  return client.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${JSON.stringify(Object.values(place))}, 0))`;
    return work(tx, place, await findFollow(tx, place));
  });
}

async function checkLimits(tx: Transaction, { platform, workspace }: FollowPlace, row: SubscriptionRow | null): Promise<void> {
  if ((row?.topics.length ?? 0) >= MAX_IN_PLACE) throw tooMany(`This place follows ${MAX_IN_PLACE} subjects already.`, MAX_IN_PLACE);
  // All direct messages without a workspace would share its limit.
  if (workspace === '') return;
  const all = await tx.subscription.findMany({
    where: { platform, workspace, kind: 'follow', state: { not: 'removed' } },
    select: { topics: true },
  });
  const count = all.reduce((sum, { topics }) => sum + topics.length, 0);
  if (count >= MAX_IN_WORKSPACE) throw tooMany(`This workspace follows ${MAX_IN_WORKSPACE} subjects already.`, MAX_IN_WORKSPACE);
}

const tooMany = (text: string, limit: number): Conflict =>
  new Conflict(`${text} Unfollow one of them first.`, ['subject'], null, { reason: 'TOO_MANY', limit });

type NewFollow = FollowPlace & { readonly topics: string[]; readonly state: string };

/** What the graph knows already isn't news, so it starts from there. */
async function create(tx: Transaction, given: NewFollow, user: string, graph: Graph, now: Date): Promise<SubscriptionRow> {
  const zone = await zoneOf(tx, given);
  const row = await tx.subscription.create({
    data: {
      ...given,
      ...zone,
      ...{ kind: 'follow', minute: NINE, days: EVERY_DAY, createdBy: user, createdAt: now, nextAt: now },
      ...{ toldRevision: graph.revision, toldAt: now },
    },
  });
  const first = slotAfter({ minute: NINE, zone: zone.zoneName, days: EVERY_DAY }, now);
  return tx.subscription.update({ where: { id: row.id }, data: { nextAt: dueAt(row, first) } });
}

/** The zone in which people of the workspace have scheduled posts. */
async function zoneOf(tx: Transaction, { platform, workspace }: FollowPlace): Promise<{ zone: string; zoneName: string }> {
  if (workspace === '') return DEFAULT_ZONE;
  const scheduled = await tx.subscription.findFirst({
    where: { platform, workspace, kind: { not: 'follow' }, state: { not: 'removed' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { zone: true, zoneName: true },
  });
  return scheduled ?? DEFAULT_ZONE;
}
