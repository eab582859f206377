/** Questions in plain English: the same answer wherever they are asked, and threads that remember what they are about. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../bots/clock.ts';
import type { Reply } from '../../../bots/core/contract/reply.ts';
import { DIRECT_CONVERSATION } from '../../../bots/core/contract/request.ts';
import { answerInTerminal } from '../../../bots/terminal/main.ts';
import type { App } from '../../../src/app.ts';
import { questionsOf } from '../../ask/questions.ts';
import { discord as onDiscord, slack as onSlack } from '../../contracts/renderers.ts';
import { freshApps, silentLog } from '../../support/app.ts';
import { answerOf, apiOf, queryApp, somewhere } from '../../support/bots/bot-contexts.ts';
import { bothPlatforms } from '../../support/bots/both-platforms.ts';
import { runBots } from '../../support/bots/run-bots.ts';
import { type FakeDiscord, startFakeDiscord } from '../../support/discord/fake/fake-discord.ts';
import type { Message } from '../../support/discord/fake/world.ts';
import { need } from '../../support/need.ts';
import { fakeSlack, socketEnv } from '../../support/slack/bot.ts';
import type { VisibleMessage } from '../../support/slack/fake/screen.ts';
import { bySocket, person } from '../../support/slack/person.ts';

const fresh = freshApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

interface Answer {
  readonly outcome: string;
  readonly text: string;
  readonly context: string | null;
  readonly table: { readonly caption: string | null } | null;
  readonly claims: readonly { readonly citations: readonly { readonly source: { readonly title: string; readonly url: string } }[] }[];
}

const ASK = `query ($question: String!, $context: String, $today: Date!) {
  ask(question: $question, context: $context, today: $today) {
    outcome text context table { caption } claims { citations { source { title url } } }
  }
}`;
const today = () => systemClock.now().toISOString().slice(0, 10);
const askApi = async (question: string, context: string | null = null) =>
  (await queryApp<{ ask: Answer }>(app, ASK, { question, context, today: today() })).ask;

/** Marks and where lines break are each platform's own. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const seenInSlack = (shown: VisibleMessage) => onSlack.seen({ ...shown, unfurl_links: false, unfurl_media: false });
const seenOnDiscord = ({ embeds }: Message) => onDiscord.seen({ embeds, allowed_mentions: { parse: [] } });
/** The links of the sources, in their order. */
const linksIn = (message: unknown): string[] => [...new Set(JSON.stringify(message).match(/(?<=<)https:[^<>|]+(?=[|>])/g) ?? [])];

describe('the same question everywhere', () => {
  const both = bothPlatforms(() => app);

  it.each([
    // First, since a direct message remembers the others.
    'how big is it?',
    'who made flamingo',
    'how big is flamingo?',
    'best model on mmmu',
    'gpt4 vs gemini',
    'when did openai release flamingo?',
    'what is the capital of france',
    'hi',
  ])('has one text and the same sources: %s', async (question) => {
    const { ada, shownAfter, discord } = both();
    const { text, claims, outcome } = await askApi(question);
    const thread = `1700000000.${String(Math.floor(systemClock.now().getTime() % 1e6)).padStart(6, '0')}`;
    const inSlack = [
      await shownAfter(() => ada.command(question)),
      await shownAfter(() => ada.mention(question, { thread })),
      await shownAfter(() => ada.write(question)),
    ].map(([first]) => need(first));
    const { bot, directId, threadId } = discord.world;
    const onServer = [
      await discord.type({ subcommand: 'ask', options: { question } }),
      await discord.repliesTo(discord.write(`<@${bot.id}> ${question}`, { channel: threadId })),
      await discord.repliesTo(discord.write(question, { channel: directId })),
    ].map(([first]) => need(first));
    const inTerminal = await answerInTerminal({
      ...{ args: question.split(' '), json: false, style: { width: 80, colors: false } },
      ...{ api: apiOf(app), clock: systemClock, log: silentLog },
    });

    const texts = [...inSlack.map(seenInSlack), ...onServer.map(seenOnDiscord), inTerminal.text].map(letters);
    for (const seen of texts) expect(seen).toContain(letters(text));
    const links = [...inSlack.map(({ blocks }) => linksIn(blocks)), ...onServer.map(({ embeds }) => linksIn(embeds))];
    for (const one of links) expect(one).toEqual(links[0]);
    const cited = claims.flatMap(({ citations }) => citations.map(({ source }) => source.url));
    expect([links[0]?.length === 0, links[0]?.filter((url) => !cited.includes(url))]).toEqual([cited.length === 0, []]);
    for (const url of links[0] ?? []) expect(inTerminal.text).toContain(url);
    const buttons = JSON.stringify([inSlack[0]?.blocks, onServer[0]?.components]);
    expect(buttons.includes('"Share"')).toBe(outcome === 'ANSWERED' && question !== 'hi');
  });
});

describe('how a question was read', () => {
  const both = bothPlatforms(() => app);

  it('can be changed in a form', async () => {
    const { ada, shownAfter, formAfter, discord } = both();
    const [shown] = await shownAfter(() => ada.command('which open models take audio'));
    const form = await formAfter(() => ada.press(need(shown), 'Change'));
    expect(JSON.stringify(form)).toContain('"initial_value":"models open:yes input:audio"');
    const [changed] = await shownAfter(() => ada.send(form, { question: 'models open:yes input:video' }));
    expect(seenInSlack(need(changed))).toMatch(/^\d+ models with video as input, with open weights: /);

    const [message] = await discord.type({ subcommand: 'ask', options: { question: 'which open models take audio' } });
    const modal = await discord.modalOf(discord.press(need(message), 'Change'));
    expect(JSON.stringify(modal)).toContain('"value":"models open:yes input:audio"');
    const submitted = discord.submit(modal, 'who made flamingo');
    await discord.until(() => discord.messagesOf(submitted).length > 0);
    expect(seenOnDiscord(need(discord.messagesOf(submitted)[0]))).toContain('Flamingo was made by');
  });
});

/** Questions of one thread, each leaning on the one before, and a part of the answer. */
const THREAD = [
  ['who made flamingo', 'Flamingo was made by'],
  ['how big is it?', '80 billion'],
  ['and gpt-3?', '175 billion'],
  ['who made it?', 'OpenAI'],
  ['which models did they make?', ''],
  ['what modalities are there', 'Audio'],
  ['2', ''],
] as const;

describe('a thread', () => {
  /** What the API says when each context is passed on. */
  async function expectedTexts(): Promise<string[]> {
    const texts: string[] = [];
    let context: string | null = null;
    for (const [question, part] of THREAD) {
      const answer: Answer = await askApi(question, context);
      expect(answer.text).toContain(part);
      context = answer.context ?? context;
      // A list is shown as a table under its caption.
      texts.push(letters(answer.table?.caption ?? answer.text));
    }
    return texts;
  }

  it('is remembered in Slack, in threads and direct messages, after a restart and by another process', async () => {
    const texts = await expectedTexts();
    const slack = await fakeSlack();
    const start = () => runBots({ env: socketEnv(slack), api: apiOf(app) });
    let bots = await start();
    for (const [index, [question]] of THREAD.entries()) {
      // Another process takes over, and then one more beside it.
      if (index === 2) await bots.stop();
      if (index === 2 || index === 4) bots = await start();
      const ada = person(slack, bySocket(slack));
      for (const say of [() => ada.mention(question, { thread: '1600000000.000100' }), () => ada.write(question)]) {
        const before = slack.screen.messages().length;
        await say();
        await expect.poll(() => slack.screen.messages().length, { timeout: 20_000 }).toBeGreaterThan(before);
        expect(letters(seenInSlack(need(slack.screen.messages()[before])))).toContain(texts[index]);
      }
    }
    // Elsewhere nothing is known of it.
    const before = slack.screen.messages().length;
    await person(slack, bySocket(slack)).mention('how big is it?', { thread: '1600000000.000200' });
    await expect.poll(() => slack.screen.messages().length, { timeout: 20_000 }).toBeGreaterThan(before);
    expect(seenInSlack(slack.screen.newest('U1'))).toContain('Which one');
  });

  it('is remembered on Discord, in threads, direct messages and replies, after a restart', async () => {
    const texts = await expectedTexts();
    const discord = await startFakeDiscord();
    onTestFinished(discord.close);
    const start = async () => {
      const sessions = () => discord.gateway.received.filter(({ op }) => op === 2).length;
      const before = sessions();
      const bots = await runBots({ env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url }, api: apiOf(app) });
      await discord.until(() => sessions() > before && discord.world.commands.length > 0);
      return bots;
    };
    let bots = await start();
    const { bot, threadId, directId } = discord.world;
    const answerTo = async (id: string) => need((await discord.repliesTo(id))[0]);
    let last: Message | undefined;
    for (const [index, [question]] of THREAD.entries()) {
      if (index === 2) {
        await bots.stop();
        bots = await start();
      }
      const inThread = await answerTo(discord.write(`<@${bot.id}> ${question}`, { channel: threadId }));
      const direct = await answerTo(discord.write(question, { channel: directId }));
      last = await answerTo(discord.write(`<@${bot.id}> ${question}`, last === undefined ? {} : { replyTo: last }));
      for (const shown of [inThread, direct, last]) expect(letters(seenOnDiscord(shown))).toContain(texts[index]);
    }
    const alone = await answerTo(discord.write(`<@${bot.id}> how big is it?`));
    expect(seenOnDiscord(alone)).toContain('Which one');
    await followsSharedCommand(discord);
  });
});

/** People reply to an answer that everyone sees, whoever asked for it by a command. */
async function followsSharedCommand(discord: FakeDiscord): Promise<void> {
  const { bot } = discord.world;
  const [shared] = await discord.type({ subcommand: 'ask', options: { question: 'who made flamingo', share: true } });
  const [reply] = await discord.repliesTo(
    discord.write(`<@${bot.id}> how big is it?`, { replyTo: need(shared), user: '4000000000000000002' }),
  );
  expect(seenOnDiscord(need(reply))).toContain('80 billion');
}

describe('a direct message', () => {
  const inDirect = (channel: string) => {
    const place = { ...somewhere, channel, conversation: DIRECT_CONVERSATION };
    const answer = answerOf(app);
    return {
      say: (text: string) => answer({ input: { kind: 'text', text }, place }),
      press: async (reply: Reply, label: string) => {
        const action = reply.actions.find((one) => one.label === label);
        if (action?.kind !== 'button') throw new Error(`no button "${label}"`);
        return answer({ input: { kind: 'press', action: action.action, token: action.token }, place });
      },
    };
  };

  it('remembers what a command and a button were about', async () => {
    const { say, press } = inDirect('DCOMMAND1');
    await say('model flamingo');
    const made = await say('who made it?');
    expect(made.lead.text).toBe('Flamingo was made by Google DeepMind.');
    await say('compare flamingo with clip');
    expect((await say('compare them')).lead.text).toMatch(/Flamingo.*CLIP/s);
    await press(made, 'Flamingo');
    expect((await say('how big is it?')).lead.text).toBe('Flamingo has 80 billion parameters.');
    expect((await say('explain it')).title).toBe('Flamingo');
  });

  it('shares the answer that was given, whatever came after it', async () => {
    const { say, press } = inDirect('DSHARE1');
    await say('who made flamingo');
    const size = await say('how big is it?');
    await say('who made gpt-3');
    expect(await press(size, 'Share')).toMatchObject({ lead: size.lead, visibility: 'public' });
    expect((await say('how big is it?')).lead.text).toContain('GPT-3');
  });

  it('asks back where there is nothing to refer to, also after the name of a command', async () => {
    const { say } = inDirect('DNEW1');
    for (const text of ['who made it?', 'explain it', 'compare them']) expect((await say(text)).lead.text).toMatch(/^Which/);
  });

  it('says that limitations are those of the class', async () => {
    const { say } = inDirect('DLIMITS1');
    const { lead, blocks } = await say('limitations of flamingo');
    expect(lead.text).toBe('As an LMM, Flamingo shares these:');
    expect(JSON.stringify([lead, blocks])).not.toContain('AIMultiple lists');
    expect((await say('limitations of lmm')).lead.text).toMatch(/^AIMultiple lists \d+ limitations of LMMs/);
  });
});

/** What the first users typed. Whether each answer is right is tested where questions are read (tests/ask). */
const firstQuestions = questionsOf('first-users');
/** Their answers are in catalogs, which no one has imported here. */
const FROM_CATALOGS = ['cheapest model that reads video', 'context window of gemini 1.5 pro'];
/** A list is no longer than this, whatever it is of; searches had a hundred lines. */
const MAX_LINES = 25;

describe('what the first users typed', () => {
  it.each(firstQuestions.map((question, index) => ({ ...question, index })))(
    'is answered, or refused with a reason: $q',
    async ({ q, outcome, after, index }) => {
      const answer = answerOf(app);
      const place = { ...somewhere, channel: `D${index}`, conversation: DIRECT_CONVERSATION };
      if (after !== undefined) await answer({ input: { kind: 'text', text: after }, place });
      const { badge, actions, blocks, sources } = await answer({ input: { kind: 'text', text: q }, place });
      const labels = actions.map(({ label }) => label);
      const isAnswered = outcome === 'ANSWERED' && !FROM_CATALOGS.includes(q);
      const isSmallTalk = isAnswered && sources.length === 0;
      expect([badge === 'error', labels.includes('Share')]).toEqual([false, isAnswered && !isSmallTalk]);
      // Three things to press.
      if (isSmallTalk) expect(labels).toHaveLength(3);
      expect(blocks.flatMap((block) => (block.kind === 'claims' ? block.claims : [])).length).toBeLessThan(MAX_LINES);
    },
  );
});
