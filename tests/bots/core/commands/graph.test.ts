import { beforeAll, describe, expect, it } from 'vitest';
import { discord } from '../../../../bots/discord/platform.ts';
import { toDiscordMessages } from '../../../../bots/discord/render/render.ts';
import { toSlackMessages } from '../../../../bots/slack/render/render.ts';
import type { App } from '../../../../src/app.ts';
import { sampleApps } from '../../../support/app.ts';
import { botContextOf, claimsOf, pagesOf, somewhere } from '../../../support/bots/bot-contexts.ts';
import { asking } from '../../../support/bots/interpret.ts';
import { need } from '../../../support/need.ts';

const fresh = sampleApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

const ask = async (text: string, publicUrl?: string, platform = somewhere.platform) => {
  const context = botContextOf(app, { publicUrl, platform });
  return need((await pagesOf(asking(context), text, { ...somewhere, platform }))[0]);
};

describe('the command graph', () => {
  it('lists the links in both directions, each with its source', async () => {
    const reply = await ask('graph clip');
    expect([reply.title, reply.lead.text]).toEqual(['Links of CLIP', expect.stringMatching(/^CLIP has \d+ links\.$/)]);
    const claims = claimsOf(reply).slice(1);
    expect(claims.map(({ label, text }) => `${label}: ${text}`)).toEqual(
      expect.arrayContaining([
        'is a: Vision-language encoder',
        'was made by: OpenAI',
        expect.stringMatching(/^is the basis of: .*Stable Diffusion/),
      ]),
    );
    for (const { sources } of claims) expect(sources.length).toBeGreaterThan(0);
  });

  it('shows a picture where the server has a public address, with every link in its text alternative', async () => {
    const { blocks, footer, ...reply } = await ask('links of clip', 'https://atlas.example.org');
    const image = need(blocks.find((block) => block.kind === 'image'));
    expect(image.url).toBe(`https://atlas.example.org/pictures/graph/model/clip.png?revision=${footer.revision}`);
    expect(image.caption).toMatch(/^CLIP and its \d+ links$/);
    for (const name of ['Vision-language encoder', 'LMM (by AIMultiple only)', 'OpenAI', 'Contrastive learning', 'DALL-E 2'])
      expect(image.alt).toContain(name);
    expect(reply.title).toBe('Links of CLIP');
    const { blocks: without } = await ask('graph clip');
    expect(without.some(({ kind }) => kind === 'image')).toBe(false);
  });

  it('says each link once: Slack hides the text alternative, Discord shows the caption in its place', async () => {
    const url = 'https://atlas.example.org';
    const slackText = JSON.stringify(toSlackMessages(await ask('graph clip', url)));
    expect(slackText).toContain(`"image_url":"${url}/pictures/graph/model/clip.png`);
    const discordMessages = toDiscordMessages(await ask('graph clip', url, discord));
    const embeds = discordMessages.flatMap((message) => message.embeds);
    expect(embeds.filter(({ image }) => image !== undefined)).toHaveLength(1);
    expect(JSON.stringify(embeds).match(/Contrastive learning/g)).toHaveLength(1);
  });

  it('goes one step further at depth 2, in the list and in the picture', async () => {
    const { blocks, ...reply } = await ask('graph clip depth:2', 'https://atlas.example.org');
    const image = need(blocks.find((block) => block.kind === 'image'));
    expect(image.url).toBe(`https://atlas.example.org/pictures/graph/model/clip.png?depth=2&revision=${reply.footer.revision}`);
    expect(image.alt).toContain('Further, ');
    const further = need(blocks.find((block) => block.kind === 'claims' && block.heading === 'One step further'));
    expect(JSON.stringify(further)).not.toContain('"CLIP ');
  });

  it('tells when something has more links than it shows', async () => {
    expect((await ask('graph lmm')).lead.text).toMatch(/^LMM has more links than fit here; these are \d+\.$/);
  });

  it('offers near names for one that nothing has', async () => {
    expect(JSON.stringify(await ask('graph cllip'))).toContain('CLIP');
  });
});
