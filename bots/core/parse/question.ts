/** Finds the question in what a user sent: the reader of questions gets it as it was typed. Pure. */
import type { AskedQuestion } from '../contract/interpretation.ts';
import type { Input } from '../contract/request.ts';
import { normalizeText } from './tokens.ts';

/** The command that asks a question takes all that follows. */
const ASK = /^(?:.*?[\s,@])?[/!]?ask\s+(?:question:\s*)?(?=\S)/is;
const AFTER = /(?<=\S)\s+share(?::yes)?$/i;
/** A shell passes several words as one in quotes. */
const QUOTED = /^"([^"]*)"$/;

/** What follows the word "ask", which comes first but for courtesy. */
export const afterAsk = (text: string): string => unquoted(text.replace(ASK, ''));

const unquoted = (text: string): string => text.trim().replace(QUOTED, '$1');

/** Undefined for what isn't a text: the options of any other command. */
export function askedIn(input: Exclude<Input, { kind: 'press' }>): AskedQuestion | undefined {
  if (input.kind === 'text') return { text: questionIn(input.text) };
  const { question, context, curators } = input.options;
  if (input.command !== 'ask' || typeof question !== 'string') return undefined;
  return {
    text: questionIn(question),
    ...(typeof context === 'string' ? { context } : {}),
    ...(curators === true ? { isForCurators: true } : {}),
  };
}

/** Mentions of the bot and slash commands, which come before a question. */
const BEFORE = /^(?:(?:@\S*|[/!]lmm(?:-admin)?)(?:\s+|$))+/i;
const BEGINS_WITH_ASK = /^[/!]?ask\s/i;

function questionIn(text: string): string {
  const question = normalizeText(text, 'name').replace(BEFORE, '').replace(AFTER, '');
  return BEGINS_WITH_ASK.test(question) ? afterAsk(question) : unquoted(question);
}
