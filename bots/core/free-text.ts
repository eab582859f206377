/** Interprets text that begins with no command: as the name of an entity, else as a command with a typo, else as a search. */
import { AmbiguousName } from './contract/errors.ts';
import type { ParsedCommand, ParseResult, UnmatchedText } from './contract/parse-result.ts';
import { findEntities } from './entities/resolve-entity.ts';
import type { Messages } from './messages/index.ts';
import { commandPrefix } from './parse/format-command.ts';
import type { AnswerContext } from './present/answer-context.ts';
import { truncate } from './present/parse-notes.ts';

/** The graph has no longer names. */
const MAX_NAME_LENGTH = 100;

/** Throws AmbiguousName if several entities have that name. */
export async function interpretFreeText(unmatched: UnmatchedText, context: AnswerContext): Promise<Exclude<ParseResult, UnmatchedText>> {
  const { text, share, guess, near } = unmatched;
  const { messages, place } = context;
  const explainEntity = (concept: string, notes: readonly string[] = []) => callCommand('explain', { concept, share }, notes, context);
  const name = withoutQuestionWords(text, messages);
  const { exact, prefixed } = name.length > MAX_NAME_LENGTH ? NO_MATCHES : await findEntities(name, 'any', context.query);
  const [only, other] = exact;
  if (only !== undefined && other !== undefined) throw new AmbiguousName(name, exact);
  if (only !== undefined) return explainEntity(only.id);
  if (guess !== undefined) return guess;
  const [start, more] = prefixed;
  if (start !== undefined && more === undefined) return explainEntity(start.id, [messages.parseNotes.guessed(truncate(name), start.name)]);
  const suggested = near.map((command) => `${commandPrefix(command, place)} ${command.name}`);
  const notes = [
    messages.parseNotes.searchedInstead(truncate(text)),
    ...(suggested.length === 0 ? [] : [messages.parseNotes.didYouMean(suggested)]),
  ];
  return callCommand('search', { text: text.slice(0, MAX_SEARCH_LENGTH), share }, notes, context);
}

/** "What is CLIP" means CLIP. Text made only of such words stays whole. */
function withoutQuestionWords(text: string, { grammar }: Messages): string {
  const parts = text.split(' ');
  const lead = [...grammar.questions, ...grammar.fillers];
  const start = parts.findIndex((part) => !lead.includes(part.toLowerCase().replaceAll("'", '')));
  return start <= 0 ? text : parts.slice(start).join(' ');
}

const NO_MATCHES = { exact: [], prefixed: [] } as const;
/** The limit of the API's search. */
const MAX_SEARCH_LENGTH = 200;

function callCommand(
  name: string,
  values: ParsedCommand['values'],
  notes: readonly string[],
  { commands }: AnswerContext,
): Exclude<ParseResult, UnmatchedText> {
  const command = commands.find((each) => each.name === name);
  return command === undefined ? { kind: 'unknown', name, near: [] } : { kind: 'ok', command, values, leftover: [], notes };
}
