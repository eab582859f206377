/**
 * Custom ids: the text in a component that Discord sends back when it is used.
 * It holds everything needed to handle the component, so no process has to remember the buttons that it made.
 */
import { z } from 'zod';
import type { MissingOption } from '../../core/contract/interpretation.ts';
import { type ButtonAction, isButtonAction } from '../../core/contract/reply.ts';
import { MAX_CUSTOM_ID } from './limits.ts';

/** A command with the options given so far; a modal asks for the missing ones. */
export interface PendingCommand {
  readonly command: string;
  readonly given: MissingOption['given'];
}

export type ParsedCustomId =
  | { readonly kind: 'press'; readonly action: ButtonAction; readonly token: string }
  /** A select: the token is the value of the chosen option. */
  | { readonly kind: 'select' }
  | { readonly kind: 'fill'; readonly fill: PendingCommand };

const pendingCommand = z.tuple([z.string(), z.record(z.string(), z.union([z.string(), z.boolean()]))]);

/** Undefined if it is too long for Discord. */
export const buttonId = (action: ButtonAction, token: string): string | undefined => withinLimit(`${action}:${token}`);

/** The id of the same button with a mark, by which its message is found again. */
export const markedId = (id: string, mark: string): string | undefined => {
  const separator = id.indexOf(':');
  return withinLimit(`${id.slice(0, separator)}~${mark}${id.slice(separator)}`);
};

/** Undefined for ids without a mark. */
export const markOf = (id: string): string | undefined => /^[a-z]+~(\w+):/.exec(id)?.[1];

export const selectId = (index: number): string => `select:${index}`;

/** Undefined if the given options are too long for Discord. */
export const pendingCommandId = ({ command, given }: PendingCommand): string | undefined =>
  withinLimit(`fill:${JSON.stringify([command, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== false))])}`);

/** Undefined for ids that this version does not make. */
export function parseCustomId(id: string): ParsedCustomId | undefined {
  const separator = id.indexOf(':');
  const [prefix, rest] = [id.slice(0, Math.max(separator, 0)), id.slice(separator + 1)];
  const [action = ''] = prefix.split('~', 1);
  if (isButtonAction(action)) return { kind: 'press', action, token: rest };
  if (prefix === 'select') return { kind: 'select' };
  return prefix === 'fill' ? parsePendingCommand(rest) : undefined;
}

function parsePendingCommand(text: string): ParsedCustomId | undefined {
  const { data } = z.string().transform(parseJson).pipe(pendingCommand).safeParse(text);
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
