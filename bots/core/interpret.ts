/** Interprets requests. This is the only place that parses what a person sent. */
import { compact } from './compact.ts';
import type { Command } from './contract/command.ts';
import type { Interpret, Interpretation, MissingOption } from './contract/interpretation.ts';
import type { ParsedCommand, ParseResult } from './contract/parse-result.ts';
import type { CommandCall, Input, Request } from './contract/request.ts';
import type { Messages } from './messages/index.ts';
import { parse } from './parse/parse.ts';
import { askedIn } from './parse/question.ts';
import { type ButtonTokens, isStored } from './state/button-tokens.ts';

export interface InterpreterOptions {
  readonly commandsIn: (messages: Messages) => readonly Command[];
  readonly messagesFor: (locale: string | undefined) => Messages;
  readonly buttonTokens: Pick<ButtonTokens, 'verify'>;
  /** For tests, which count the calls. */
  readonly parse?: typeof parse;
}

export interface Interpreter {
  readonly interpret: Interpret;
  /** Loads the call of a button that is stored behind the API; leaves every other interpretation as it is. */
  readonly loadStored: (interpretation: Interpretation) => Promise<Interpretation>;
}

interface Language {
  readonly messages: Messages;
  readonly commands: readonly Command[];
}

export function createInterpreter({ commandsIn, messagesFor, buttonTokens, parse: parseInput = parse }: InterpreterOptions): Interpreter {
  // Each language's commands are declared once, not for every request.
  const languages = new Map<Messages, Language>();
  const languageOf = (messages: Messages): Language => {
    const language = languages.get(messages) ?? { messages, commands: commandsIn(messages) };
    languages.set(messages, language);
    return language;
  };
  const parsedAs = (
    input: Exclude<Input, { kind: 'press' }>,
    request: Request,
    { messages, commands }: Language,
    page = 1,
  ): Interpretation => {
    const parseAs = (given: typeof input) =>
      parseInput(given, { commands, grammar: messages.grammar, idPatterns: request.place.platform.idPatterns });
    const parsed = parseAs(input);
    const draft = parsed.kind === 'missing' ? draftIn(input) : undefined;
    // Where no form opens for a draft, it is asked as it is.
    const answered = draft === undefined ? input : ({ kind: 'text', text: draft } as const);
    return {
      ...{ ...request, messages, commands, page, asked: askedIn(answered) },
      ...{ parsed: draft === undefined ? parsed : parseAs(answered), ...describe(parsed, draft) },
    };
  };
  const fromCall = (call: CommandCall | undefined, request: Request, language: Language): Interpretation =>
    call === undefined
      ? { ...request, ...language, ...FOREIGN_BUTTON }
      : parsedAs({ kind: 'options', ...call }, request, language, call.page);
  return {
    interpret: async (request) => {
      const { input, place } = request;
      const language = languageOf(messagesFor(place.locale));
      if (input.kind === 'text') return parsedAs(input, request, language);
      if (input.kind === 'options') return parsedAs(input, request, language, input.page);
      if (isStored(input.token)) return { ...request, ...language, ...STORED_BUTTON };
      return fromCall(await buttonTokens.verify(input.token, place.user), request, language);
    },
    loadStored: async (interpretation) => {
      const { input, place, messages, commands, parsed } = interpretation;
      if (parsed.kind !== 'stored' || input.kind !== 'press') return interpretation;
      return fromCall(await buttonTokens.verify(input.token, place.user), { input, place }, { messages, commands });
    },
  };
}

const UNPARSED = { asked: undefined, page: 1, commandName: undefined, missingOption: undefined } as const;
const FOREIGN_BUTTON = { ...UNPARSED, parsed: { kind: 'foreign' }, needsRights: false } as const;
// It could be any command.
const STORED_BUTTON = { ...UNPARSED, parsed: { kind: 'stored' }, needsRights: true } as const;

/** A question to be changed, which its button carries. */
const draftIn = (input: Exclude<Input, { kind: 'press' }>): string | undefined => {
  const draft = input.kind === 'options' ? input.options['draft'] : undefined;
  return typeof draft === 'string' ? draft : undefined;
};

function describe(parsed: ParseResult, draft: string | undefined): Pick<Interpretation, 'commandName' | 'missingOption' | 'needsRights'> {
  const resolution = parsed.kind === 'unmatched' ? parsed.guess : parsed;
  const command = resolution !== undefined && 'command' in resolution ? resolution.command : undefined;
  return {
    commandName: command?.name,
    missingOption: missingOptionOf(parsed, draft),
    needsRights: command?.rights !== undefined,
  };
}

function missingOptionOf(parsed: ParseResult, draft: string | undefined): MissingOption | undefined {
  if (parsed.kind === 'missing') return compact({ command: parsed.command, option: parsed.option, given: parsed.values, draft });
  return parsed.kind === 'ok' ? emptyChange(parsed) : undefined;
}

/** A command that says what to change, and nothing of how. */
function emptyChange({ command, values }: ParsedCommand): MissingOption | undefined {
  const { subject, options } = command;
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== false));
  if (subject === undefined || Object.keys(given).some((name) => name !== subject)) return undefined;
  const option = Object.keys(options).find((name) => name !== subject);
  return option === undefined ? undefined : { command, option, given };
}
