/** Conversations on both platforms that leave every kind of button, menu and form behind. */
import { commands } from '../../../bots/core/commands/index.ts';
import type { FakeDiscord } from '../discord/fake/fake-discord.ts';
import { labelsOf as discordLabels } from '../discord/fake/person.ts';
import type { Interaction, Message } from '../discord/fake/world.ts';
import type { FakeSlack } from '../slack/fake/fake-slack.ts';
import type { VisibleMessage } from '../slack/fake/screen.ts';
import { fieldsOf } from '../slack/fake/views.ts';
import { bySocket, labelsOf, person } from '../slack/person.ts';

/** Its buttons hold more than fits into them, so they are stored. */
const LONG_QUESTION = 'compare large multimodal models vs large language models aspect:modalities';
/** Beside the examples of every command: errors with suggestions, pages, names alone, schedules. */
const MORE = ['model clpi', 'explain zzzz', 'models', 'search model', 'clip', 'modell clip', 'compare a vs b vs c', 'daily', LONG_QUESTION];
const questions = [...commands.flatMap(({ name, examples }) => (name.startsWith('daily') ? [] : examples)), ...MORE].filter(
  (text) => !text.startsWith('suggest ') && !text.startsWith('settings '),
);
/** Commands without their required option: they open a form. */
const FORMS = ['model', 'explain', 'path', 'suggest', 'daily add', 'daily edit'];

export async function talkInSlack(slack: FakeSlack): Promise<void> {
  const ada = person(slack, bySocket(slack));
  const shownAfter = async (act: () => Promise<unknown>): Promise<VisibleMessage> => {
    const before = slack.screen.messages().length;
    await act();
    return until(`an answer in Slack`, () => slack.screen.messages()[before]);
  };
  const shownThanks = async (act: () => Promise<unknown>): Promise<void> => {
    await act();
    await until('thanks in Slack', () => slack.screen.messages().find(({ text }) => text.startsWith('Thank you')));
  };
  for (const question of questions) await shownAfter(() => ada.command(question));
  for (const form of FORMS) {
    const before = slack.views.length;
    await ada.command(form);
    await until(`the form of "${form}"`, () => slack.views[before] ?? slack.screen.messages().at(-1));
  }
  const shown = await shownAfter(() => ada.command('limitations'));
  const wrong = slack.views.length;
  await ada.press(shown, labelsOf(shown).find((label) => label.startsWith('Wrong')) ?? '');
  const report = await until('the form for a mistake', () => slack.views[wrong]);
  await shownThanks(() => ada.send(report, { [Object.keys(fieldsOf(report))[0] ?? '']: 'The second one has a newer source.' }));
  await shownAfter(() => ada.command('settings public', 'C2'));
  await shownAfter(() => ada.command('suggest "CLIP has a successor" about:clip'));
}

export async function talkInDiscord(discord: FakeDiscord): Promise<void> {
  const { world } = discord;
  const answerTo = (question: string): Promise<Message> => {
    const asked = discord.write(`<@${world.bot.id}> ${question}`);
    return until(`answer in Discord to ${question}`, () => world.messages.find(({ reference }) => reference === asked));
  };
  const formOf = (interaction: Interaction) => until('form in Discord', () => interaction.modal);
  const press = (shown: Message, labelStart: string) => {
    const label = discordLabels(shown).find((each) => each.startsWith(labelStart));
    if (label === undefined) throw new Error(`Discord shows no button ${labelStart}: ${discordLabels(shown)}`);
    return formOf(discord.press(shown, label));
  };
  for (const question of questions) await answerTo(question);
  const typed = discord.send({ subcommand: 'limitations' });
  const shown = await until('answer to a slash command', () => discord.messagesOf(typed).find(({ loading }) => !loading));
  await press(shown, 'Wrong');
  await press(await answerTo('explain'), 'Enter');
  await formOf(discord.send({ subcommand: 'suggest' }));
}

export const modalsOf = ({ world }: FakeDiscord) => world.interactions.flatMap(({ modal }) => modal ?? []);

const WAIT_MS = 120_000;

/** Fails with what is missing, and with more if there is more to say. */
export async function until<Value>(
  what: string,
  read: () => Value | undefined | Promise<Value | undefined>,
  more: () => string = () => '',
): Promise<Value> {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`there is no ${what} after ${WAIT_MS / 1000} s ${more()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
