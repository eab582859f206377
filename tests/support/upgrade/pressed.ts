/** Presses what a recording shows, on bots of this version, and collects what got no answer. */
import { onTestFinished } from 'vitest';
import { messagesFor } from '../../../bots/core/messages/index.ts';
import { apiOf } from '../bots/bot-contexts.ts';
import { runBots } from '../bots/run-bots.ts';
import { type FakeDiscord, startFakeDiscord } from '../discord/fake/fake-discord.ts';
import { labelsOf as discordLabels } from '../discord/fake/person.ts';
import { fakeSlack, socketEnv } from '../slack/bot.ts';
import type { FakeSlack } from '../slack/fake/fake-slack.ts';
import { textOfMessage } from '../slack/fake/screen.ts';
import { fieldsOf } from '../slack/fake/views.ts';
import { bySocket, type Person, person } from '../slack/person.ts';
import { until } from './conversation.ts';
import type { Opened } from './opened.ts';
import type { Recording } from './recording.ts';

export interface Restarted {
  readonly recording: Recording;
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
}

/** Both platforms with all messages of the recording, and bots of this version on its database. */
export async function restartBots({ app, clock, recording }: Opened, env: Readonly<Record<string, string>> = {}): Promise<Restarted> {
  const slack = await fakeSlack({ workspace: { admins: ['U1'], channels: ['C1', 'C2', 'C3', 'C4'] }, now: clock.now });
  const discord = await startFakeDiscord({ now: () => clock.now().getTime() });
  onTestFinished(discord.close);
  for (const message of recording.slack.messages) slack.screen.restore(message);
  discord.world.messages = recording.discord.messages;
  const tokens = { ...socketEnv(slack), DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
  await runBots({ env: { ...tokens, LMM_POSTING: 'off', ...env }, api: apiOf(app), clock });
  await discord.until(() => discord.world.commands.length > 0);
  return { recording, slack, discord };
}

export interface PressResult {
  readonly presses: number;
  /** What was pressed, and what came instead of an answer. */
  readonly unanswered: readonly string[];
}

const { errors, platforms } = messagesFor(undefined);
/** The replies to tokens that this version can't read, whose call is gone, or whose answer fails. */
const REFUSALS = [errors.notYourButton, platforms.expired('/lmm'), errors.noAnswer, platforms.renderFailed('')].map((text) =>
  text.slice(0, 20),
);
const isRefused = (text: string): boolean => REFUSALS.some((refusal) => text.includes(refusal));

/** Presses each different button and chooses each option once. */
export async function pressEverythingInSlack({ slack, recording }: Restarted): Promise<PressResult> {
  const ada = person(slack, bySocket(slack));
  const pressed = new Set<string>();
  const unanswered: string[] = [];
  for (const message of recording.slack.messages) {
    for (const { label, key, act } of pressablesOf(message, ada)) {
      if (pressed.has(key)) continue;
      pressed.add(key);
      const answer = await answerInSlack(slack, act);
      if (isRefused(answer)) unanswered.push(`${label}: ${answer}`);
    }
  }
  return { presses: pressed.size, unanswered };
}

type SlackMessage = Recording['slack']['messages'][number];

function pressablesOf(message: SlackMessage, ada: Person) {
  const elements = message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return elements.flatMap((element) => {
    if (element.type === 'button' && element.url === undefined) {
      const label = element.text.text;
      return [{ label, key: `${element.action_id} ${element.value}`, act: () => ada.press(message, label) }];
    }
    if (element.type !== 'static_select') return [];
    return (element.options ?? []).map(({ text: { text: label }, value }) => ({
      ...{ label, key: `${element.action_id} ${value}`, act: () => ada.choose(message, label) },
    }));
  });
}

/** The text of the new or changed message, or the title of the form that opens. */
async function answerInSlack(slack: FakeSlack, act: () => Promise<unknown>): Promise<string> {
  const [shown, opened] = [new Set(slack.screen.messages()), slack.views.length];
  await act();
  return until('answer in Slack', () => {
    const changed = slack.screen.messages().find((message) => !shown.has(message));
    return changed === undefined ? slack.views[opened]?.title.text : textOfMessage(changed);
  });
}

export async function pressEverythingInDiscord({ discord, recording }: Restarted): Promise<PressResult> {
  const pressed = new Set<string>();
  const unanswered: string[] = [];
  for (const message of recording.discord.messages) {
    for (const label of discordLabels(message)) {
      const key = `${label} ${JSON.stringify(message.components.map(({ components }) => components))}`;
      if (label === '' || pressed.has(key)) continue;
      pressed.add(key);
      const answer = await answerInDiscord(discord, () => discord.press(message, label));
      if (isRefused(answer)) unanswered.push(`${label}: ${answer}`);
    }
  }
  return { presses: pressed.size, unanswered };
}

async function answerInDiscord(discord: FakeDiscord, act: () => ReturnType<FakeDiscord['press']>): Promise<string> {
  const shown = new Set(discord.world.messages);
  const interaction = act();
  return until('answer in Discord', () => {
    if (interaction.modal !== undefined) return interaction.modal.title;
    const changed = discord.world.messages.find((message) => !shown.has(message) && !message.loading);
    return changed && JSON.stringify([changed.content, changed.embeds]);
  });
}

/** What a user writes into a field of either platform, by the option's name; other fields stay empty. */
const VALUES: Readonly<Record<string, string>> = {
  ...{
    name: 'model/clip',
    concept: 'concept/token',
    from: 'model/clip',
    to: 'model/flamingo',
    text: 'Another report.',
    report: 'Another report.',
  },
  ...{ time: '09:00', zone: 'Europe/Berlin' },
};

export async function submitEveryForm({ slack, discord, recording }: Restarted): Promise<PressResult> {
  const ada = person(slack, bySocket(slack));
  const unanswered: string[] = [];
  const collect = (title: string, answer: string) => void (isRefused(answer) && unanswered.push(`${title}: ${answer}`));
  for (const view of recording.slack.views) {
    const values = Object.fromEntries(
      Object.keys(fieldsOf(view)).flatMap((field) => (VALUES[field] === undefined ? [] : [[field, VALUES[field]]])),
    );
    collect(view.title.text, await answerInSlack(slack, () => ada.send(view, values)));
  }
  for (const modal of recording.discord.modals) {
    const names = JSON.stringify(modal.components);
    const values = Object.fromEntries(Object.entries(VALUES).filter(([field]) => names.includes(`"custom_id":"${field}"`)));
    collect(modal.title, await answerInDiscord(discord, () => discord.submit(modal, values)));
  }
  return { presses: recording.slack.views.length + recording.discord.modals.length, unanswered };
}
