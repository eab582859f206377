/** The post of a digest or a follow: a sentence that counts what is new, a few short rows, and how to see the whole list. Pure. */

import type { Platform } from '../contract/platform.ts';
import type { Claim, Reply } from '../contract/reply.ts';
import { type Changes, changeRows, changesLead } from '../present/changes/rows.ts';
import { numberSources } from '../present/number-sources.ts';
import { claimsBlock, notesBlock } from '../present/reply-parts.ts';
import type { JobOf } from './documents.ts';
import type { ReplyContext } from './replies.ts';

/** A post is one message on every platform, and a short one: so many rows, of so many characters and sources together. */
const MAX_ROWS = 12;
const MAX_CHARACTERS = 1_800;
const MAX_SOURCES = 12;

type ChangesJob = Pick<JobOf<'PostJob'>, 'dueAt' | 'subscription'> & { readonly since: string; readonly changes: Changes };

export function changesReply(
  { changes, dueAt, since, subscription }: ChangesJob,
  { commandPrefix }: Pick<Platform, 'commandPrefix'>,
  { messages }: ReplyContext,
): Reply {
  const texts = messages.changes;
  const { zoneName, kind, follows } = subscription;
  const [first, today] = [texts.localDate(since, zoneName), texts.localDate(dueAt, zoneName)];
  const isFollow = kind === 'FOLLOW';
  const about = isFollow ? aboutText(follows, messages) : '';
  const { claims, sources, count } = rowsThatFit(changes, messages);
  const [only, other] = follows;
  const subject = only !== undefined && other === undefined ? ` about:${only.id}` : '';
  return {
    title: isFollow && subject !== '' ? texts.titleAbout(only?.name ?? '') : texts.title,
    lead: { text: changesLead(changes, texts.day(first, today), about, messages), sources: [] },
    blocks: [
      ...claimsBlock(undefined, claims),
      ...notesBlock([
        changes.totalCount > count ? texts.all(`${commandPrefix} changes since:${utcDate(since)}${subject}`) : null,
        isFollow ? texts.unfollow(`${commandPrefix} ${subject === '' ? 'follow' : `unfollow subject:${only?.id}`}`) : null,
      ]),
    ],
    sources,
    actions: [],
    visibility: 'public',
    footer: {},
    locale: messages.locale,
  };
}

/** The day that `Query.changes` takes. */
const utcDate = (at: string): string => at.slice(0, 10);

/** More names would not fit into the sentence. */
const MAX_NAMES = 3;

const aboutText = (follows: readonly { readonly name: string }[], { changes: texts }: ReplyContext['messages']): string =>
  follows.length > MAX_NAMES ? texts.aboutFollowed : texts.about(follows.map(({ name }) => name));

/** The first rows that one message holds, each with its first sources, and how many changes they tell. */
function rowsThatFit({ nodes }: Changes, messages: ReplyContext['messages']): Pick<Reply, 'sources'> & { claims: Claim[]; count: number } {
  const numbering = numberSources();
  const claims: Claim[] = [];
  let [count, characters] = [0, 0];
  for (const { claim, count: told } of changeRows(nodes.map(withFewSources), numbering, messages)) {
    characters += (claim.label ?? '').length + claim.text.length;
    const cited = Math.max(0, ...claims.flatMap(({ sources }) => sources), ...claim.sources);
    if (claims.length > 0 && (claims.length === MAX_ROWS || characters > MAX_CHARACTERS || cited > MAX_SOURCES)) break;
    claims.push(claim);
    count += told;
  }
  const last = Math.max(0, ...claims.flatMap(({ sources }) => sources));
  return { claims, count, sources: numbering.sources.slice(0, last) };
}

/** One source stands for a change; the whole list has them all. */
const withFewSources = (change: Changes['nodes'][number]): Changes['nodes'][number] => ({
  ...change,
  citations: change.citations.slice(0, 1),
});
