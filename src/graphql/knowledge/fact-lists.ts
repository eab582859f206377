/** Lists of facts, and single ones: by slug, and by date. */

import { factAboutOrder, factOrder } from '../../graph/base/ordering.ts';
import { currentFacts, factsAbout } from '../../graph/graph.ts';
import { select } from '../../graph/query/criteria.ts';
import { factCriterion, factOfTheDay } from '../../graph/query/facts.ts';
import { type FactField, sortedFacts } from '../../graph/query/sorted-lists.ts';
import { needFact } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { orderInput } from '../base/order-input.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { EntityInput, EntityRef } from './entity.ts';
import { AspectEnum, ClaimTypeEnum, FactRef } from './fact.ts';

const FactConnection = builder.connectionObject(
  { name: 'FactConnection', type: FactRef, description: 'A page of a list of facts, with its edges and its total count.' },
  { name: 'FactEdge', description: 'One fact of a page, with the cursor to read on from.' },
);

const FactOrder = orderInput<FactField>('Fact', 'facts', {
  slug: 'The short stable name, from A to Z.',
  asOf: 'The date of which the fact is true.',
  checkedOn: 'The day on which it was last checked against its source.',
});

/** By what facts can be narrowed, wherever they are listed. */
const questions = builder.args((t) => ({
  topic: t.string({ description: 'Only facts that the daily post files under this topic.' }),
  aspect: t.field({ type: AspectEnum, description: 'Only facts that tell this about their subjects.' }),
  type: t.field({ type: ClaimTypeEnum, description: 'Only facts that are this kind of claim.' }),
  daily: t.boolean({ description: 'Only facts that are fit for the daily post, or with `false` only those that are not.' }),
  citing: t.string({ description: 'Only facts that cite the source of this slug.' }),
}));

builder.interfaceField(EntityRef, 'facts', (t) =>
  t.field({
    type: FactConnection,
    description: 'The facts about it that stand, by what they tell.',
    args: { ...t.arg.connectionArgs(), ...questions },
    complexity: pageComplexity,
    resolve: (entity, { first, last, after, before, ...filter }, { graph }) =>
      pageOf(select(factsAbout(graph, entity), factCriterion(graph, filter)), { first, last, after, before }, factAboutOrder),
  }),
);

builder.queryFields((t) => ({
  facts: t.field({
    type: FactConnection,
    description: 'All facts that stand and of which all that is asked holds, by slug.',
    args: {
      ...t.arg.connectionArgs(),
      about: t.arg({ type: EntityInput, description: 'Only facts that speak of this entity; an unknown one is an error.' }),
      ...questions,
      orderBy: t.arg({ type: FactOrder, description: 'In which order they are read; by slug when it is left out.' }),
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
    description: 'One fact, also one that was withdrawn; an unknown slug is an error with the nearest slugs.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug, as `slug` of an earlier answer tells it.' }) },
    resolve: (_root, { slug }, { graph }) => needFact(graph, slug),
  }),
  factOfTheDay: t.field({
    type: FactRef,
    nullable: true,
    description: 'The fact that belongs to a date: the same for everybody, and none twice before all had their day.',
    args: { date: t.arg({ type: 'Date', required: true, description: 'The day, in the time zone of whoever asks.' }) },
    resolve: (_root, { date }, { graph }) => factOfTheDay(graph, date) ?? null,
  }),
}));
