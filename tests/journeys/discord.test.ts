/** From the command on Discord's wire to the message on Discord's wire, with the real discord.js and the real API between them. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../bots/core/commands/index.ts';
import type { Atlas } from '../../src/atlas.ts';
import { apiOf } from '../support/answers.ts';
import { freshAtlases } from '../support/atlas.ts';
import { CALLS, runBots, steady } from '../support/bots.ts';
import { engines } from '../support/database/engines.ts';
import { type FakeDiscord, startFakeDiscord } from '../support/discord/fake.ts';

async function connected(api: ReturnType<typeof apiOf>): Promise<FakeDiscord> {
  const discord = await startFakeDiscord();
  onTestFinished(discord.close);
  await runBots({ env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url }, api });
  await discord.until(() => discord.world.commands.length > 0);
  return discord;
}

const callbacks = (discord: FakeDiscord) => discord.calls('POST', /\/callback$/).map(({ body }) => body);

describe.each(engines)('Discord over %s', (engine) => {
  const fresh = freshAtlases(engine);
  let atlas: Atlas;
  beforeAll(async () => {
    atlas = await fresh();
  });

  it('answers /lmm limitations with the five of the article and their source', async () => {
    const discord = await connected(apiOf(atlas));
    await discord.type({ subcommand: 'limitations' });
    expect(steady(callbacks(discord))).toMatchInlineSnapshot(`
      [
        {
          "data": {
            "allowed_mentions": {
              "parse": [],
            },
            "embeds": [
              {
                "color": 5209343,
                "description": "5 limitations, as listed by AIMultiple: [1]

      1. **Data requirements and bias**: These models need huge and varied training data, which can be hard to get in quality. Biases in that data are likely to be taken over, perhaps strengthened, with unfair or unethical results. [1]
      2. **Computational resources**: Training and running large multimodal models takes a great deal of computing power. That makes them expensive and puts them out of reach of many small organizations and independent researchers. [1]
      3. **Interpretability and explainability**: How these complex models come to a decision can be hard to understand. The missing transparency can be critical in sensitive fields such as healthcare or law enforcement. [1]
      4. **Integration of modalities**: Joining text, images, audio and other data so that the nuances of each are kept is extremely hard. A model may miss context or subtleties that only appear when people combine them. [1]
      5. **Generalization and overfitting**: In spite of vast training data, these models may do badly on new data or situations that differ much from it. They may also overfit, taking noise and anomalies for patterns. [1]

      -# The source heads this list "limitations of large language models" while its text speaks of multimodal models.

      **Sources**
      [1] [AIMultiple: Large Multimodal Models (LMMs) vs Large Language Models (LLMs)](<https://research.aimultiple.com/large-multimodal-models/>)",
                "footer": {
                  "text": "graph revision N",
                },
                "title": "Limitations of LMMs",
              },
            ],
            "flags": 64,
          },
          "type": 4,
        },
      ]
    `);
  });

  it('registers one command with a subcommand for each question', async () => {
    const { world } = await connected(apiOf(atlas));
    expect(world.commands).toMatchObject([
      {
        name: 'lmm',
        options: commands.map(({ name }) => ({ type: 1, name })),
      },
    ]);
  });

  it.each([
    [{ subcommand: 'model', options: { name: 'clpi' } }, 'Nothing here is called “clpi”. Did you mean CLIP, '],
    [{ subcommand: 'compare', options: { a: 'clip', b: 'nothing' } }, 'Nothing here is called “nothing”. Did you mean'],
  ])('tells in private what to do about %o', async (typed, words) => {
    const discord = await connected(apiOf(atlas));
    expect(await discord.type(typed)).toMatchObject([{ ephemeral: true }]);
    expect(JSON.stringify(callbacks(discord)).replaceAll('\\"', '"')).toContain(words);
  });

  it('thinks aloud while the API is slow, and then answers', async () => {
    const { fetch, ...api } = apiOf(atlas);
    const slow: typeof fetch = async (input, init) => {
      await new Promise((resolve) => setTimeout(resolve, 1_800));
      return fetch(input, init);
    };
    const discord = await connected({ ...api, fetch: slow });
    const [message] = await discord.type({ subcommand: 'limitations' });
    expect(callbacks(discord)).toEqual([{ type: 5, data: { flags: 64 } }]);
    expect(message).toMatchObject({ ephemeral: true, embeds: [{ description: expect.stringContaining('Computational resources') }] });
  });

  it('apologizes in private when the API is down', async () => {
    const down = async () => Promise.reject(new TypeError('fetch failed'));
    const discord = await connected({ url: 'http://localhost/graphql', fetch: down });
    expect(await discord.type({ subcommand: 'limitations', options: { share: true } })).toMatchObject([{ ephemeral: true }]);
    expect(JSON.stringify(callbacks(discord))).toMatch(/Sorry: the knowledge graph cannot be reached.*tell the operator [0-9a-f]{8}/);
  });

  it('calls nobody, whatever the graph says', async () => {
    const hostile = await fresh();
    await hostile.client.limitation.updateMany({ data: { statement: `Careful ${CALLS.join(' ')}` } });
    await hostile.store.refresh();
    const discord = await connected(apiOf(hostile));
    const [message] = await discord.type({ subcommand: 'limitations', options: { share: true } });
    const text = JSON.stringify(message?.embeds);
    expect(text).toContain('Careful');
    for (const call of CALLS) expect(text).not.toContain(call);
    expect(callbacks(discord)).toMatchObject([{ data: { allowed_mentions: { parse: [] } } }]);
  });
});
