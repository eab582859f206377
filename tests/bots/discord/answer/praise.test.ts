import { expect, it } from 'vitest';
import { textReply } from '../../../../bots/core/contract/reply.ts';
import { reply } from '../../../support/discord/bot.ts';
import { recordingAnswer, startDiscordWithBot } from '../../../support/discord/discord-with-bot.ts';
import { need } from '../../../support/need.ts';

it('passes praise on, and answers it privately below the answer', async () => {
  const answered = reply({ actions: [{ kind: 'button', action: 'useful', label: '👍', token: 'page-1' }] });
  const core = recordingAnswer(answered, { 'page-1': textReply('Thank you', 'Counted.') });
  const { discord } = await startDiscordWithBot(core);
  const [message] = await discord.type({ subcommand: 'limitations', options: { of: 'llm' } });
  const pressed = discord.press(need(message), '👍');
  await discord.until(() => discord.messagesOf(pressed).length === 1);
  expect(discord.messagesOf(pressed)).toMatchObject([{ ephemeral: true, embeds: [{ title: 'Thank you' }] }]);
  expect(core.requests.at(-1)?.input).toEqual({ kind: 'press', action: 'useful', token: 'page-1' });
  expect(discord.world.messages.find(({ id }) => id === message?.id)).toEqual(message);
});
