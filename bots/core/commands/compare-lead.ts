/** The sentence above a comparison: what both have, and what only one of them has. */
import { graphql, type ResultOf } from '../../api/graphql.ts';
import type { Claim } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { type Citation, CitationParts, type SourceNumbering } from '../present/number-sources.ts';

export const AbilityParts = graphql(
  `fragment AbilityParts on Entity {
    name kind
    ... on ModelClassEntity {
      accepts(first: 20) { edges { node { name } citations { ...CitationParts } } }
      produces(first: 20) { edges { node { name } citations { ...CitationParts } } }
    }
    ... on Model {
      accepts(first: 20) { edges { node { name } citations { ...CitationParts } } }
      produces(first: 20) { edges { node { name } citations { ...CitationParts } } }
      weights: value(attribute: OPEN_WEIGHTS) { text citations { ...CitationParts } }
    }
  }`,
  [CitationParts],
);

export type Abilities = ResultOf<typeof AbilityParts>;

interface Stated {
  readonly names: readonly string[];
  readonly citations: readonly Citation[];
}

/** Undefined if no source tells enough about both. */
export function abilitiesLead(left: Abilities, right: Abilities, numbering: SourceNumbering, messages: Messages): Claim | undefined {
  const texts = messages.compare;
  const sides = [left, right] as const;
  const [inputs, outputs] = [sides.map((side) => stated(side, 'accepts')), sides.map((side) => stated(side, 'produces'))];
  const common = namesInBoth(inputs);
  const phrases = sides.map((_, index) => [
    ...namesOnlyIn(inputs, index).map(texts.takes),
    ...namesOnlyIn(outputs, index).map(texts.gives),
    ...(isOnlyOpen(sides, index) ? [texts.isOpen] : []),
  ]);
  const only = phrases.flatMap((all, index) => {
    const side = sides[index];
    if (all.length === 0 || side === undefined) return [];
    return [side.kind === 'MODEL_CLASS' ? texts.onlyClass(side.name, all) : texts.only(side.name, all)];
  });
  if (only.length === 0) return undefined;
  const text = [...(common.length === 0 ? [] : [texts.both(common)]), texts.sides(only)].join(' ');
  return numbering.claim(
    text,
    [...inputs, ...outputs].flatMap((each) => each?.citations ?? []),
  );
}

/** Undefined if nothing is recorded, which says nothing about what the model can do. */
function stated(side: Abilities, field: 'accepts' | 'produces'): Stated | undefined {
  const edges = field in side ? ((side as Extract<Abilities, { accepts: unknown }>)[field]?.edges ?? []) : [];
  if (edges.length === 0) return undefined;
  return { names: edges.map(({ node }) => node.name.toLowerCase()), citations: edges.flatMap(({ citations }) => citations) };
}

const namesInBoth = ([left, right]: readonly (Stated | undefined)[]): readonly string[] =>
  left?.names.filter((name) => right?.names.includes(name) === true) ?? [];

/** One entry with all names, or none. */
function namesOnlyIn(sides: readonly (Stated | undefined)[], index: number): readonly (readonly string[])[] {
  const [own, other] = [sides[index], sides[1 - index]];
  if (own === undefined || other === undefined) return [];
  const names = own.names.filter((name) => !other.names.includes(name));
  return names.length === 0 ? [] : [names];
}

function isOnlyOpen(sides: readonly Abilities[], index: number): boolean {
  const [own, other] = [sides[index], sides[1 - index]].map((side) =>
    side !== undefined && 'weights' in side ? side.weights?.text : undefined,
  );
  return own === 'true' && other === 'false';
}
