/**
 * Argument limits: every list and every text that an argument or a field of an input takes is bounded, by default or by its own
 * declaration (`extensions: bounds({ … })`). One place walks the types of arguments and what a request gives for them.
 */
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { BadInput } from '../../errors.ts';

/** What one argument or field of an input may hold. */
export interface Bounds {
  readonly entries?: number;
  readonly characters?: number;
}

/** A list of words of the schema may have as many entries as there are words. */
export const defaultBounds: Required<Bounds> = { entries: 100, characters: 1_000 };

/** For the options of an argument or of a field of an input. */
export const bounds = (given: Bounds) => ({ bounds: given });

/** A value's place, for messages: `"filter.accepts[3]" of "models"`. */
type Check = (value: unknown, path: string, field: string) => void;
type Declared = Pick<GraphQLArgument | GraphQLInputField, 'type' | 'extensions'>;

const checks = new WeakMap<object, Check | null>();

/** Throws BadInput for the first value that is too large, or that nothing could keep, and names its place. */
export function checkArguments(args: readonly GraphQLArgument[], values: Readonly<Record<string, unknown>>, field: string): void {
  for (const argument of args) {
    const value = values[argument.name];
    if (value != null) checkOf(argument)?.(value, argument.name, field);
  }
}

/** Made once for each argument; null when there is nothing to check, as for a number. */
function checkOf(declared: Declared): Check | null {
  const known = checks.get(declared);
  if (known !== undefined) return known;
  // Inputs may hold themselves: until this check is made, it finds itself here.
  checks.set(declared, (...rest) => checks.get(declared)?.(...rest));
  const made = makeCheck(declared.type, boundsOf(declared));
  checks.set(declared, made);
  return made;
}

export const boundsOf = ({ extensions }: Pick<Declared, 'extensions'>): Bounds => (extensions['bounds'] ?? {}) as Bounds;

function makeCheck(type: GraphQLInputType, own: Bounds): Check | null {
  if (isNonNullType(type)) return makeCheck(type.ofType, own);
  if (isListType(type)) return checkList(makeCheck(type.ofType, own), entriesOf(type.ofType, own));
  if (isInputObjectType(type)) return checkObject(Object.values(type.getFields()));
  return type.name === 'String' || type.name === 'ID' ? checkText(own.characters ?? defaultBounds.characters) : null;
}

function entriesOf(type: GraphQLInputType, { entries }: Bounds): number {
  const inner = isNonNullType(type) ? type.ofType : type;
  return entries ?? (isEnumType(inner) ? inner.getValues().length : defaultBounds.entries);
}

const checkList =
  (check: Check | null, most: number): Check =>
  (value, path, field) => {
    // GraphQL has made lists of single values.
    const list = value as readonly unknown[];
    if (list.length > most)
      throw tooMuch('TOO_MANY', `"${path}" of "${field}" has ${list.length} entries; ${most} are allowed.`, path, most);
    if (check !== null) for (const [index, entry] of list.entries()) if (entry != null) check(entry, `${path}[${index}]`, field);
  };

const checkObject =
  (fields: readonly GraphQLInputField[]): Check =>
  (value, path, field) => {
    const object = value as Readonly<Record<string, unknown>>;
    for (const part of fields) {
      const entry = object[part.name];
      if (entry != null) checkOf(part)?.(entry, `${path}.${part.name}`, field);
    }
  };

/** PostgreSQL has no NUL in a text, and half of a surrogate pair becomes another character on the way. */
const FORBIDDEN_CHARACTER = /[\0\p{Surrogate}]/u;

const checkText =
  (most: number): Check =>
  (value, path, field) => {
    const text = value as string;
    if (text.length > most)
      throw tooMuch('TOO_LONG', `"${path}" of "${field}" has ${text.length} characters; ${most} are allowed.`, path, most);
    const found = FORBIDDEN_CHARACTER.exec(text);
    if (found !== null)
      throw new BadInput(`"${path}" of "${field}" holds ${nameOf(found[0])} as character ${found.index + 1}. Take it out.`, {
        at: namesIn(path),
      });
  };

const tooMuch = (reason: 'TOO_MANY' | 'TOO_LONG', message: string, path: string, limit: number) =>
  new BadInput(message, { at: namesIn(path), reason, limit });

/** The names and numbers of `input.topics[0]`. */
const namesIn = (path: string): string[] => path.replaceAll('[', '.').replaceAll(']', '').split('.');

const nameOf = (character: string): string => (character === '\0' ? 'the character NUL (U+0000)' : 'one half of a surrogate pair');
