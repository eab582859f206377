/** From the command on Discord's wire to the message on Discord's wire, with the real discord.js and the real API between them. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../../bots/core/commands/index.ts';
import { commandGroup } from '../../../bots/core/contract/command.ts';
import { messagesFor } from '../../../bots/core/messages/index.ts';
import type { Bots } from '../../../bots/main.ts';
import type { App } from '../../../src/app.ts';
import { freshApps } from '../../support/app.ts';
import { apiOf } from '../../support/bots/bot-contexts.ts';
import { MENTIONS, runBots, withoutRevision } from '../../support/bots/run-bots.ts';
import { type FakeDiscord, startFakeDiscord } from '../../support/discord/fake/fake-discord.ts';
import { labelsOf } from '../../support/discord/fake/person.ts';
import { unknownInteraction } from '../../support/discord/fake/responses.ts';
import type { Message } from '../../support/discord/fake/world.ts';

type Api = ReturnType<typeof apiOf>;

async function connected(api: Api): Promise<FakeDiscord> {
  const discord = await startFakeDiscord();
  onTestFinished(discord.close);
  await join(discord, api);
  await discord.until(() => discord.world.commands.length > 0);
  return discord;
}

/** A process with the bot in it. */
async function join(discord: FakeDiscord, api: Api): Promise<Bots> {
  const before = sessions(discord);
  const bots = await runBots({ env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url }, api });
  await discord.until(() => sessions(discord) > before);
  return bots;
}

const sessions = ({ gateway }: FakeDiscord) => gateway.received.filter(({ op }) => op === 2).length;
const only = <T>([item]: readonly T[]): T => {
  if (item === undefined) throw new Error('there is none');
  return item;
};
const footer = (message: Message | undefined) => message?.embeds.at(-1)?.footer?.text;
/** Bodies without what is below the answers. */
const bare = (body: unknown) => JSON.parse(JSON.stringify(body, (key, value) => (key === 'components' ? undefined : value)));
const callbacks = (discord: FakeDiscord) => discord.calls('POST', /\/callback$/).map(({ body }) => body);

describe('Discord', () => {
  const fresh = freshApps('pglite');
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });

  it('answers /lmm limitations with the five of the article and their source', async () => {
    const discord = await connected(apiOf(app));
    await discord.type({ subcommand: 'limitations' });
    expect(bare(withoutRevision(callbacks(discord)))).toMatchInlineSnapshot(`
      [
        {
          "data": {
            "allowed_mentions": {
              "parse": [],
            },
            "embeds": [
              {
                "color": 678510,
                "description": "AIMultiple lists 5 limitations of LMMs; other sources add 10. [¹](<https://research.aimultiple.com/large-multimodal-models/>)

      1. **Data requirements and bias.** These models need huge and varied training data, and data of good quality can be hard to get. The models are likely to pick up biases in that data, perhaps even to strengthen them, with unfair or unethical results. [¹](<https://research.aimultiple.com/large-multimodal-models/>)
      2. **Computational resources.** Training and running large multimodal models takes a great deal of computing power. That makes them expensive and less accessible to smaller organizations and independent researchers. [¹](<https://research.aimultiple.com/large-multimodal-models/>)
      3. **Interpretability and explainability.** It can be hard to understand how these complex models reach a decision. This lack of transparency can be critical in sensitive fields such as healthcare or law enforcement. [¹](<https://research.aimultiple.com/large-multimodal-models/>)
      4. **Integration of modalities.** Combining text, images, audio and other data while keeping the nuances of each is extremely hard. A model may miss context or subtleties that people see when they combine them. [¹](<https://research.aimultiple.com/large-multimodal-models/>)
      5. **Generalization and overfitting.** Despite vast training data, these models may do badly on new data or in situations that differ much from it. They may also overfit, taking noise and anomalies for patterns. [¹](<https://research.aimultiple.com/large-multimodal-models/>)
      -# ¹ [AIMultiple](<https://research.aimultiple.com/large-multimodal-models/>)",
                "footer": {
                  "text": "Checked Nov 2026 · page 1 of 3",
                },
                "title": "Limitations of LMMs",
                "url": "https://research.aimultiple.com/large-multimodal-models/",
              },
            ],
            "flags": 64,
          },
          "type": 4,
        },
      ]
    `);
  });

  it('turns pages in place, after a restart and in another process, for the person who asked alone', async () => {
    const api = apiOf(app);
    const discord = await startFakeDiscord();
    onTestFinished(discord.close);
    const first = await join(discord, api);
    await discord.until(() => discord.world.commands.length > 0);
    const { id } = only(await discord.type({ subcommand: 'compare' }));
    const shown = () => discord.world.messages.find((message) => message.id === id);
    const turn = async (label: string, to: string) => {
      discord.press(only(discord.world.messages), label);
      await discord.until(() => footer(shown())?.endsWith(to) === true);
    };
    await turn('More ›', 'page 2 of 2');
    expect(labelsOf(only(discord.world.messages))).toContain('‹ Back');

    await first.stop();
    await join(discord, api);
    await turn('‹ Back', 'page 1 of 2');
    await join(discord, api);
    await turn('More ›', 'page 2 of 2');

    const stranger = discord.press(only(discord.world.messages), '‹ Back', { user: '4000000000000000002' });
    await discord.until(() => discord.messagesOf(stranger).length > 0);
    expect(discord.messagesOf(stranger)).toMatchObject([{ ephemeral: true, embeds: [{ title: 'Not your button' }] }]);
    expect(footer(shown())).toMatch(/ · page 2 of 2$/);
  });

  it('shares an answer once', async () => {
    const discord = await connected(apiOf(app));
    const message = only(await discord.type({ subcommand: 'limitations' }));
    const pressed = discord.press(message, 'Share');
    await discord.until(() => discord.messagesOf(pressed).length === 1);
    expect(discord.world.messages).toMatchObject([{ ephemeral: true }, { ephemeral: false, embeds: message.embeds }]);
    expect(discord.world.messages.flatMap(labelsOf)).not.toContain('Share');
  });

  it('answers a mention in a thread and a direct message, once, whatever runs beside it', async () => {
    const api = apiOf(app);
    const discord = await connected(api);
    await join(discord, api);
    const { bot, threadId, directId } = discord.world;
    for (const [channel, content] of [
      [threadId, `<@${bot.id}> limitations of llm`],
      [directId, 'limitations of llm'],
    ] as const) {
      const id = discord.write(content, { channel });
      const [reply] = await discord.repliesTo(id);
      expect(reply).toMatchObject({ channel, embeds: [{ title: 'Limitations of LLMs' }] });
      expect(reply && labelsOf(reply)).not.toContain('Share');
      await discord.until(() => discord.calls('POST', new RegExp(`^/channels/${channel}/messages$`)).length > 0);
      expect(discord.world.messages.filter(({ reference }) => reference === id)).toHaveLength(1);
    }
  });

  it('takes the word of a person for what is wrong', async () => {
    const discord = await connected(apiOf(app));
    const form = await discord.modalOf(discord.press(only(await discord.type({ subcommand: 'limitations' })), '👎'));
    const sent = discord.submit(form, 'There is a sixth: https://example.org/sixth');
    await discord.until(() => discord.messagesOf(sent).length === 1);
    expect(discord.messagesOf(sent)).toMatchObject([{ ephemeral: true, embeds: [{ title: messagesFor(undefined).feedback.title }] }]);
    expect(await app.client.feedback.findMany({ select: { text: true } })).toEqual([
      { text: 'There is a sixth: https://example.org/sixth' },
    ]);
  });

  it('asks in a form for what a question in plain words lacks', async () => {
    const discord = await connected(apiOf(app));
    const asked = only(await discord.repliesTo(discord.write(`<@${discord.world.bot.id}> model`)));
    const form = await discord.modalOf(discord.press(asked, only(labelsOf(asked))));
    const sent = discord.submit(form, 'clip', { user: '4000000000000000002' });
    await discord.until(() => discord.messagesOf(sent).length === 1);
    expect(discord.messagesOf(sent)).toMatchObject([{ ephemeral: true, embeds: [{ title: expect.stringContaining('CLIP') }] }]);
  });

  it('shows answers to everyone in a public channel', async () => {
    const discord = await connected(apiOf(await fresh()));
    const settings = { subcommand: 'settings', options: { visibility: 'public' } };
    const titles = (messages: readonly Message[]) => messages.map(({ embeds }) => embeds[0]?.title);
    expect(titles(await discord.type(settings))).toEqual(['Not allowed']);
    const { threadId, channelId } = discord.world;
    await discord.type({ ...settings, permissions: 1n << 4n, channel: threadId });
    for (const channel of [channelId, threadId]) {
      expect(await discord.type({ subcommand: 'limitations', channel })).toMatchObject([{ ephemeral: false }]);
    }
    expect(await discord.type({ subcommand: 'model', options: { name: 'clpi' } })).toMatchObject([{ ephemeral: true }]);
  });

  it('continues after a press that came too late', async () => {
    const discord = await connected(apiOf(app));
    const message = only(await discord.type({ subcommand: 'compare' }));
    discord.fail(/callback$/, unknownInteraction);
    discord.press(message, 'More ›');
    await discord.until(() => callbacks(discord).length === 2);
    discord.press(message, 'More ›');
    await discord.until(() => footer(discord.world.messages[0])?.endsWith('page 2 of 2') === true);
  });

  it('registers a command with a subcommand for each question, and one for who manages the server', async () => {
    const { world } = await connected(apiOf(app));
    expect(world.commands).toMatchObject([
      {
        name: 'lmm',
        options: commands.filter((command) => commandGroup(command) === undefined).map(({ name }) => ({ type: 1, name })),
      },
      { name: 'lmm-admin', default_member_permissions: '32', options: [{ type: 2, name: 'daily' }] },
    ]);
  });

  it.each([
    [{ subcommand: 'model', options: { name: 'clpi' } }, 'Nothing here is called “clpi”. Did you mean CLIP, '],
    [{ subcommand: 'compare', options: { a: 'clip', b: 'nothing' } }, 'Nothing here is called “nothing”. Did you mean'],
  ])('tells in private what to do about %o', async (typed, words) => {
    const discord = await connected(apiOf(app));
    expect(await discord.type(typed)).toMatchObject([{ ephemeral: true }]);
    expect(JSON.stringify(callbacks(discord)).replaceAll('\\"', '"')).toContain(words);
  });

  it('thinks aloud while the API is slow, and then answers', async () => {
    const { fetch, ...api } = apiOf(app);
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
    expect(JSON.stringify(callbacks(discord))).toMatch(/Sorry, I can’t reach the knowledge graph.*give the operator this id: [0-9a-f]{8}/);
  });

  it('pings no one, whatever the graph contains', async () => {
    const hostile = await fresh();
    await hostile.client.limitation.updateMany({ data: { statement: `Careful ${MENTIONS.join(' ')}` } });
    await hostile.store.refresh();
    const discord = await connected(apiOf(hostile));
    const [message] = await discord.type({ subcommand: 'limitations', options: { share: true } });
    const text = JSON.stringify(message?.embeds);
    expect(text).toContain('Careful');
    for (const call of MENTIONS) expect(text).not.toContain(call);
    expect(callbacks(discord)).toMatchObject([{ data: { allowed_mentions: { parse: [] } } }]);
  });
});
