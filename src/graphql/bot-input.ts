/** What the fields for chat bots have in common: their platforms, and how the texts are read that people wrote there. */
import { BadInput } from '../errors.ts';
import type { Platform } from '../memory/platform.ts';
import { enumOf } from './entity.ts';

export const PlatformEnum = enumOf<Platform>('ChatPlatform', 'A chat system in which a bot answers questions.', {
  slack: 'Slack, with workspaces that are called teams there.',
  discord: 'Discord, with workspaces that are called guilds there.',
});

/** Ids of users, channels and events have far fewer characters. */
export const LONGEST_ID = 200;

/** Throws BadInput for a text that is empty or too long. */
export function readText(name: string, text: string, longest: number): string {
  if (text.trim() === '') throw new BadInput(`"${name}" is empty. Give at least one character.`);
  if (text.length <= longest) return text;
  throw new BadInput(`"${name}" has ${text.length} characters, and ${longest} are allowed. Shorten it.`);
}

/** The same for what may be empty, such as the workspace of a direct message. */
export const readOptionalText = (name: string, text: string, longest: number): string =>
  text.trim() === '' ? '' : readText(name, text, longest);
