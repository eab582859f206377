/** Draws messages as their platforms show them. */
import { type DiscordBody, drawDiscord } from './discord.ts';
import { type Html, html } from './html.ts';
import { LIBRARY_CLASS } from './library.ts';
import { drawSlack, type SentBlock } from './slack.ts';

export interface SlackBody {
  readonly text: string;
  readonly blocks: readonly SentBlock[];
}

export const drawSlackMessage = ({ text, blocks }: SlackBody): Html =>
  html`<div class="slack-message ${LIBRARY_CLASS} slack_blocks_to_jsx styles_enabled">${blocks.length === 0 ? text : drawSlack(blocks)}</div>`;

export const drawDiscordMessage = (body: DiscordBody): Html => html`<div class="discord-message">${drawDiscord(body)}</div>`;
