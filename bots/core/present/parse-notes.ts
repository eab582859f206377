import type { CommandResult } from '../contract/command.ts';
import type { CommandResolution } from '../contract/parse-result.ts';
import type { Block } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';

export const withParseNotes = (result: CommandResult, resolution: CommandResolution, messages: Messages): CommandResult =>
  withNotes(result, parseNotes(resolution, messages));

/** Puts notes before all blocks, since they say which question is answered. */
export const withNotes = (result: CommandResult, texts: readonly string[]): CommandResult =>
  texts.length === 0 ? result : { ...result, blocks: [...texts.map((text): Block => ({ kind: 'note', text })), ...result.blocks] };

function parseNotes({ command, guessedFrom, leftover, notes = [] }: CommandResolution, { parseNotes: texts }: Messages): string[] {
  return [
    ...(guessedFrom === undefined ? [] : [texts.guessed(truncate(guessedFrom), command.name)]),
    ...(leftover.length === 0 ? [] : [texts.leftover(leftover.map(truncate))]),
    ...notes,
  ];
}

/** The limit for repeating user input in a reply. */
const MAX_GRAPHEMES = 100;

export const truncate = (text: string): string => {
  const graphemes = Array.from(
    new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, MAX_GRAPHEMES * 4)),
    ({ segment }) => segment,
  );
  return graphemes.length > MAX_GRAPHEMES || text.length > MAX_GRAPHEMES * 4 ? `${graphemes.slice(0, MAX_GRAPHEMES).join('')}…` : text;
};
