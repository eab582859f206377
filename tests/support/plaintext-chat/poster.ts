/** Posts daily facts in the rooms of Plaintext Chat. */
import type { Clock } from '../../../bots/clock.ts';
import type { PostingOptions } from '../../../bots/core/connector.ts';
import type { PlatformPoster, Post } from '../../../bots/core/posting/platform-poster.ts';
import { type Poster, startPoster } from '../../../bots/core/posting/poster.ts';
import { createRateLimits } from '../../../bots/core/posting/rate-limits.ts';
import type { Chat } from './chat.ts';
import { plaintextChat } from './platform.ts';
import { toPlainMessage, toText } from './render.ts';

export const startPlaintextPoster = (chat: Chat, options: PostingOptions): Poster =>
  startPoster({ ...options, platform: plaintextChat, platformPoster: createPlatformPoster(chat, options.clock), batch: 10 });

function createPlatformPoster(chat: Chat, clock: Clock): PlatformPoster {
  const keysOf = ({ workspace, channel }: Post['to']) => ({ shared: workspace, channel });
  const textOf = ({ reply }: Pick<Post, 'reply'>) => toText(toPlainMessage(reply));
  return {
    rateLimits: createRateLimits({ clock, keysOf, perSecond: 10, maxInSecond: 10 }),
    post: async (post) => {
      if (!chat.rooms.has(post.to.channel)) return { kind: 'gone', code: 'no_such_room' };
      const text = `${post.pingRole === undefined ? '' : `@${post.pingRole}\n`}${textOf(post)}`;
      return { kind: 'sent', messageId: chat.send({ room: post.to.channel, text, mark: post.id }).id };
    },
    find: async ({ id }) => {
      const found = chat.messages.find(({ mark }) => mark === id);
      return found === undefined ? { kind: 'absent' } : { kind: 'found', messageId: found.id };
    },
    correct: async ({ messageId, reply }) => {
      const message = chat.messages.find(({ id }) => id === messageId);
      if (message === undefined) return { kind: 'failed', code: 'no_such_message' };
      message.text = textOf({ reply });
      return { kind: 'done' };
    },
    notify: async (notice) => {
      chat.send({ room: '', whisperTo: notice.user, text: textOf(notice) });
      return { kind: 'done' };
    },
  };
}
