/** The text of a signed token: a command call as JSON, behind its signature. Pure. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { CommandCall } from '../contract/request.ts';

const SIGNATURE_LENGTH = 16;

const tokenSchema = z.tuple([z.string(), z.number().int().nonnegative(), z.record(z.string(), z.union([z.string(), z.boolean()]))]);

/** `signed` says for whom: the same call has another signature for someone else. */
export function signCall(call: CommandCall, key: string | Buffer, signed: string): string {
  const text = JSON.stringify([call.command, call.page ?? 0, withoutDefaults(call.options)]);
  return signatureOf(text, key, signed) + text;
}

/** Undefined if the signature is invalid. */
export function verifyCall(token: string, key: string | Buffer, signed: string): CommandCall | undefined {
  const [signature, text] = [token.slice(0, SIGNATURE_LENGTH), token.slice(SIGNATURE_LENGTH)];
  return isEqual(signature, signatureOf(text, key, signed)) ? parseCall(text) : undefined;
}

const signatureOf = (text: string, key: string | Buffer, signed: string): string =>
  createHmac('sha256', key).update(`${signed}\n${text}`).digest('base64url').slice(0, SIGNATURE_LENGTH);

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

// The signature is valid, so the text is our JSON, but its shape may be an older version's.
function parseCall(text: string): CommandCall | undefined {
  const { data } = tokenSchema.safeParse(JSON.parse(text));
  return data && toCommandCall(...data);
}

const toCommandCall = (command: string, page: number, options: CommandCall['options']): CommandCall => ({
  command,
  options,
  ...(page === 0 ? {} : { page }),
});

// A missing flag means false, so false flags would only take up space.
const withoutDefaults = (options: CommandCall['options']): CommandCall['options'] =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== false));
