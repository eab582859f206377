/** Draws messages, and says which styles they need. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DiscordBody, drawDiscord } from './discord.ts';
import { type Html, html } from './html.ts';
import { LIBRARY_CLASS, libraryStyles } from './library.ts';
import { drawSlack, type SentBlock } from './slack.ts';

/** Of every message, for one style element. */
export const messageStyles = (): string =>
  `${libraryStyles()}\n${['slack.css', 'discord.css'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n')}`;

export interface SlackBody {
  readonly text: string;
  readonly blocks: readonly SentBlock[];
}

export const drawSlackMessage = ({ text, blocks }: SlackBody): Html =>
  html`<div class="slack-message ${LIBRARY_CLASS} slack_blocks_to_jsx styles_enabled">${blocks.length === 0 ? text : drawSlack(blocks)}</div>`;

export const drawDiscordMessage = (body: DiscordBody): Html => html`<div class="discord-message">${drawDiscord(body)}</div>`;
