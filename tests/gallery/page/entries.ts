/** Draws the messages and the form of an entry, and says which styles they need. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawDiscordForm, drawSlackForm } from '../../../bots/simulator/draw/form.ts';
import type { Html } from '../../../bots/simulator/draw/html.ts';
import { drawDiscordMessage, drawSlackMessage } from '../../../bots/simulator/draw/message.ts';
import type { Entry } from '../corpus/entry.ts';

/** As the build makes them for the try page. */
export const messageStyles = (): string => readFileSync(join(import.meta.dirname, '../../../dist/web/chat.css'), 'utf8');

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
