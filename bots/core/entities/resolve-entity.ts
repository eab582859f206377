import type { Query } from '../../api/client.ts';
import { NotFound } from '../../api/errors.ts';
import { type EntityKind, graphql, type ResultOf } from '../../api/graphql.ts';
import type { FollowUpChoice } from '../contract/command.ts';
import type { EntityMatch } from '../contract/entity-match.ts';
import { AmbiguousName } from '../contract/errors.ts';
import type { CommandCall } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { fold } from './fold.ts';

const Names = graphql(
  `query Names($text: String!, $kinds: [Kind!], $first: Int!) {
    complete(text: $text, kinds: $kinds, first: $first) {
      label value
      entity { kind slug name aliases ... on Model { releasedOn } ... on Benchmark { releasedOn } }
    }
  }`,
);

type Completed = ResultOf<typeof Names>['complete'][number];

/** The stable id of an entity: `model-class/lmm`. */
export const entityId = ({ kind, slug }: { readonly kind: EntityKind; readonly slug: string }): string =>
  `${kind.toLowerCase().replaceAll('_', '-')}/${slug}`;

/** The limit of a select. */
const MAX_CHOICES = 25;
const MAX_SUGGESTIONS = 3;

/** Entities that match a text, by how well. */
export interface EntityMatches {
  /** The name, an alias, the slug or the id is equal. */
  readonly exact: readonly EntityMatch[];
  /** The name, or a word in it, begins with the text. */
  readonly prefixed: readonly EntityMatch[];
  readonly near: readonly EntityMatch[];
}

export async function findEntities(text: string, kinds: 'any' | readonly EntityKind[], query: Query): Promise<EntityMatches> {
  const variables = { text, kinds: kinds === 'any' ? null : [...kinds], first: MAX_CHOICES };
  const { complete } = await query(Names, variables);
  const wanted = fold(text);
  const isExact = ({ value, entity }: Completed) =>
    value === text || [entity.slug, entity.name, ...entity.aliases].some((name) => wanted !== '' && fold(name) === wanted);
  const exact = complete.filter(isExact);
  const rest = complete.filter((one) => !isExact(one));
  const isPrefixed = ({ label, entity }: Completed) => [label, entity.slug].some((name) => ` ${fold(name)}`.includes(` ${wanted}`));
  return {
    exact: exact.map(toEntityMatch),
    prefixed: rest.filter(isPrefixed).map(toEntityMatch),
    near: rest.filter((one) => !isPrefixed(one)).map(toEntityMatch),
  };
}

const toEntityMatch = ({ label, value, entity }: Completed): EntityMatch => ({
  id: value,
  label,
  kind: entity.kind,
  slug: entity.slug,
  name: entity.name,
  released: ('releasedOn' in entity ? entity.releasedOn : null) ?? null,
});

/**
 * Throws AmbiguousName if several entities match exactly, or if none does and several match by prefix. Throws NotFound with the
 * closest names if there is no match.
 */
export async function resolveEntity(text: string, kinds: 'any' | readonly EntityKind[], query: Query): Promise<EntityMatch> {
  const { exact, prefixed, near } = await findEntities(text, kinds, query);
  const [only, other] = exact.length > 0 ? exact : prefixed;
  if (only !== undefined && other === undefined) return only;
  if (only !== undefined) throw new AmbiguousName(text, exact.length > 0 ? exact : prefixed);
  throw new NotFound('no entity matches', { code: 'NOT_FOUND', given: text, suggestions: near.slice(0, MAX_SUGGESTIONS) });
}

export const entityChoices = (
  candidates: readonly EntityMatch[],
  callFor: (id: string) => CommandCall,
  { kindNames }: Messages,
): FollowUpChoice[] =>
  candidates.slice(0, MAX_CHOICES).map(({ id, label, kind, released }) => ({
    label,
    detail: [kindNames[kind], released].filter((part) => part !== null).join(' · '),
    call: callFor(id),
  }));
