import { expect, it } from 'vitest';
import { readAddressed } from '../../../bots/core/mentions.ts';

it.each([
  ['@bot limitations', 'limitations'],
  ['@bot: limitations', 'limitations'],
  ['@bot, limitations', 'limitations'],
  ['@bot – limitations', 'limitations'],
  ['@bot! limitations?', 'limitations?'],
  ['hey @bot, limitations', 'limitations'],
  ['> quoted\n@bot limitations', 'limitations'],
  ['limitations of llm @bot', 'limitations of llm'],
  ['limitations of llm, @bot?', 'limitations of llm'],
  ['thanks @bot!', 'thanks'],
  ['@bot 🙏', '🙏'],
  ['limitations @bot 🙏', 'limitations'],
  ['@bot @bot limitations', 'limitations'],
  ['@bot /lmm-admin daily list', 'daily list'],
  ['@bot lmm help', 'help'],
  ['@bot lmm vs llm', 'lmm vs llm'],
  ['@bot lmm', 'lmm'],
  ['@bot', ''],
  ['@bot?', ''],
])('reads %j as %j', (message, text) => {
  expect(readAddressed(message, /@bot/)).toEqual({ text, isMentioned: true });
});

it('takes a message without a mention as it is', () => {
  expect(readAddressed(' limitations, please! ', /@bot/)).toEqual({ text: 'limitations, please!', isMentioned: false });
});
