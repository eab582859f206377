import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../../bots/core/contract/reply.ts';
import { reply } from '../../../support/discord/bot.ts';
import { pendingAnswer, startDiscordWithBot } from '../../../support/discord/discord-with-bot.ts';
import type { TypedCommand } from '../../../support/discord/fake/payloads.ts';
import {
  alreadyAcknowledged,
  invalidForm,
  invalidWebhookToken,
  rateLimited,
  unknownMessage,
} from '../../../support/discord/fake/responses.ts';

const question = { subcommand: 'limitations', options: { of: 'llm' } };
const shared = { subcommand: 'limitations', options: { share: true } };
const claims = Array.from({ length: 60 }, () => ({ text: 'A claim. '.repeat(25), sources: [1] }));
const long: Reply = reply({ blocks: [{ kind: 'claims', ordered: true, claims }] });
const apology = { embeds: [{ description: expect.stringContaining('couldn’t show the answer') }] };

/** A question whose answer is deferred. */
async function deferred(typed: TypedCommand = question) {
  const { answer, give } = pendingAnswer();
  const started = await startDiscordWithBot({ answer });
  const interaction = started.discord.send(typed);
  await started.clock.pass(1500);
  await started.discord.until(() => started.callbacks().length === 1);
  const settled = () => started.discord.until(() => started.discord.messagesOf(interaction).some(({ loading }) => !loading));
  return { ...started, interaction, give, settled };
}

describe('an interaction', () => {
  it('that has expired is logged, and the next one is answered', async () => {
    const { answer, give } = pendingAnswer();
    const { discord, clock, delay, isLogged } = await startDiscordWithBot({ answer });
    const { id } = discord.send(question);
    delay(3001);
    await clock.pass(1500);
    await isLogged({ msg: 'not answered', outcome: 'expired', code: 10062, interaction: id });
    delay(0);
    give(reply());
    expect(await discord.type(question)).toHaveLength(1);
  });

  it('that another process answered is ignored', async () => {
    const { discord, isLogged } = await startDiscordWithBot({});
    discord.fail(/callback/, alreadyAcknowledged);
    const { id } = discord.send(question);
    await isLogged({ msg: 'not answered', outcome: 'already-answered', code: 40060, interaction: id });
    expect([discord.calls('PATCH', /@original$/), discord.calls('POST', /^\/webhooks/)]).toEqual([[], []]);
  });

  it('that is rate limited is answered later', async () => {
    const { discord, callbacks } = await startDiscordWithBot({});
    discord.fail(/callback/, rateLimited(0.05));
    expect(await discord.type(question)).toHaveLength(1);
    expect(callbacks()).toHaveLength(2);
  });
});

describe('a body that Discord refuses', () => {
  it('is replaced by an apology with an id that is logged', async () => {
    const { discord, bot, isLogged } = await startDiscordWithBot({ answer: async () => reply({ visibility: 'public' }) });
    discord.fail(/callback/, invalidForm(['embeds: too many']));
    const [message] = await discord.type(question);
    await isLogged({ msg: 'body refused', code: 50035 });
    const id = bot.logged.find(({ msg }) => msg === 'body refused')?.['id'];
    expect(message).toMatchObject({ ephemeral: true, embeds: [{ description: expect.stringContaining(String(id)) }] });
  });

  it('is replaced by an apology in edits and follow-ups too', async () => {
    const { discord, interaction, give, settled } = await deferred();
    discord.fail(/@original/, invalidForm(['no']));
    give(long);
    await settled();
    expect(discord.messagesOf(interaction)).toMatchObject([apology]);
    discord.fail(/^\/webhooks/, invalidForm(['no']), { method: 'POST' });
    const next = discord.send(question);
    await discord.until(() => discord.messagesOf(next).length === 2);
    expect(discord.messagesOf(next)[1]).toMatchObject(apology);
  });
});

describe('an answer with an expired token', () => {
  it('is posted to the channel if it is public', async () => {
    const { discord, give, isLogged } = await deferred(shared);
    discord.fail(/@original/, invalidWebhookToken);
    give(reply({ visibility: 'public' }));
    await discord.until(() => discord.world.messages.length === 2);
    expect(discord.calls('POST', /^\/channels/)).toMatchObject([{ body: { embeds: [{ title: 'Limitations' }] } }]);
    await isLogged({ msg: 'answered', outcome: 'deferred' });
  });

  it('is posted to the channel if it is public after a private deferral', async () => {
    const { discord, give } = await deferred();
    discord.fail(/^\/webhooks/, invalidWebhookToken, { times: 2 });
    give(reply({ visibility: 'public' }));
    await discord.until(() => discord.world.messages.length === 2);
    expect(discord.calls('POST', /^\/channels/)).toMatchObject([{ body: { embeds: [{ title: 'Limitations' }] } }]);
  });

  it('is logged if it is private', async () => {
    const { discord, give, isLogged } = await deferred();
    discord.fail(/@original/, invalidWebhookToken);
    give(reply());
    await isLogged({ msg: 'not answered', outcome: 'expired', code: 50027 });
    expect(discord.calls('POST', /^\/channels/)).toEqual([]);
  });
});

describe('an answer whose deferral was dismissed', () => {
  it('is sent as a new message', async () => {
    const { discord, give, settled } = await deferred();
    discord.fail(/@original$/, unknownMessage);
    give(reply());
    await settled();
    expect(discord.calls('POST', /^\/webhooks/)).toHaveLength(1);
  });
});

describe('an answer that fails', () => {
  it('is logged and affects nothing else', async () => {
    let isBroken = true;
    const { discord, isLogged } = await startDiscordWithBot({
      answer: async () => (isBroken ? Promise.reject(new Error('broken')) : reply()),
    });
    discord.send(question);
    await isLogged({ outcome: 'failed', reason: 'broken' });
    isBroken = false;
    expect(await discord.type(question)).toHaveLength(1);
  });
});
