/** Relations: which kinds each relation may join, according to the ontology. */
import { type Kind, kinds, type RelationTypeName, relationRule, relationTypeNames } from '../graph/ontology.ts';

/** Why a relation isn't allowed, which of its ends is wrong, and what is allowed. */
export interface RelationMismatch {
  readonly at: 'from' | 'to';
  readonly message: string;
  readonly hint: string;
}

/** A kind at the beginning of a sentence: "An organization". */
export const withArticle = (kind: Kind): string => `${/^[aeiou]/.test(kinds[kind].label) ? 'An' : 'A'} ${kinds[kind].label}`;

/** Undefined when the relation is allowed; `toId` may belong to something other than an entity. */
export function checkRelationKinds(
  type: RelationTypeName,
  fromKind: Kind,
  toId: string,
  toKind: Kind | null,
): RelationMismatch | undefined {
  const { from, to } = relationRule(type);
  if (!from.includes(fromKind))
    return {
      at: 'from',
      message: `${withArticle(fromKind)} cannot have the relation "${type}".`,
      hint: `"${type}" starts at: ${from.join(', ')}.`,
    };
  if (toKind === null || to.includes(toKind)) return undefined;
  return { at: 'to', message: `The relation "${type}" cannot lead to "${toId}".`, hint: `"${type}" leads to: ${to.join(', ')}.` };
}

export const relationsBetween = (fromKind: Kind, toKind: Kind): readonly RelationTypeName[] =>
  relationTypeNames.filter((type) => relationRule(type).from.includes(fromKind) && relationRule(type).to.includes(toKind));

/** The relation types whose chains must end, and the message for a chain that doesn't. */
export const chains = [
  { type: 'builds-on', message: 'It builds on itself.' },
  { type: 'part-of', message: 'It belongs to itself.' },
] as const satisfies readonly { readonly type: RelationTypeName; readonly message: string }[];
