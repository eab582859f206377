/** Suggestions: what readers miss or find wrong, handed in for the curators. They change no knowledge by themselves. */
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Client } from '../database/client.ts';
import { Conflict, NotFound } from '../errors.ts';
import { nullable, oneOf, url, withHint } from '../rules/fields.ts';
import { inputObject } from '../rules/inputs.ts';
import { cleanFreeText } from '../rules/plain-text.ts';
import { plain } from './parse-input.ts';

export const outcomes = {
  accepted: 'It was taken up, or will be.',
  declined: 'It was not taken up.',
} as const;
export const statuses = { open: 'No curator has decided yet.', ...outcomes } as const;
export type Outcome = keyof typeof outcomes;
export type Status = keyof typeof statuses;

const MIN_TEXT = 3;
const MAX_TEXT = 2000;
const tooShort = withHint('The text is too short to be understood.', `Write ${MIN_TEXT} characters at least.`);

/** Control characters but line breaks and tabs, halves of characters, and what turns the direction of reading. */
const REFUSED = /(?![\n\r\t])\p{Cc}|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** People write as they like, on as many lines as they like; invisible characters are dropped. */
const freeText = z
  .string()
  .transform((text) => (REFUSED.test(text) ? text : cleanFreeText(text)))
  .pipe(
    z
      .string()
      .min(MIN_TEXT, tooShort)
      .max(MAX_TEXT)
      .refine(
        (text) => !REFUSED.test(text),
        withHint('The text holds a control character or an invisible one.', 'Write it again without.'),
      ),
  );

export const suggestInput = inputObject('What a reader misses or finds wrong.', {
  text: freeText.describe("In the reader's words, 3 to 2000 characters."),
  about: nullable(z.string().max(200)).describe('The entity concerned, by id, slug, name or alias.'),
  url: nullable(url.max(500)).describe('An https URL with more, up to 500 characters.'),
  platform: nullable(plain(40)).describe('The chat platform, such as `slack`, up to 40 characters.'),
  author: nullable(plain(100)).describe("The platform's id of the reader, up to 100 characters."),
});
type SuggestInput = z.output<typeof suggestInput>;

const uuid = z.uuid(withHint("This isn't the id of a suggestion.", 'Take one from the answers of "suggestions".'));
export const resolveSuggestionInput = inputObject('A decision about an open suggestion.', {
  id: uuid.describe('The `id` from `suggestions`.'),
  outcome: oneOf(outcomes).describe('Whether you accept it.'),
  note: nullable(plain(500)).describe('The reason or the result, up to 500 characters.'),
});
type ResolveInput = z.output<typeof resolveSuggestionInput>;

/** Who hands in or decides, by the key. */
interface SuggestionContext {
  readonly client: Client;
  readonly clock: Clock;
  readonly actor: { readonly id: string; readonly name: string };
}

/** `aboutId` is the id of an entity that is there; nothing holds it there. */
export function addSuggestion(
  { client, clock, actor }: SuggestionContext,
  { text, url: address, platform, author }: SuggestInput,
  aboutId: string | null,
) {
  const keys = { keyId: actor.id, keyName: actor.name };
  return client.suggestion.create({ data: { at: clock.now(), text, aboutId, url: address, platform, author, ...keys } });
}

/** Throws NotFound, or Conflict if it is already resolved. */
export async function resolveSuggestion({ client, clock, actor }: SuggestionContext, { id, outcome, note }: ResolveInput) {
  const data = { status: outcome, resolvedAt: clock.now(), resolvedBy: actor.name, note };
  // Decided by one statement: of two curators who decide at once, the second hears of the first.
  const { count } = await client.suggestion.updateMany({ where: { id, status: 'open' }, data });
  const suggestion = await client.suggestion.findUnique({ where: { id } });
  if (suggestion === null) throw new NotFound(`There is no suggestion ${id}.`, [], ['id']);
  if (count === 0) throw new Conflict(`"${suggestion.resolvedBy}" has ${suggestion.status} it already.`, ['id']);
  return suggestion;
}
