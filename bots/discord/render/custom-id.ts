/**
 * Custom id: what stands in a component, and comes back when somebody presses it.
 * It says all that a press does, so that nothing about a button has to be remembered by the process that made it.
 */
import { z } from 'zod';
import type { MissingOption } from '../../core/contract/bot.ts';
import type { ButtonAction } from '../../core/contract/reply.ts';
import { MAX_CUSTOM_ID } from './limits.ts';

/** A question that lacks something, for which a form asks. */
export interface PendingCommand {
  readonly command: string;
  readonly given: MissingOption['given'];
}

export type ParsedCustomId =
  | { readonly kind: 'press'; readonly action: ButtonAction; readonly token: string }
  /** A select: the token stands in the line that was chosen. */
  | { readonly kind: 'select' }
  | { readonly kind: 'fill'; readonly fill: PendingCommand };

const BUTTON_ACTIONS: readonly string[] = ['ask', 'turn', 'share', 'report'] satisfies ButtonAction[];
const isButtonAction = (word: string): word is ButtonAction => BUTTON_ACTIONS.includes(word);

const fill = z.tuple([z.string(), z.record(z.string(), z.union([z.string(), z.boolean()]))]);

/** Undefined when it would be too long for Discord. */
export const buttonId = (action: ButtonAction, token: string): string | undefined => withinLimit(`${action}:${token}`);

export const selectId = (index: number): string => `select:${index}`;

/** Undefined when what was given already is too long for Discord. */
export const pendingCommandId = ({ command, given }: PendingCommand): string | undefined =>
  withinLimit(`fill:${JSON.stringify([command, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== false))])}`);

/** Undefined for what this version does not make. */
export function parseCustomId(id: string): ParsedCustomId | undefined {
  const at = id.indexOf(':');
  const [word, rest] = [id.slice(0, Math.max(at, 0)), id.slice(at + 1)];
  if (isButtonAction(word)) return { kind: 'press', action: word, token: rest };
  if (word === 'select') return { kind: 'select' };
  return word === 'fill' ? parsePendingCommand(rest) : undefined;
}

function parsePendingCommand(text: string): ParsedCustomId | undefined {
  const { data } = z.string().transform(parseJson).pipe(fill).safeParse(text);
  return data && { kind: 'fill', fill: { command: data[0], given: data[1] } };
}

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: String(error) });
    return z.NEVER;
  }
}

const withinLimit = (id: string): string | undefined => (id.length <= MAX_CUSTOM_ID ? id : undefined);
