/** The replies of daily posts: a fact with its sources, its correction, and the notice that posts have stopped. Pure. */

import type { Action, Block, Reply } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { numberSources } from '../present/number-sources.ts';
import { notesBlock } from '../present/reply-parts.ts';
import type { JobOf, PostedFact } from './documents.ts';

export interface ReplyContext {
  readonly messages: Messages;
  /** The revision of the graph that the fact was read from. */
  readonly revision: string;
}

export const factReply = (fact: PostedFact, context: ReplyContext): Reply => toFactReply(fact, [], context);

/** The new text of a message whose fact was corrected or withdrawn. */
export function correctionReply({ change, why, corrected }: JobOf<'CorrectionJob'>, context: ReplyContext): Reply {
  const { dailyPosts: texts } = context.messages;
  const reason = why ?? '';
  if (change === 'CORRECTED' && corrected !== null) {
    return { ...toFactReply(corrected, [{ kind: 'note', text: texts.corrected(reason) }], context), badge: texts.badges.corrected };
  }
  return { ...textReply(texts.title, texts.withdrawn(reason), context), badge: texts.badges.withdrawn, visibility: 'public' };
}

export function noticeReply(
  { notice, why, subscription: { id, kind, time, zoneName, follows } }: JobOf<'NoticeJob'>,
  { prefix, commandPrefix, address }: { readonly prefix: string; readonly commandPrefix: string; readonly address: string | undefined },
  context: ReplyContext,
): Reply {
  const { notices } = context.messages.dailyPosts;
  const at = notices.at(time, zoneName);
  const short = id.slice(0, 8);
  const [edit, resume] = ['edit', 'resume'].map((verb) => `${prefix} daily ${verb} ${short}`) as [string, string];
  const actions: Action[] = address === undefined ? [] : [{ kind: 'link', label: notices.open, url: address }];
  if (notice === 'NO_CONTENT') return { ...textReply(notices.noContent.title, notices.noContent.text(at, edit), context), actions };
  const { title, text } = notices.suspended;
  if (kind === 'FOLLOW') return { ...textReply(...followNotice(why ?? '', follows, commandPrefix, context), context), actions };
  const [reason, remedy] = describeReason(why ?? '', edit, resume, notices.suspended);
  return { ...textReply(title, text(at, reason, remedy), context), actions };
}

/** The title and the text of a notice that a place which follows something can't be posted in. */
function followNotice(
  code: string,
  follows: readonly { readonly name: string }[],
  prefix: string,
  context: ReplyContext,
): [string, string] {
  const { messages } = context;
  const { followed } = messages.dailyPosts.notices;
  const names = messages.and(follows.map(({ name }) => name));
  const [main = ''] = code.split(':', 1);
  return [followed.title, followed.text(names, isKnown(main, followed.why) ? followed.why[main] : code, `${prefix} follow`)];
}

type Suspended = Messages['dailyPosts']['notices']['suspended'];

/** A reason in words, and what to do about it; unknown codes are shown as they are. */
function describeReason(code: string, edit: string, resume: string, { why, cure: remedies, otherwise }: Suspended): [string, string] {
  const [name = ''] = code.split(':', 1);
  return isKnown(name, why) ? [why[name], remedies[name](edit, resume)] : [code, otherwise(resume)];
}

const isKnown = <Known extends object>(name: string, known: Known): name is string & keyof Known => Object.hasOwn(known, name);

function toFactReply({ text, note, asOf, citations }: PostedFact, more: readonly Block[], { messages, revision }: ReplyContext): Reply {
  const { claim, sources } = numberSources();
  return {
    title: messages.dailyPosts.title,
    lead: claim(text, citations),
    blocks: [...notesBlock([note, asOf === null ? null : messages.asOf(asOf)]), ...more],
    sources,
    actions: [],
    visibility: 'public',
    footer: { revision },
    locale: messages.locale,
  };
}

const textReply = (title: string, text: string, { messages }: ReplyContext): Reply => ({
  ...{ title, lead: { text, sources: [] }, blocks: [], sources: [], actions: [] },
  ...{ visibility: 'private', footer: {}, locale: messages.locale },
});
