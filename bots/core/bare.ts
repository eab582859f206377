/** What is answered to text that begins with no command: what is called so, else what a command with a slip in it means, else a search. */
import { AmbiguousName } from './errors.ts';
import { meaningsOf } from './names.ts';
import type { ParsedCommand, ParseResult, UnmatchedText } from './parse.ts';
import { truncate } from './remarks.ts';
import type { AnswerContext } from './setting.ts';
import { commandPrefix } from './typed.ts';
import type { Messages } from './words/index.ts';

/** No name of the graph is longer. */
const LONGEST_NAME = 100;

/** The question that the text stands for. Throws Ambiguous when several things are called so. */
export async function questionOf(bare: UnmatchedText, context: AnswerContext): Promise<Exclude<ParseResult, UnmatchedText>> {
  const { text, share, guess, near } = bare;
  const { messages, place } = context;
  const explainEntity = (concept: string, notes: readonly string[] = []) => ask('explain', { concept, share }, notes, context);
  const name = nameIn(text, messages);
  const { exact, begun } = name.length > LONGEST_NAME ? NOTHING : await meaningsOf(name, 'any', context.query);
  const [only, other] = exact;
  if (only !== undefined && other !== undefined) throw new AmbiguousName(name, exact);
  if (only !== undefined) return explainEntity(only.id);
  if (guess !== undefined) return guess;
  const [start, more] = begun;
  if (start !== undefined && more === undefined) return explainEntity(start.id, [messages.parseNotes.guessed(truncate(name), start.name)]);
  const could = near.map((command) => `${commandPrefix(command, place)} ${command.name}`);
  const notes = [
    messages.parseNotes.searchedInstead(truncate(text)),
    ...(could.length === 0 ? [] : [messages.parseNotes.didYouMean(could)]),
  ];
  return ask('search', { text: text.slice(0, LONGEST_SEARCH), share }, notes, context);
}

/** "What is CLIP" asks for CLIP; words that only lead to a name are kept where nothing else is there. */
function nameIn(text: string, { grammar }: Messages): string {
  const parts = text.split(' ');
  const lead = [...grammar.questions, ...grammar.fillers];
  const start = parts.findIndex((part) => !lead.includes(part.toLowerCase().replaceAll("'", '')));
  return start <= 0 ? text : parts.slice(start).join(' ');
}

const NOTHING = { exact: [], begun: [] } as const;
/** The search reads no more. */
const LONGEST_SEARCH = 200;

function ask(
  name: string,
  values: ParsedCommand['values'],
  notes: readonly string[],
  { commands }: AnswerContext,
): Exclude<ParseResult, UnmatchedText> {
  const command = commands.find((each) => each.name === name);
  return command === undefined ? { kind: 'unknown', name, near: [] } : { kind: 'asked', command, values, leftover: [], notes };
}
