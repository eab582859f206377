/** Reads what a browser sends: bounded, and with an error that says what is wrong. */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { SimulatorError } from '../simulator-error.ts';

const MAX_BODY_BYTES = 32 * 1024;

const id = z.string().min(1).max(100);
const on = z.enum(['slack', 'discord']);
const values = z
  .record(z.string().max(100), z.string().max(4000))
  .refine((fields) => Object.keys(fields).length <= 25, 'at most 25 fields');

export const MAX_QUESTION = 2000;

const instruction = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('ask'),
    text: z.string().trim().min(1).max(MAX_QUESTION),
    fresh: z.boolean().optional(),
    on: on.optional(),
  }),
  z.strictObject({ do: z.literal('press'), on, message: id, action: z.string().min(1).max(255), value: z.string().max(3000).optional() }),
  z.strictObject({ do: z.literal('submit'), on, form: id, values }),
  z.strictObject({ do: z.literal('close'), on }),
  z.strictObject({ do: z.literal('home') }),
  z.strictObject({ do: z.literal('post') }),
  z.strictObject({ do: z.literal('complete'), text: z.string().max(MAX_QUESTION), field: id.optional() }),
]);

export type Instruction = z.output<typeof instruction>;

export async function readInstruction(request: IncomingMessage): Promise<Instruction> {
  // Other sites can't send this type without asking first, so they can't act for a visitor.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new SimulatorError(415, 'Send JSON, with the header "content-type: application/json".');
  const { data, error } = instruction.safeParse(parse(await readBody(request)));
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw new SimulatorError(
    400,
    `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'invalid'}. See docs/try.md for what to send.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SimulatorError(400, `The body isn't JSON (${error instanceof Error ? error.message : 'unreadable'}).`);
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new SimulatorError(413, `The body is larger than ${MAX_BODY_BYTES / 1024} KB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const COOKIE = 'lmm_try';

/** Only what we set ourselves. */
export const visitorIn = ({ headers: { cookie = '' } }: IncomingMessage): string | undefined =>
  new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{24})(?:;|$)`).exec(cookie)?.[1];

export const cookieOf = (visitor: string, isSecure: boolean): string =>
  `${COOKIE}=${visitor}; Path=/try; Max-Age=3600; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;

/** A field of the address; empty if it's missing. */
export const fieldIn = ({ url = '' }: IncomingMessage, name: string): string =>
  (new URLSearchParams(url.split('?', 2)[1] ?? '').get(name) ?? '').trim().slice(0, MAX_QUESTION);
