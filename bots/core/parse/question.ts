/** Finds the question in what a user sent: the reader of questions gets it as it was typed. Pure. */
import type { AskedQuestion } from '../contract/interpretation.ts';
import type { Input } from '../contract/request.ts';
import { normalizeText } from './tokens.ts';

/** Undefined for what isn't a text: the options of any other command. */
export function askedIn(input: Exclude<Input, { kind: 'press' }>): AskedQuestion | undefined {
  if (input.kind === 'text') return { text: questionIn(input.text) };
  const { question, context } = input.options;
  if (input.command !== 'ask' || typeof question !== 'string') return undefined;
  return { text: questionIn(question), ...(typeof context === 'string' ? { context } : {}) };
}

/** Mentions of the bot and slash commands, which come before a question. */
const BEFORE = /^(?:(?:@\S*|[/!]lmm(?:-admin)?)(?:\s+|$))+/i;
/** The command that asks a question takes all that follows. */
const ASK = /^[/!]?ask\s+(?=\S)/i;
const AFTER = /(?<=\S)\s+share$/i;
/** A shell passes several words as one in quotes. */
const QUOTED = /^"([^"]*)"$/;

const questionIn = (text: string): string =>
  normalizeText(text, 'name').replace(BEFORE, '').replace(ASK, '').replace(AFTER, '').trim().replace(QUOTED, '$1');
