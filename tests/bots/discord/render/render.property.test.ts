import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiscordMessage, toDiscordMessages } from '../../../../bots/discord/render/render.ts';
import { toEditBody } from '../../../../bots/discord/send/interaction-api.ts';
import { anyReply } from '../../../support/bots/replies.ts';
import { rawMentions } from '../../../support/discord/validate/markup.ts';
import { bodyChecks } from '../../../support/discord/validate/schemas.ts';

/** A night's run may look further: `LMM_TEST_REPLIES=10000`. */
const REPLIES = Number(process.env['LMM_TEST_REPLIES'] ?? 2_000);

/** Why Discord would refuse a message, whichever way it goes out. */
const refusals = (message: DiscordMessage): string[] => [
  ...bodyChecks.callback({ type: 4, data: { ...message, flags: 64 } }),
  ...bodyChecks.followUp(message),
  ...bodyChecks.edit(toEditBody(message)),
  ...bodyChecks.channelMessage({ ...message, nonce: '5000000000000000001.1', enforce_nonce: true }),
];

/** Who would be called by a message, whatever a client shows. */
const pings = ({ embeds, allowed_mentions }: DiscordMessage): string[] => [
  ...embeds.flatMap(({ title = '', description = '' }) => rawMentions(`${title}\n${description}`)),
  ...(allowed_mentions.parse?.length === 0 ? [] : ['allowed_mentions']),
];

describe('any reply', () => {
  it('becomes messages that Discord takes and that ping nobody', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(toDiscordMessages(reply).flatMap((message) => [...refusals(message), ...pings(message)])).toEqual([]);
      }),
      { numRuns: REPLIES },
    );
  }, 600_000);
});
