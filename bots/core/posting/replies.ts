/** The replies of daily posts: a fact with its sources, its correction, and the notice that posts have stopped. Pure. */

import { compact } from '../compact.ts';
import type { Action, Block, Reply } from '../contract/reply.ts';
import { entityId } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { numberSources } from '../present/number-sources.ts';
import { notesBlock } from '../present/reply-parts.ts';
import type { OpenTokens } from '../state/open-tokens.ts';
import type { JobOf, PostedFact } from './documents.ts';
import { subjectOf } from './subject.ts';

export interface ReplyContext {
  readonly messages: Messages;
  readonly openTokens: Pick<OpenTokens, 'sign'>;
}

/** `date` is the day of the post: `2026-11-29`. */
export const factReply = (fact: PostedFact, date: string, context: ReplyContext): Reply => toFactReply(fact, date, [], context);

/** The new text of a message whose fact was corrected or withdrawn. */
export function correctionReply({ change, why, corrected, date }: JobOf<'CorrectionJob'>, context: ReplyContext): Reply {
  const { dailyPosts: texts } = context.messages;
  const reason = why ?? '';
  if (change === 'CORRECTED' && corrected !== null) {
    const note: Block = { kind: 'note', text: texts.corrected(reason) };
    return { ...toFactReply(corrected, date, [note], context), badge: texts.badges.corrected };
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

function toFactReply(fact: PostedFact, date: string | null, more: readonly Block[], context: ReplyContext): Reply {
  const { text, note, asOf, topic, citations } = fact;
  const { messages } = context;
  const { dailyPosts: texts } = messages;
  const { claim, sources } = numberSources();
  const lead = claim(text, citations);
  const subject = subjectOf(fact);
  const [source] = sources;
  const caption = [
    subject === undefined ? undefined : texts.title,
    topic === null ? undefined : texts.topic(topic),
    date === null ? undefined : texts.day(date),
  ].filter((part) => part !== undefined);
  return compact({
    title: subject?.name ?? texts.title,
    titleUrl: source?.url,
    kind: subject?.kind,
    lead,
    blocks: [...notesBlock([note, asOf === null ? null : messages.asOf(asOf)]), ...more],
    sources,
    actions: actionsOf(fact, context),
    visibility: 'public',
    footer: caption.length === 0 ? {} : { caption: caption.join(' · ') },
    locale: messages.locale,
  });
}

/** They work for everyone who sees the post. */
function actionsOf(fact: PostedFact, { messages: { dailyPosts: texts, actions }, openTokens }: ReplyContext): Action[] {
  const subject = subjectOf(fact);
  const more = subject && openTokens.sign({ command: 'explain', options: { concept: entityId(subject) } });
  // The name of a fact that a curator has added may be too long for a token.
  const useful =
    openTokens.sign({ command: 'fact', options: { topic: `fact/${fact.slug}` } }) ?? openTokens.sign({ command: 'fact', options: {} });
  return [
    ...(more === undefined ? [] : [{ kind: 'button', action: 'ask', label: texts.tellMore, token: more } as const]),
    ...(useful === undefined
      ? []
      : [{ kind: 'button', action: 'useful', label: actions.useful, spoken: actions.usefulLabel, token: useful } as const]),
  ];
}

const textReply = (title: string, text: string, { messages }: ReplyContext): Reply => ({
  ...{ title, lead: { text, sources: [] }, blocks: [], sources: [], actions: [] },
  ...{ visibility: 'private', footer: {}, locale: messages.locale },
});
