import { toApiError } from '../../../api/payload-errors.ts';
import { type Command, type CommandContext, command } from '../../contract/command.ts';
import { UserError } from '../../contract/errors.ts';
import type { Messages } from '../../messages/index.ts';
import { errorReply } from '../../present/error-replies.ts';
import { notesBlock } from '../../present/reply-parts.ts';
import { FollowedHere, Unfollow } from './documents.ts';
import { placeOf, requireFollower, workspaceOf } from './place.ts';

export const unfollow = (messages: Messages): Command =>
  command({
    name: 'unfollow',
    aliases: ['unwatch'],
    description: messages.unfollow.description,
    topic: 'news',
    options: {
      subject: { type: 'text', description: messages.unfollow.options.subject, entityKinds: 'any', required: true },
    },
    examples: ['unfollow gemini'],
    rights: 'optional',
    needsChannels: true,
    run: async ({ subject }, context) => {
      const actor = requireFollower(context, messages);
      const { unfollow: result } = await context.query(Unfollow, { input: { actor, ...placeOf(context), subject } });
      const [error] = result?.errors ?? [];
      if (error?.code === 'NOT_FOUND') throw await notFollowed(subject, context, messages);
      if (error !== undefined) throw toApiError(error);
      if (result?.subject == null) throw new TypeError('the API answered "unfollow" without a subject');
      const texts = messages.unfollow;
      const { prefix, place } = context;
      const rest = result.subscription?.follows ?? [];
      return {
        title: texts.title,
        lead: { text: texts.removed(result.subject.name), sources: [] },
        blocks: notesBlock([
          rest.length === 0 ? null : texts.rest(messages.and(rest.map(({ name }) => name))),
          texts.again(`${prefix} follow ${place.platform.namedOptions ? 'subject:' : ''}${result.subject.id}`),
        ]),
        sources: [],
        footer: {},
        cannotShare: true,
      };
    },
  });

/** Says what is followed here. */
async function notFollowed(subject: string, context: CommandContext, messages: Messages): Promise<UserError> {
  const texts = messages.unfollow;
  const { follow: followed } = await context.query(FollowedHere, { ...workspaceOf(context), ...placeOf(context) });
  const names = followed?.follows.map(({ name }) => name) ?? [];
  const here = names.length === 0 ? messages.follow.none : texts.followed(messages.and(names));
  return new UserError(errorReply(messages.errors.notFound, [texts.notFollowed(subject), here]));
}
