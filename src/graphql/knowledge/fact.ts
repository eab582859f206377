/** Facts: short cited sentences about entities. */

import type { Entity, Fact } from '../../graph/graph.ts';
import type { Aspect, CheckLevel, ClaimType } from '../../graph/ontology.ts';
import { factById } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity } from '../base/page.ts';
import { CitationRef } from '../sources/citation.ts';
import { EntityRef } from './entity.ts';

export const ClaimTypeEnum = enumOf<ClaimType>('ClaimType', 'What kind of claim a fact is, and so how far it can be trusted.', {
  fact: 'Something that can be looked up and is not in dispute.',
  measurement: 'A figure that somebody measured or counted.',
  estimate: 'A figure that somebody worked out from incomplete data.',
  'vendor-claim': 'What a maker says of its own product.',
  opinion: 'What somebody thinks or expects.',
});

export const AspectEnum = enumOf<Aspect>('Aspect', 'What a fact tells about its subjects.', {
  definition: 'What the subject is, as a glossary would say it.',
  'key-feature': 'What makes the subject what it is.',
  capability: 'What the subject can do.',
  coverage: 'What belongs to the subject.',
  history: 'How the subject came about, and when.',
  training: 'How the subject is made or trained.',
  measurement: 'What was measured or counted of the subject.',
  limitation: 'What the subject cannot do well.',
  outlook: 'What is expected of the subject.',
});

export const CheckLevelEnum = enumOf<CheckLevel>('CheckLevel', 'Against what a fact was checked before it was written down.', {
  primary: 'The publication itself was read.',
  dataset: 'A dataset or the abstract of the publication was read.',
  secondary: 'A page about the publication was read.',
});

const RetractionRef = builder.objectRef<NonNullable<Fact['retracted']>>('Retraction');
RetractionRef.implement({
  description: 'That a fact was withdrawn, when, and why.',
  fields: (t) => ({
    on: t.expose('on', { type: 'Date', description: 'The day on which it was withdrawn.' }),
    reason: t.exposeString('reason', { description: 'Why it was withdrawn.' }),
  }),
});

export const FactRef = builder.objectRef<Fact>('Fact');
builder.node(FactRef, {
  description: 'One short sentence about entities, with its sources; fit for a chat message.',
  id: { resolve: ({ id }) => id, description: 'Global id, the same in every installation.' },
  isTypeOf: (value) => (value as Fact).id?.startsWith('fact/') === true,
  loadWithoutCache: (id, { graph }) => factById(graph, id) ?? null,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Short stable name, unique among facts.' }),
    text: t.exposeString('text', { description: 'The fact in one sentence, at most 300 characters.' }),
    about: t.field({
      type: [EntityRef],
      description: 'The entities that the sentence speaks of, in the order of its curator.',
      complexity: listComplexity,
      resolve: ({ about }): readonly Entity[] => about,
    }),
    aspect: t.field({ type: AspectEnum, description: 'What it tells about them.', resolve: ({ aspect }) => aspect }),
    type: t.field({ type: ClaimTypeEnum, description: 'What kind of claim it is.', resolve: ({ type }) => type }),
    topic: t.exposeString('topic', { nullable: true, description: 'The topic under which the daily post files it.' }),
    daily: t.exposeBoolean('daily', { description: 'Whether it is fit for the daily post.' }),
    sensitive: t.exposeBoolean('sensitive', {
      description: 'Whether it tells of abuse or discrimination; such a fact is never posted unasked.',
    }),
    asOf: t.expose('asOf', {
      type: 'PartialDate',
      nullable: true,
      description: 'The date of which it is true; null when it does not age.',
    }),
    validUntil: t.expose('validUntil', { type: 'PartialDate', nullable: true, description: 'The last date on which it may be repeated.' }),
    attributedTo: t.exposeString('attributedTo', { nullable: true, description: 'Who says so, where it is a claim or an opinion.' }),
    method: t.exposeString('method', { nullable: true, description: 'How a figure was measured or estimated.' }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark that belongs beside the fact." }),
    checkedOn: t.expose('checkedOn', { type: 'Date', description: 'The day on which it was last checked against its source.' }),
    checkLevel: t.field({
      type: CheckLevelEnum,
      description: 'Against what it was checked: the publication, a dataset, or a page about it.',
      resolve: ({ checkLevel }) => checkLevel,
    }),
    retracted: t.expose('retracted', {
      type: RetractionRef,
      nullable: true,
      description: 'Set when it was withdrawn; it is then kept but never posted.',
    }),
    citations: t.field({ type: [CitationRef], description: 'The sources that say it.', resolve: ({ citations }) => citations }),
  }),
});

builder.objectField(FactRef, 'contradicts', (t) =>
  t.field({
    type: [FactRef],
    description: 'The facts whose figures disagree with this one; each names its own method and source.',
    complexity: listComplexity,
    resolve: ({ contradictsIds }, _args, { graph }) => contradictsIds.flatMap((id) => graph.factsById.get(id) ?? []),
  }),
);

builder.objectField(FactRef, 'supersededBy', (t) =>
  t.field({
    type: FactRef,
    nullable: true,
    description: 'The newer fact that says what is true since.',
    resolve: ({ supersededById }, _args, { graph }) => (supersededById === null ? null : (graph.factsById.get(supersededById) ?? null)),
  }),
);
