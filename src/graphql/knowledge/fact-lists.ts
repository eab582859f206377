/** Lists of facts, and single ones: by slug, and by date. */

import { factAboutOrder, factOrder } from '../../graph/base/ordering.ts';
import { currentFacts, factsAbout } from '../../graph/graph.ts';
import { select } from '../../graph/query/criteria.ts';
import { factCriterion, factOfTheDay } from '../../graph/query/facts.ts';
import { type FactField, sortedFacts } from '../../graph/query/sorted-lists.ts';
import { needFact } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { CROSSING_POINTS, pageComplexity, pageOf } from '../base/page.ts';
import { orderInput } from '../inputs/order-input.ts';
import { EntityInput, EntityRef } from './entity.ts';
import { AspectEnum, ClaimTypeEnum, FactRef } from './fact.ts';

const FactConnection = builder.connectionObject(
  { name: 'FactConnection', type: FactRef, description: 'A page of a list of facts.' },
  { name: 'FactEdge', description: 'One fact and its cursor.' },
);

const FactOrder = orderInput<FactField>('Fact', 'facts', {
  slug: 'By its slug, A to Z.',
  asOf: 'The date that the fact holds for.',
  checkedOn: 'When it was last checked against its source.',
});

const questions = builder.args((t) => ({
  topic: t.string({ description: 'Only facts filed under it.' }),
  aspect: t.field({ type: AspectEnum, description: 'Only facts that say this.' }),
  type: t.field({ type: ClaimTypeEnum, description: 'Only this kind of claim.' }),
  daily: t.boolean({ description: 'Only facts fit for posting.' }),
  citing: t.string({ description: 'Only those that cite this slug.' }),
}));

builder.interfaceField(EntityRef, 'facts', (t) =>
  t.field({
    type: FactConnection,
    description: 'The current facts about it.',
    args: { ...t.arg.connectionArgs(), ...questions },
    // The facts about one entity are few.
    complexity: ({ first, last }) => pageComplexity({ first, last }),
    resolve: (entity, { first, last, after, before, ...filter }, { graph }) =>
      pageOf(select(factsAbout(graph, entity), factCriterion(graph, filter)), { first, last, after, before }, factAboutOrder),
  }),
);

builder.queryFields((t) => ({
  facts: t.field({
    type: FactConnection,
    description: 'All current facts that match, by slug.',
    args: {
      ...t.arg.connectionArgs(),
      about: t.arg({ type: EntityInput, description: 'Only facts about this entity.' }),
      ...questions,
      orderBy: t.arg({ type: FactOrder, description: 'Instead of the order by slug.' }),
    },
    complexity: pageComplexity,
    resolve: (_root, { first, last, after, before, orderBy, ...filter }, { graph }) => {
      const usual = { items: currentFacts(graph), order: factOrder };
      const { items, order } = orderBy == null ? usual : sortedFacts(graph, orderBy.field, orderBy.direction);
      return pageOf(select(items, factCriterion(graph, filter)), { first, last, after, before }, order);
    },
  }),
  fact: t.field({
    type: FactRef,
    nullable: true,
    description: 'One fact by its slug, even if withdrawn.',
    args: { slug: t.arg.string({ required: true, description: 'The `slug` of an earlier answer.' }) },
    resolve: (_root, { slug }, { graph }) => needFact(graph, slug, ['slug']),
  }),
  factOfTheDay: t.field({
    type: FactRef,
    nullable: true,
    description: 'The fact for a date, the same for everyone.',
    complexity: CROSSING_POINTS,
    args: { date: t.arg({ type: 'Date', required: true, description: 'The day in your time zone.' }) },
    resolve: (_root, { date }, { graph }) => factOfTheDay(graph, date) ?? null,
  }),
}));
