/** Interprets text that is neither a command nor a question with an answer: as a command with a typo, else as the name of an entity. */
import { AmbiguousName } from './contract/errors.ts';
import type { ParsedCommand, ParseResult, UnmatchedText } from './contract/parse-result.ts';
import { findEntities } from './entities/resolve-entity.ts';
import type { Messages } from './messages/index.ts';
import type { AnswerContext } from './present/answer-context.ts';

/** The graph has no longer names. */
const MAX_NAME_LENGTH = 100;

/** Undefined if it is none of these. Throws AmbiguousName if several entities have that name. */
export async function interpretFreeText(
  { text, share, guess }: UnmatchedText,
  mayBeName: boolean,
  context: AnswerContext,
): Promise<Exclude<ParseResult, UnmatchedText> | undefined> {
  const name = withoutQuestionWords(text, context.messages);
  const isLookedUp = mayBeName && name.length <= MAX_NAME_LENGTH;
  const [only, other, ...more] = isLookedUp ? (await findEntities(name, 'any', context.query)).exact : [];
  if (only !== undefined && other !== undefined) throw new AmbiguousName(name, [only, other, ...more]);
  return only === undefined ? guess : explainEntity(only.id, share, context);
}

/** "What is CLIP" means CLIP. Text made only of such words stays whole. */
function withoutQuestionWords(text: string, { grammar }: Messages): string {
  const parts = text.split(' ');
  const lead = [...grammar.questions, ...grammar.fillers];
  const start = parts.findIndex((part) => !lead.includes(part.toLowerCase().replaceAll("'", '')));
  return start <= 0 ? text : parts.slice(start).join(' ');
}

function explainEntity(concept: string, share: boolean, { commands }: AnswerContext): ParsedCommand | undefined {
  const command = commands.find(({ name }) => name === 'explain');
  return command && { kind: 'ok', command, values: { concept, share }, leftover: [] };
}
