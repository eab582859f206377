/** Gaps: entities that lack what their kind usually has, and names that lead to two entities. */
import { type Kind, kindNames, type RelationTypeName } from '../../graph/ontology.ts';
import type { Contents, ParsedEntity } from '../parse.ts';
import { relationsOf } from '../rules/references.ts';

export interface GapGroup {
  readonly kind: Kind;
  readonly gap: string;
  readonly title: string;
  /** The ids, each with an explanation if it needs one. */
  readonly items: readonly string[];
}

/** What a gap looks at beside the entity itself. */
interface Surroundings {
  /** The entities that relations of this type lead to. */
  readonly isTarget: (type: RelationTypeName, id: string) => boolean;
  readonly hasFact: (id: string) => boolean;
  readonly hasScore: (id: string) => boolean;
  readonly classProduces: (id: string) => boolean;
  /** Whether another model of its family has open weights. */
  readonly isOpenFamily: (family: string) => boolean;
}

interface Gap {
  readonly gap: string;
  readonly title: string;
  readonly lacks: (entity: ParsedEntity, around: Surroundings) => boolean;
}

const without = (type: RelationTypeName, gap: string, title: string): Gap => ({ gap, title, lacks: (entity) => !states(entity, type) });
const empty = (column: string, title: string): Gap => ({ gap: column, title, lacks: ({ value }) => value.columns[column] === null });
const states = ({ value }: ParsedEntity, type: RelationTypeName): boolean => (value.relations[type] ?? []).length > 0;

const gaps: Readonly<Partial<Record<Kind, readonly Gap[]>>> = {
  model: [
    without('made-by', 'maker', 'without a maker'),
    without('instance-of', 'class', 'without a class'),
    without('accepts', 'inputs', 'without inputs'),
    {
      gap: 'outputs',
      title: 'without outputs',
      // An encoder has none.
      lacks: (model, { classProduces }) =>
        !states(model, 'produces') && (model.value.relations['instance-of'] ?? []).some(({ to }) => classProduces(to)),
    },
    empty('releasedOn', 'without a release date'),
    empty('family', 'without a family'),
    {
      gap: 'openWeights',
      title: 'of an open family that do not say whether their weights are open',
      lacks: ({ value: { columns } }, { isOpenFamily }) =>
        columns['openWeights'] === null && typeof columns['family'] === 'string' && isOpenFamily(columns['family']),
    },
    {
      gap: 'license',
      title: 'with open weights but without a license',
      lacks: ({ value: { columns } }) => columns['openWeights'] === true && columns['license'] === null,
    },
  ],
  benchmark: [
    empty('metric', 'without a metric'),
    without('measures', 'measures', 'that measure nothing'),
    { gap: 'scores', title: 'without scores', lacks: ({ id }, { hasScore }) => !hasScore(id) },
  ],
  limitation: [{ gap: 'limits', title: 'that limit nothing', lacks: ({ id }, { isTarget }) => !isTarget('limited-by', id) }],
  technique: [
    {
      gap: 'use',
      title: 'that nothing uses and that reduce nothing',
      lacks: (entity, { isTarget }) => !isTarget('uses', entity.id) && !states(entity, 'mitigates'),
    },
  ],
  task: [{ gap: 'performers', title: 'that nothing performs', lacks: ({ id }, { isTarget }) => !isTarget('performs', id) }],
  organization: [
    {
      gap: 'description',
      title: 'without a model, a fact or a division',
      lacks: (entity, { isTarget, hasFact }) =>
        !isTarget('made-by', entity.id) && !isTarget('division-of', entity.id) && !states(entity, 'division-of') && !hasFact(entity.id),
    },
  ],
};

/** The gaps that there are, by kind and in the order above; then the shared names of the kind. */
export function findGaps(contents: Contents, only?: Kind): GapGroup[] {
  const around = surroundingsOf(contents);
  const shared = sharedNames(contents.entities);
  return kindNames
    .filter((kind) => only === undefined || kind === only)
    .flatMap((kind): GapGroup[] => {
      const entities = contents.entities.filter((entity) => entity.kind === kind);
      const found = (gaps[kind] ?? []).map(({ gap, title, lacks }) => ({
        ...{ kind, gap, title },
        items: entities.filter((entity) => lacks(entity, around)).map(({ id }) => id),
      }));
      const names = shared.filter(({ entities: [first], ids }) =>
        only === undefined ? first?.kind === kind : ids.some((id) => isOf(id, kind)),
      );
      const items = names.map(({ name, ids }) => `${ids.join(', ')} ("${name}")`);
      return [...found, { kind, gap: 'name', title: 'that share a name', items }];
    })
    .filter(({ items }) => items.length > 0);
}

function surroundingsOf({ entities, facts, scores }: Contents): Surroundings {
  const targets = new Set(relationsOf(entities).map(({ type, relation }) => `${type} ${relation.to}`));
  const described = new Set(facts.flatMap(({ value }) => value.about));
  const scored = new Set(scores.map(({ id }) => id));
  const open = new Set(entities.filter(({ value }) => value.columns['openWeights'] === true).map(({ value }) => value.columns['family']));
  const productive = new Set(entities.filter((entity) => states(entity, 'produces')).map(({ id }) => id));
  return {
    isTarget: (type, id) => targets.has(`${type} ${id}`),
    hasFact: (id) => described.has(id),
    hasScore: (id) => scored.has(id),
    classProduces: (id) => productive.has(id),
    isOpenFamily: (family) => open.has(family),
  };
}

interface SharedName {
  readonly name: string;
  readonly entities: readonly ParsedEntity[];
  readonly ids: readonly string[];
}

const isOf = (id: string, kind: Kind): boolean => id.startsWith(`${kind}/`);

/** Stricter than the check: a name with other hyphens, or of an entity of another kind, leads readers astray too. */
const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\s\p{Pd}_'’"()/:,]+/gu, '');

function sharedNames(entities: readonly ParsedEntity[]): SharedName[] {
  const byName = new Map<string, { readonly name: string; readonly entities: Set<ParsedEntity> }>();
  for (const entity of entities)
    for (const name of [entity.value.name, ...entity.value.aliases]) {
      const known = byName.get(fold(name)) ?? { name, entities: new Set() };
      known.entities.add(entity);
      byName.set(fold(name), known);
    }
  return [...byName.values()]
    .filter((one) => one.entities.size > 1)
    .map((one) => ({ name: one.name, entities: [...one.entities], ids: [...one.entities].map(({ id }) => id) }));
}
