/** The entities of each kind, made from the ontology: `organizations` with pages, filter and order, and `organization(slug:)`. */
import type { InputRef } from '@pothos/core';
import { BadInput } from '../../errors.ts';
import { entitiesAt } from '../../graph/base/entity-index.ts';
import type { Graph } from '../../graph/graph.ts';
import { hasOrdinal, type Kind, kindNames, kinds, orderColumnsOf } from '../../graph/ontology.ts';
import { allOf, type Criterion, columnReader } from '../../graph/query/criteria.ts';
import {
  benchmarkCriterion,
  conceptCriterion,
  criterionFor,
  type EntityFilter,
  entityCriterion,
  limitationCriterion,
  organizationCriterion,
  taskCriterion,
  techniqueCriterion,
} from '../../graph/query/filter.ts';
import { type ModelFilter, modelCriterion, needMeasure } from '../../graph/query/model-filter.ts';
import { pickOnce } from '../../graph/query/picks.ts';
import {
  type Direction,
  defaultOrder,
  type EntityField,
  filterSorted,
  sortedByScore,
  sortedEntities,
} from '../../graph/query/sorted-lists.ts';
import { needEntity } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { orderInput } from '../inputs/order-input.ts';
import { EntityRef, KindEnum, kindRefs } from './entity.ts';
import {
  BenchmarkFilterInput,
  ConceptFilterInput,
  EntityFilterInput,
  LimitationFilterInput,
  OrganizationFilterInput,
  TaskFilterInput,
  TechniqueFilterInput,
} from './entity-filters.ts';
import { ModelFilterInput } from './model-filter.ts';

const NAME = { name: 'Capitals sort first.' };
const KIND = { kind: 'By kind, then as in the list of that kind.' };
const ORDINAL = { ordinal: 'The place in the list of its kind, from 1.' };
const MODELS = { models: 'Number of models by the organization.' };
const MEASURES = {
  inputPrice: 'US dollars for a million tokens of input, as shown.',
  outputPrice: 'US dollars for a million tokens of output, as shown.',
  score: 'The score that `filter.scoredOn` names.',
};

type OrderField = EntityField | 'score';
type FieldDescriptions = Readonly<Partial<Record<OrderField, string>>>;

const orderFields = (kind: Kind): FieldDescriptions => ({
  ...(hasOrdinal(kind) ? ORDINAL : {}),
  ...NAME,
  ...Object.fromEntries(orderColumnsOf(kind).map(([name, { orderDescription }]) => [name, orderDescription])),
  ...(kind === 'organization' ? MODELS : {}),
  ...(kind === 'model' ? MEASURES : {}),
});

/** A filter: what is asked in GraphQL, and what it means. */
interface ListFilter {
  readonly input: InputRef<EntityFilter>;
  // As a method it may ask for more than every filter has; `filtering` sees to it that both belong together.
  criterion(graph: Graph, filter: EntityFilter): Criterion<number>;
}

const listFilter = <Filter extends EntityFilter>(
  input: InputRef<Filter>,
  criterion: (graph: Graph, filter: Filter) => Criterion<number>,
): ListFilter => ({ input, criterion });

const defaultFilter = (kind: Kind): ListFilter =>
  listFilter(
    EntityFilterInput,
    criterionFor<EntityFilter>(kind, () => []),
  );
const listFilters: Readonly<Partial<Record<Kind, ListFilter>>> = {
  model: listFilter(ModelFilterInput, modelCriterion),
  organization: listFilter(OrganizationFilterInput, organizationCriterion),
  benchmark: listFilter(BenchmarkFilterInput, benchmarkCriterion),
  technique: listFilter(TechniqueFilterInput, techniqueCriterion),
  task: listFilter(TaskFilterInput, taskCriterion),
  limitation: listFilter(LimitationFilterInput, limitationCriterion),
  concept: listFilter(ConceptFilterInput, conceptCriterion),
};

/** `limitations(of:)` and `modalities` are short plain lists; the lists with pages of these kinds have longer names. */
const connectionSuffixKinds: readonly Kind[] = ['limitation', 'modality'];
const listName = (kind: Kind): string => `${kinds[kind].plural}${connectionSuffixKinds.includes(kind) ? 'Connection' : ''}`;
const singular = (kind: Kind): string => kind.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** `modelClasses` reads "model classes" in a sentence. */
const toWords = (plural: string): string => plural.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const connectionOf = (type: string, label: string, ref: typeof EntityRef | (typeof kindRefs)[Kind]) =>
  builder.connectionObject(
    { name: `${type}Connection`, type: ref, description: `A page of ${label}, with its cursors.` },
    { name: `${type}Edge`, description: `An entry of a page of ${label}.` },
  );

interface OrderBy {
  readonly field: OrderField;
  readonly direction: Direction;
}

function sortedList(graph: Graph, kind: Kind, filter: ModelFilter | null | undefined, orderBy: OrderBy | null | undefined) {
  if (orderBy == null) return defaultOrder(graph, kind);
  const { field, direction } = orderBy;
  if (field !== 'score') return sortedEntities(graph, kind, field, direction);
  if (filter?.scoredOn == null)
    throw new BadInput('Sorting by SCORE needs a benchmark. Name it in "filter.scoredOn".', { at: ['filter', 'scoredOn'] });
  return sortedByScore(graph, needMeasure(graph, filter.scoredOn, ['filter', 'scoredOn']), direction);
}

function defineList(kind: Kind, { input, criterion }: ListFilter): void {
  const { type, plural } = kinds[kind];
  const words = toWords(plural);
  const Order = orderInput(type, words, orderFields(kind));
  builder.queryField(listName(kind), (t) =>
    t.field({
      type: connectionOf(type, words, kindRefs[kind]),
      description: `All ${words} that match, in their usual order.`,
      args: {
        ...t.arg.connectionArgs(),
        filter: t.arg({ type: input, description: `Which ${words} to list.` }),
        orderBy: t.arg({ type: Order, description: 'Instead of the usual order.' }),
      },
      complexity: pageComplexity,
      resolve: (_root, { filter, orderBy, ...page }, { graph }) => {
        const list = sortedList(graph, kind, filter, orderBy);
        const slots =
          filter == null
            ? list.slots
            : pickOnce(graph, [kind, filter, orderBy ?? null], () => filterSorted(list, criterion(graph, filter)));
        return pageOf(entitiesAt(graph, slots), page, list.order);
      },
    }),
  );
}

function defineOne(kind: Kind): void {
  builder.queryField(singular(kind), (t) =>
    t.field({
      type: kindRefs[kind],
      nullable: true,
      description: `One ${kinds[kind].label} by its slug.`,
      args: { slug: t.arg.string({ required: true, description: 'Or its name, alias or id.' }) },
      resolve: (_root, { slug }, { graph }) => needEntity(graph, slug, [kind], ['slug']),
    }),
  );
}

for (const kind of kindNames) {
  defineList(kind, listFilters[kind] ?? defaultFilter(kind));
  defineOne(kind);
}

const EntityOrder = orderInput('Entity', 'entities', { ...NAME, ...KIND });

builder.queryField('entities', (t) =>
  t.field({
    type: connectionOf('Entity', 'entities', EntityRef),
    description: 'Entities of several kinds, by kind, then in their usual order.',
    args: {
      ...t.arg.connectionArgs(),
      kinds: t.arg({ type: [KindEnum], description: 'Only entities of these kinds.' }),
      filter: t.arg({ type: EntityFilterInput, description: 'Conditions that entities must meet.' }),
      orderBy: t.arg({ type: EntityOrder, description: 'Instead of the order by kind.' }),
    },
    complexity: pageComplexity,
    resolve: (_root, { kinds: among, filter, orderBy, ...page }, { graph }) => {
      const list = orderBy == null ? defaultOrder(graph, 'any') : sortedEntities(graph, 'any', orderBy.field, orderBy.direction);
      const pick = () => filterSorted(list, allOf([ofKinds(graph, among), entityCriterion(graph, filter ?? {})]));
      const isWhole = among == null && filter == null;
      const slots = isWhole ? list.slots : pickOnce(graph, ['any', among ?? null, filter ?? null, orderBy ?? null], pick);
      return pageOf(entitiesAt(graph, slots), page, list.order);
    },
  }),
);

function ofKinds(graph: Graph, among: readonly Kind[] | null | undefined): Criterion<number> {
  if (among == null) return undefined;
  if (among.length === 0)
    throw new BadInput('"kinds" is empty. Name one kind at least, or leave it out for all of them.', { at: ['kinds'] });
  const numbers: readonly unknown[] = among.map((kind) => kindNames.indexOf(kind));
  const read = columnReader(graph, 'kind')();
  return (slot) => numbers.includes(read(slot));
}
