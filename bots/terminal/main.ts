/** Answers one question in the terminal. */
import type { Logger } from 'pino';
import { type ApiClientOptions, type ApiFetch, createApiClient } from '../api/client.ts';
import type { Clock } from '../clock.ts';
import { createAnswer } from '../core/answer.ts';
import { commands, commandsIn } from '../core/commands/index.ts';
import { commandsInGroup, topLevelNames, worksOn } from '../core/contract/command.ts';
import { createInterpreter, type InterpreterOptions } from '../core/interpret.ts';
import { messagesFor } from '../core/messages/index.ts';
import { noBotState } from '../core/state/bot-state.ts';
import type { ButtonTokens } from '../core/state/button-tokens.ts';
import { createVisibilityOf } from '../core/state/visibility.ts';
import { terminal } from './platform.ts';
import { type TerminalStyle, toText } from './render.ts';

export type { ApiFetch };

/** Terminal users don't wait longer. */
const TIMEOUT_MS = 10_000;

/** The terminal has no buttons. */
const noButtonTokens: ButtonTokens = { sign: async () => undefined, signForAnyone: () => undefined, verify: async () => undefined };

export interface TerminalOptions {
  readonly args: readonly string[];
  readonly json: boolean;
  readonly style: TerminalStyle;
  readonly api: Omit<ApiClientOptions, 'timeoutMs'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** The languages and the parser; the product's own by default. */
  readonly language?: Partial<Pick<InterpreterOptions, 'commandsIn' | 'messagesFor' | 'parse'>>;
}

export interface TerminalOutput {
  readonly text: string;
  /** False when the reply is an error: the command then exits with 1. */
  readonly ok: boolean;
}

const offered = commands.filter((command) => worksOn(command, terminal));

/** The commands that do something in the terminal. */
export const commandSummaries: readonly { readonly name: string; readonly description: string }[] = topLevelNames(offered).flatMap(
  (name) => {
    const [command] = commandsInGroup(name, offered);
    return command === undefined ? [] : [{ name, description: command.description }];
  },
);

export async function answerInTerminal({ args, json, style, api, clock, log, language }: TerminalOptions): Promise<TerminalOutput> {
  const query = createApiClient({ ...api, timeoutMs: TIMEOUT_MS });
  const [buttonTokens, botState] = [noButtonTokens, noBotState];
  const { interpret, loadStored } = createInterpreter({ commandsIn, messagesFor, buttonTokens, ...language });
  const visibilityOf = createVisibilityOf(botState);
  const answer = createAnswer({ query, clock, log, buttonTokens, unstoredTokens: buttonTokens, botState, loadStored, visibilityOf });
  // The shell has already removed the quotes around arguments with spaces.
  const text = args.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
  const place = { platform: terminal, workspace: '', channel: '', user: '' };
  const reply = await answer(await interpret({ input: { kind: 'text', text }, place }));
  return { text: json ? `${JSON.stringify(reply, null, 2)}\n` : toText(reply, style), ok: reply.badge !== 'error' };
}
