/** Draws the messages of an answer, and says which styles they need. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../corpus/entry.ts';
import { type DiscordBody, drawDiscord } from './discord.ts';
import { drawDiscordForm, drawSlackForm } from './form.ts';
import { type Html, html } from './html.ts';
import { LIBRARY_CLASS, libraryStyles } from './library.ts';
import { drawSlack, type SentBlock } from './slack.ts';

/** Of every message, for one style element. */
export const messageStyles = (): string =>
  `${libraryStyles()}\n${['slack.css', 'discord.css'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n')}`;

interface SlackBody {
  readonly text: string;
  readonly blocks: readonly SentBlock[];
}

export const drawSlackMessage = ({ text, blocks }: SlackBody): Html =>
  html`<div class="slack-message ${LIBRARY_CLASS} slack_blocks_to_jsx styles_enabled">${blocks.length === 0 ? text : drawSlack(blocks)}</div>`;

export const drawDiscordMessage = (body: DiscordBody): Html => html`<div class="discord-message">${drawDiscord(body)}</div>`;

/** The messages of each page of an answer. */
export const drawPages = (entry: Entry): readonly (readonly Html[])[] =>
  entry.platform === 'slack'
    ? entry.pages.map((page) => page.map(drawSlackMessage))
    : entry.pages.map((page) => page.map(drawDiscordMessage));

/** The form that opens instead of the answer, where something is missing. */
export function drawForm(entry: Entry): Html | undefined {
  if (entry.form === undefined) return undefined;
  return entry.platform === 'slack' ? drawSlackForm(entry.form) : drawDiscordForm(entry.form);
}
