/** Interprets text that is neither a command nor a question with an answer: as a command with a typo, else as the name of an entity. */
import { AmbiguousName } from './contract/errors.ts';
import type { ParsedCommand, ParseResult, UnmatchedText } from './contract/parse-result.ts';
import { findEntities } from './entities/resolve-entity.ts';
import type { Messages } from './messages/index.ts';
import type { AnswerContext } from './present/answer-context.ts';
import { truncate } from './present/parse-notes.ts';

/** The graph has no longer names. */
const MAX_NAME_LENGTH = 100;

/** Undefined if it is none of these. Throws AmbiguousName if several entities have that name. */
export async function interpretFreeText(
  { text, share, guess }: UnmatchedText,
  mayBeName: boolean,
  context: AnswerContext,
): Promise<Exclude<ParseResult, UnmatchedText> | undefined> {
  const { messages } = context;
  const name = withoutQuestionWords(text, messages);
  const isLookedUp = mayBeName && name.length <= MAX_NAME_LENGTH;
  const { exact, prefixed } = isLookedUp ? await findEntities(name, 'any', context.query) : NO_MATCHES;
  const [only, other] = exact;
  if (only !== undefined && other !== undefined) throw new AmbiguousName(name, exact);
  if (only !== undefined) return explainEntity(only.id, share, [], context);
  if (guess !== undefined) return guess;
  const [start, more] = prefixed;
  if (start === undefined || more !== undefined) return undefined;
  return explainEntity(start.id, share, [messages.parseNotes.guessed(truncate(name), start.name)], context);
}

/** "What is CLIP" means CLIP. Text made only of such words stays whole. */
function withoutQuestionWords(text: string, { grammar }: Messages): string {
  const parts = text.split(' ');
  const lead = [...grammar.questions, ...grammar.fillers];
  const start = parts.findIndex((part) => !lead.includes(part.toLowerCase().replaceAll("'", '')));
  return start <= 0 ? text : parts.slice(start).join(' ');
}

const NO_MATCHES = { exact: [], prefixed: [] } as const;

function explainEntity(concept: string, share: boolean, notes: readonly string[], { commands }: AnswerContext): ParsedCommand | undefined {
  const command = commands.find(({ name }) => name === 'explain');
  return command && { kind: 'ok', command, values: { concept, share }, leftover: [], notes };
}
