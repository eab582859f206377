import type { ResultOf } from '../../../api/graphql.ts';
import { type PayloadError, toApiError } from '../../../api/payload-errors.ts';
import { type Command, type CommandContext, type CommandResult, command, type FollowUp, followUpButton } from '../../contract/command.ts';
import { UserError } from '../../contract/errors.ts';
import type { Messages } from '../../messages/index.ts';
import { errorReply } from '../../present/error-replies.ts';
import { claimsBlock, notesBlock } from '../../present/reply-parts.ts';
import { checkDestination } from '../daily/subscription/destination.ts';
import { describeReason } from '../daily/subscription/reasons.ts';
import { createRetryCommand } from '../daily/subscription/retry-command.ts';
import { Follow, type Followed, FollowedHere } from './documents.ts';
import { placeOf, requireFollower, workspaceOf } from './place.ts';

export const follow = (messages: Messages): Command => {
  const name = 'follow';
  const options = {
    subject: { type: 'text', description: messages.follow.options.subject, entityKinds: 'any' },
  } as const;
  return command({
    name,
    aliases: ['following', 'watch'],
    description: messages.follow.description,
    topic: 'news',
    options,
    examples: ['follow', 'follow gemini', 'follow mmmu'],
    rights: 'optional',
    needsChannels: true,
    run: async ({ subject }, context) => {
      if (subject === undefined) return list(context, messages);
      const actor = requireFollower(context, messages);
      const place = placeOf(context);
      if (!actor.isDirect)
        await checkDestination(place, createRetryCommand({ name, options }, { subject }, context, messages), context, messages);
      const { follow: result } = await context.query(Follow, { input: { actor, ...place, subject } });
      return changedReply(result, context, messages);
    },
  });
};

type FollowResult = ResultOf<typeof Follow>['follow'];

/** Throws the API's error. */
function changedReply(result: FollowResult, context: CommandContext, messages: Messages): CommandResult {
  const [error] = result?.errors ?? [];
  if (error !== undefined) throw limitError(error, messages) ?? toApiError(error);
  if (result?.subject == null || result.subscription === null) throw new TypeError('the API answered "follow" without a subject');
  const { added, already } = messages.follow;
  const { name } = result.subject;
  return toReply(result.hasChanged ? added(name) : already(name), result.subscription, context, messages);
}

function limitError({ reason, limit }: PayloadError, { errors, follow: texts }: Messages): UserError | undefined {
  return reason === 'TOO_MANY' && limit !== null ? new UserError(errorReply(errors.refused, [texts.tooMany(limit)])) : undefined;
}

async function list(context: CommandContext, messages: Messages): Promise<CommandResult> {
  const { place, prefix, query } = context;
  const { errors, follow: texts } = messages;
  if (place.platform.channels === undefined) return errorReply(errors.notAllowed, [errors.needsChannels]);
  const { follow: followed } = await query(FollowedHere, { ...workspaceOf(context), ...placeOf(context) });
  if (followed !== null) return toReply(texts.count(followed.follows.length), followed, context, messages);
  const example = `${prefix} follow ${place.platform.namedOptions ? 'subject:' : ''}gemini`;
  return {
    title: texts.title,
    lead: { text: texts.none, sources: [] },
    blocks: notesBlock([texts.howTo(example)]),
    sources: [],
    footer: {},
    cannotShare: true,
  };
}

/** What the place follows now, with a way to stop each. */
function toReply(lead: string, followed: Followed, { place }: CommandContext, messages: Messages): CommandResult {
  const texts = messages.follow;
  const isOn = followed.reason === null;
  return {
    title: texts.title,
    lead: { text: lead, sources: [] },
    blocks: [
      ...claimsBlock(
        undefined,
        followed.follows.map(({ name }) => ({ text: name, sources: [] })),
      ),
      ...notesBlock([
        isOn ? texts.when(followed.time, followed.zoneName) : null,
        followed.reason === null ? null : texts.suspended(describeReason(followed.reason, messages)),
      ]),
    ],
    sources: [],
    footer: {},
    cannotShare: true,
    followUps: place.runsWorkspace === true || place.isDirect === true ? stopFollowUps(followed, messages) : [],
  };
}

function stopFollowUps({ follows }: Followed, { follow: texts }: Messages): FollowUp[] {
  const [only, other] = follows;
  if (only === undefined) return [];
  if (other === undefined) return [followUpButton(texts.stop(only.name), 'unfollow', { subject: only.id })];
  const choices = follows.map(({ id, name }) => ({ label: name, call: { command: 'unfollow', options: { subject: id } } }));
  return [{ kind: 'select', label: texts.stopOne, choices }];
}
