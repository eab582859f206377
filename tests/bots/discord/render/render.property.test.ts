import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiscordMessage, toDiscordMessages } from '../../../../bots/discord/render/render.ts';
import { toEditBody } from '../../../../bots/discord/send/interaction-api.ts';
import { anyReply } from '../../../support/bots/replies.ts';
import { rawMentions } from '../../../support/discord/validate/markup.ts';
import { bodyChecks } from '../../../support/discord/validate/schemas.ts';

/** Nightly runs can try more: `LMM_TEST_REPLIES=10000`. */
const REPLIES = Number(process.env['LMM_TEST_REPLIES'] ?? 2_000);

/** The problems of a message on any of the routes that can send it. */
const refusals = (message: DiscordMessage): string[] => [
  ...bodyChecks.callback({ type: 4, data: { ...message, flags: 64 } }),
  ...bodyChecks.followUp(message),
  ...bodyChecks.edit(toEditBody(message)),
  ...bodyChecks.channelMessage({ ...message, nonce: '5000000000000000001.1', enforce_nonce: true }),
];

/** The mentions in a message that would ping someone. */
const pings = ({ embeds, allowed_mentions }: DiscordMessage): string[] => [
  ...embeds.flatMap(({ title = '', description = '' }) => rawMentions(`${title}\n${description}`)),
  ...(allowed_mentions.parse?.length === 0 ? [] : ['allowed_mentions']),
];

describe('any reply', () => {
  it('becomes messages that Discord accepts and that ping no one', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(toDiscordMessages(reply).flatMap((message) => [...refusals(message), ...pings(message)])).toEqual([]);
      }),
      { numRuns: REPLIES },
    );
  }, 600_000);
});
