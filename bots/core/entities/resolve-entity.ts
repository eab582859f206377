/** Names: which entity of the graph somebody means, before anything is said of it. */
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

/** No select holds more. */
const MAX_CHOICES = 25;
/** How many near names an error offers. */
const MAX_SUGGESTIONS = 3;

/** What a text can mean among these kinds. */
export interface EntityMatches {
  /** What is called exactly so. */
  readonly exact: readonly EntityMatch[];
  /** What begins so, or has a word that begins so. */
  readonly prefixed: readonly EntityMatch[];
  /** What is called nearly so. */
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
  ...{ id: value, label, kind: entity.kind, slug: entity.slug, name: entity.name },
  released: ('releasedOn' in entity ? entity.releasedOn : null) ?? null,
});

/**
 * The one entity that is meant. Throws Ambiguous when several are called so, or when several begin so and none is called so; throws
 * NotFound with the nearest names when there is none.
 */
export async function resolveEntity(text: string, kinds: 'any' | readonly EntityKind[], query: Query): Promise<EntityMatch> {
  const { exact, prefixed, near } = await findEntities(text, kinds, query);
  const [only, other] = exact.length > 0 ? exact : prefixed;
  if (only !== undefined && other === undefined) return only;
  if (only !== undefined) throw new AmbiguousName(text, exact.length > 0 ? exact : prefixed);
  throw new NotFound(`Nothing is called "${text}".`, near.slice(0, MAX_SUGGESTIONS));
}

/** The lines of a select in which somebody chooses which one they mean. */
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
