/** Version 0.2.0 and this one on one database, each taking over what the other may have posted on Discord. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { factPost } from '../../../support/daily/jobs.ts';
import type { FakeDiscord } from '../../../support/discord/fake/fake-discord.ts';
import type { Message } from '../../../support/discord/fake/world.ts';
import { discordPosting, LIMITS } from '../../../support/discord/posting.ts';

const justNow = () => new Date(Date.now() - 60_000);

/** A post as version 0.2.0 made it: the nonce of the delivery, and its first 8 characters at the end of the footer. */
async function postAsBefore(discord: FakeDiscord, id: string): Promise<void> {
  const nonce = createHash('sha256').update(id).digest('hex').slice(0, 24);
  const body = {
    embeds: [
      { title: 'Fact of the day', description: 'CLIP learned from pairs.', footer: { text: `graph revision 7 · ${nonce.slice(0, 8)}` } },
    ],
    allowed_mentions: { parse: [] },
    ...{ nonce, enforce_nonce: true },
  };
  const headers = {
    ...{ authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    'user-agent': 'DiscordBot (https://example.org, 0.2.0)',
  };
  const url = `${discord.url}/v10/channels/${discord.world.channelId}/messages`;
  const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(status).toBe(200);
}

/** How version 0.2.0 found a post. */
const isFoundAsBefore = ({ content, embeds }: Message, id: string): boolean => {
  const tag = createHash('sha256').update(id).digest('hex').slice(0, 8);
  return embeds.at(-1)?.footer?.text.endsWith(tag) === true || content.endsWith(tag);
};

describe('an older version and this one', () => {
  it('post a delivery once if this one takes it over right after the older one was killed', async () => {
    const { discord, platformPoster, aPost, world } = await discordPosting();
    await postAsBefore(discord, 'd1');
    expect(await platformPoster.post(aPost(), LIMITS)).toEqual({ kind: 'sent', messageId: world.messages[0]?.id });
    expect(world.messages).toHaveLength(1);
  });

  it('post it once if this one takes it over much later, when Discord has forgotten the nonce', async () => {
    const { discord, platformPoster, aPost, world } = await discordPosting();
    for (const id of ['other', 'd1']) await postAsBefore(discord, id);
    expect(await platformPoster.find(aPost(), justNow(), LIMITS)).toEqual({ kind: 'found', messageId: world.messages[1]?.id });
    expect(await platformPoster.find(aPost({ id: 'd2' }), justNow(), LIMITS)).toEqual({ kind: 'absent' });
  });

  it('post it once if the older one takes over what this one may have posted, side by side', async () => {
    const { discord, platformPoster, aPost, world } = await discordPosting();
    discord.fail(/messages$/, 'drop after');
    expect(await platformPoster.post(aPost(), LIMITS)).toMatchObject({ kind: 'unclear' });
    await postAsBefore(discord, 'd1');
    expect(world.messages).toHaveLength(1);
    expect(world.messages[0]?.embeds[0]?.title).toBe('● CLIP');
    // That is why the nonce has to be the same: the older one doesn't know the new mark.
    expect(world.messages.some((message) => isFoundAsBefore(message, 'd1'))).toBe(false);
  });

  it('correct the posts of the older one', async () => {
    const { discord, platformPoster, to, world } = await discordPosting();
    await postAsBefore(discord, 'd1');
    const messageId = world.messages[0]?.id ?? '';
    const reply = { ...factPost({ text: 'CLIP learned from 400 million pairs.' }), badge: 'corrected' };
    expect(await platformPoster.correct({ id: 'e1', at: to, messageId, reply }, LIMITS)).toEqual({ kind: 'done' });
    expect(world.messages).toMatchObject([{ id: messageId, embeds: [{ title: '● CLIP · corrected' }] }]);
  });
});
