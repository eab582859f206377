import { MessageType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Interpret } from '../../../../bots/core/contract/interpretation.ts';
import { textReply } from '../../../../bots/core/contract/reply.ts';
import type { Request } from '../../../../bots/core/contract/request.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { discord as platform } from '../../../../bots/discord/platform.ts';
import { interpretBy, requestOf } from '../../../support/bots/interpret.ts';
import { reply, startBot, suggest } from '../../../support/discord/bot.ts';
import { pendingAnswer, recordingAnswer, startDiscordWithBot } from '../../../support/discord/discord-with-bot.ts';
import { labelsOf } from '../../../support/discord/fake/person.ts';
import { cannotReply, emptyMessage, invalidForm, missingPermissions, unknownMessage } from '../../../support/discord/fake/responses.ts';
import { TOKEN } from '../../../support/discord/fake/world.ts';

const ME = '<@1000000000000000001>';
const button = { kind: 'button', label: 'Share', action: 'share', token: 'token' } as const;
const { platforms } = messagesFor(undefined);
const posts = /^\/channels\/\d+\/messages$/;

describe('a message with a mention', () => {
  it('gets a public reply without pings and without a Share button', async () => {
    const core = recordingAnswer(reply({ actions: [button, { ...button, action: 'report', label: 'Wrong?' }] }));
    const { discord, isLogged } = await startDiscordWithBot(core);
    const { guildId: workspace, channelId: channel, userId: user } = discord.world;
    const id = discord.write(`${ME} limitations of llm`);
    const [message] = await discord.repliesTo(id);
    expect(message).toMatchObject({ channel, ephemeral: false, embeds: [{ title: 'Limitations' }] });
    expect(message && labelsOf(message)).toEqual(['Wrong?']);
    expect(core.requests).toEqual([
      {
        input: { kind: 'text', text: 'limitations of llm' },
        place: { platform, workspace, channel, user, locale: 'en-US', conversation: { remembers: id }, isAdmin: false },
      },
    ]);
    expect(discord.calls('POST', posts)).toMatchObject([
      {
        authorization: `Bot ${TOKEN}`,
        body: { allowed_mentions: { parse: [], replied_user: false }, message_reference: { message_id: id, fail_if_not_exists: false } },
      },
    ]);
    await isLogged({ msg: 'message', outcome: 'quick', message: id });
  });

  it('in a thread is answered there, with the settings of its channel', async () => {
    const core = recordingAnswer(reply());
    const { discord } = await startDiscordWithBot(core);
    const { threadId, channelId } = discord.world;
    const [message] = await discord.repliesTo(discord.write(`${ME} limitations`, { channel: threadId }));
    expect(message).toMatchObject({ channel: threadId });
    expect(core.requests[0]?.place).toMatchObject({ channel: threadId });
    // Interactions contain the parent channel of a thread, which is cached from then on.
    await discord.type({ subcommand: 'limitations', channel: threadId });
    await discord.repliesTo(discord.write(`${ME} limitations`, { channel: threadId }));
    expect(core.requests.slice(1).map(({ place }) => place)).toMatchObject([
      { channel: channelId, thread: threadId },
      { channel: channelId, thread: threadId },
    ]);
  });

  it.each([
    [`${ME}`, ''],
    [`<@!1000000000000000001>: model clip`, 'model clip'],
    [` ${ME}, compare\nclip vs flamingo`, 'compare\nclip vs flamingo'],
    [`${ME} /lmm model clip`, 'model clip'],
    [`${ME} lmm vs llm`, 'lmm vs llm'],
    [`<@4000000000000000002> ${ME} model clip`, 'model clip'],
    [`> quoted\n${ME} model clip`, 'model clip'],
    [`hey ${ME}, model clip`, 'model clip'],
    [`limitations of llm ${ME}`, 'limitations of llm'],
    [`thanks ${ME}!`, 'thanks'],
    [`<@&5000000000000000001> ${ME} model clip`, 'model clip'],
  ])('%j asks %j', async (content, text) => {
    const core = recordingAnswer(reply());
    const { discord } = await startDiscordWithBot(core);
    await discord.repliesTo(discord.write(content));
    expect(core.requests).toMatchObject([{ input: { kind: 'text', text } }]);
  });

  it('is answered once, even if several processes receive it', async () => {
    const seen = new Set<string>();
    const core = recordingAnswer(reply());
    const isNew = async (event: string) => !seen.has(event) && Boolean(seen.add(event));
    const { discord, isLogged } = await startDiscordWithBot({ ...core, isNew });
    const other = await startBot(discord.url, { token: discord.token, ...core, isNew });
    await discord.until(() => discord.gateway.received.filter(({ op }) => op === 2).length === 2);
    const id = discord.write(`${ME} limitations`);
    await discord.repliesTo(id);
    await discord.until(() => seen.size === 1);
    await other.stop();
    const outcomes = () => [...other.logged].filter(({ msg }) => msg === 'message').map(({ outcome }) => outcome);
    if (outcomes()[0] === 'quick') await isLogged({ msg: 'message', outcome: 'duplicate' });
    else expect(outcomes()).toEqual(['duplicate']);
    expect(core.requests).toHaveLength(1);
  });

  it('is answered once even without a check for duplicates', async () => {
    const { discord } = await startDiscordWithBot({});
    const other = await startBot(discord.url, { token: discord.token });
    await discord.until(() => discord.gateway.received.filter(({ op }) => op === 2).length === 2);
    const id = discord.write(`${ME} limitations`);
    await discord.until(() => discord.calls('POST', posts).length === 2);
    await other.stop();
    expect(await discord.repliesTo(id)).toHaveLength(1);
  });
});

describe('a direct message', () => {
  it('is answered there, with or without a mention', async () => {
    const core = recordingAnswer(reply());
    const { discord } = await startDiscordWithBot(core);
    const { directId: channel, userId: user } = discord.world;
    await discord.repliesTo(discord.write('limitations of llm', { channel }));
    await discord.repliesTo(discord.write(`${ME} model clip`, { channel }));
    await discord.repliesTo(discord.write(`limitations ${ME}`, { channel }));
    // A picture alone: the help says what can be asked.
    await discord.repliesTo(discord.write('', { channel }));
    expect(core.requests).toEqual(
      ['limitations of llm', 'model clip', 'limitations', ''].map((text) => ({
        input: { kind: 'text', text },
        place: { platform, workspace: '', channel, user, isDirect: true, conversation: { recalls: '', remembers: '' } },
      })),
    );
  });
});

describe("a message that mentions the bot's role", () => {
  it('is answered once with how to mention the bot, since its content is not sent', async () => {
    const seen = new Set<string>();
    const core = recordingAnswer(reply());
    const { discord, isLogged } = await startDiscordWithBot({ ...core, isNew: async (id) => !seen.has(id) && Boolean(seen.add(id)) });
    const message = discord.write(`<@&${discord.world.botRoleId}> limitations of llm`);
    const [word] = await discord.repliesTo(message);
    expect(word?.embeds).toMatchObject([{ title: platforms.roleMentioned.title, description: platforms.roleMentioned.text }]);
    await isLogged({ msg: 'message', outcome: 'role' });
    expect([core.requests, [...seen]]).toEqual([[], [message]]);
  });
});

describe('a message that is not addressed to the bot', () => {
  it('is ignored', async () => {
    const core = recordingAnswer(reply());
    const { discord } = await startDiscordWithBot(core);
    const { directId, bot } = discord.world;
    discord.write('limitations of llm');
    discord.write(`${ME} limitations`, { isBot: true });
    discord.write('limitations', { channel: directId, user: bot.id, isBot: true });
    discord.write(`${ME} limitations`, { type: MessageType.UserJoin });
    discord.write('', { channel: directId, type: MessageType.Call });
    discord.write('<@&1000000000000000001> limitations');
    discord.write('@everyone limitations');
    await discord.repliesTo(discord.write(`${ME} last`));
    expect(core.requests.map(({ input }) => input)).toEqual([{ kind: 'text', text: 'last' }]);
  });
});

describe('a slow answer to a message', () => {
  it('shows typing, then a progress message, and replaces that', async () => {
    const { answer, give } = pendingAnswer();
    const { discord, clock } = await startDiscordWithBot({ answer });
    const id = discord.write(`${ME} limitations`);
    await clock.pass(1500);
    await discord.until(() => discord.world.typing.length === 1);
    await clock.pass(8500);
    expect(await discord.repliesTo(id)).toMatchObject([{ embeds: [{ description: platforms.stillWorking }] }]);
    give(reply());
    await discord.until(() => discord.world.messages[0]?.embeds[0]?.title === 'Limitations');
    expect(discord.world.messages).toHaveLength(1);
  });

  it('is sent as a new message if the progress message was deleted', async () => {
    const { answer, give } = pendingAnswer();
    const { discord, clock } = await startDiscordWithBot({ answer });
    const id = discord.write(`${ME} limitations`);
    await clock.pass(1500);
    await clock.pass(8500);
    await discord.repliesTo(id);
    discord.fail(/messages\/\d+$/, unknownMessage);
    give(reply());
    expect(await discord.repliesTo(id, 2)).toMatchObject([{}, { embeds: [{ title: 'Limitations' }] }]);
  });

  it('is sent even if typing cannot be shown', async () => {
    const { answer, give } = pendingAnswer();
    const { discord, clock, isLogged } = await startDiscordWithBot({ answer });
    const id = discord.write(`${ME} limitations`);
    discord.fail(/typing$/, missingPermissions);
    await clock.pass(1500);
    await isLogged({ msg: 'progress not shown', code: 50013 });
    give(reply());
    expect(await discord.repliesTo(id)).toHaveLength(1);
  });
});

describe('what Discord refuses', () => {
  it('a reply in a channel where the bot may not post is logged', async () => {
    const { discord, isLogged } = await startDiscordWithBot({});
    discord.fail(posts, missingPermissions);
    const id = discord.write(`${ME} limitations`);
    await isLogged({ msg: 'message not answered', outcome: 'forbidden', code: 50013, message: id });
  });

  it('a reply becomes a plain message without the permission to read the history', async () => {
    const { discord } = await startDiscordWithBot({});
    discord.fail(posts, cannotReply);
    discord.write(`${ME} limitations`);
    await discord.until(() => discord.world.messages.length === 1);
    expect(discord.world.messages).toMatchObject([{ embeds: [{ title: 'Limitations' }] }]);
    expect(discord.world.messages[0]).not.toHaveProperty('reference');
  });

  it('an answer is replaced by a hint without the permission to embed links', async () => {
    const { discord } = await startDiscordWithBot({});
    discord.fail(posts, emptyMessage);
    const [message] = await discord.repliesTo(discord.write(`${ME} limitations`));
    expect(message).toMatchObject({ embeds: [], content: platforms.missingEmbedPermission('/lmm') });
  });

  it('a body is replaced by an apology with an id that is logged', async () => {
    const { discord, isLogged } = await startDiscordWithBot({});
    discord.fail(posts, invalidForm(['no']));
    const [message] = await discord.repliesTo(discord.write(`${ME} limitations`));
    await isLogged({ msg: 'body refused', code: 50035 });
    expect(message?.embeds[0]?.description).toContain('couldn’t show the answer');
  });
});

describe('a question with a missing option', () => {
  const lacking = {
    answer: async ({ input }: Request) => (input.kind === 'text' ? textReply('That did not work', 'Which concept?') : reply()),
  };

  it('is answered with a button that asks for the option', async () => {
    const requests: Request[] = [];
    const answer = async (request: Request) => {
      requests.push(requestOf(request));
      return lacking.answer(request);
    };
    const { discord } = await startDiscordWithBot({ ...lacking, answer });
    const [message] = await discord.repliesTo(discord.write(`${ME} explain`));
    if (message === undefined) throw new Error('no answer');
    expect(labelsOf(message)).toEqual(['Enter the concept']);
    const modal = await discord.modalOf(discord.press(message, 'Enter the concept'));
    expect(modal).toMatchObject({
      title: platforms.missingOption.title('explain'),
      components: [
        {
          type: 18,
          label: 'Concept',
          description: 'The word to explain',
          component: { type: 4, style: 1, max_length: 100, required: true },
        },
      ],
    });
    const sent = discord.submit(modal, 'pre-training');
    await discord.until(() => discord.messagesOf(sent).length === 1);
    expect(discord.messagesOf(sent)).toMatchObject([{ ephemeral: true, embeds: [{ title: 'Limitations' }] }]);
    expect(requests.at(-1)?.input).toEqual({ kind: 'options', command: 'explain', options: { concept: 'pre-training' } });
  });

  it('opens the modal at once for a command, with the optional fields', async () => {
    const core = recordingAnswer(reply());
    const { discord, callbacks } = await startDiscordWithBot(core);
    const modal = await discord.modalOf(discord.send({ subcommand: 'suggest', options: { share: true } }));
    expect(modal.components).toMatchObject([
      { label: 'Text', component: { type: 4, custom_id: 'text', style: 2, max_length: 2000, required: true } },
      { label: 'About', component: { type: 4, custom_id: 'about', style: 1, max_length: 100, required: false } },
      { label: 'Of', component: { type: 21, custom_id: 'of', options: [{ value: 'lmm' }, { value: 'llm' }], required: false } },
    ]);
    expect(callbacks()).toHaveLength(1);
    const sent = discord.submit(modal, { text: 'CLIP has a successor.', of: 'lmm' });
    await discord.until(() => discord.messagesOf(sent).length === 1);
    const options = { text: 'CLIP has a successor.', of: 'lmm', share: true };
    expect(core.requests.map(({ input }) => input)).toEqual([{ kind: 'options', command: 'suggest', options }]);
  });

  it('has no button if the given options are too long', async () => {
    const given = { of: 'a'.repeat(100) };
    const interpret: Interpret = async (request) => ({
      ...(await interpretBy([suggest])(request)),
      missingOption: { command: suggest, option: 'text', given },
    });
    const { discord } = await startDiscordWithBot({ ...lacking, interpret });
    const [message] = await discord.repliesTo(discord.write(`${ME} suggest of:${given.of}`));
    expect(message).toMatchObject({ components: [], embeds: [{ description: 'Which concept?' }] });
  });
});
