/** Remarks: what was read otherwise than it was typed, told beside the answer instead of failing. */
import type { CommandResult } from './command.ts';
import type { CommandResolution } from './parse.ts';
import type { Block } from './reply.ts';
import type { Messages } from './words/index.ts';

export const withRemarks = (result: CommandResult, resolution: CommandResolution, messages: Messages): CommandResult =>
  withNotes(result, remarksOf(resolution, messages));

/** Notes before all others, since they say what the answer is an answer to. */
export const withNotes = (result: CommandResult, texts: readonly string[]): CommandResult =>
  texts.length === 0 ? result : { ...result, blocks: [...texts.map((text): Block => ({ kind: 'note', text })), ...result.blocks] };

function remarksOf({ command, guessedFrom, leftover: left, notes = [] }: CommandResolution, { remarks }: Messages): string[] {
  return [
    ...(guessedFrom === undefined ? [] : [remarks.guessed(clip(guessedFrom), command.name)]),
    ...(left.length === 0 ? [] : [remarks.leftover(left.map(clip))]),
    ...notes,
  ];
}

/** What is repeated of what somebody typed: enough to see what is meant. */
const LONGEST = 100;

export const clip = (text: string): string => {
  const graphemes = Array.from(
    new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, LONGEST * 4)),
    ({ segment }) => segment,
  );
  return graphemes.length > LONGEST || text.length > LONGEST * 4 ? `${graphemes.slice(0, LONGEST).join('')}…` : text;
};
