/** Facts: short cited sentences about entities. */

import { entityOf, type Fact } from '../../graph/graph.ts';
import type { Aspect, CheckLevel, ClaimType } from '../../graph/ontology.ts';
import { factById } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity } from '../base/page.ts';
import { CitationRef } from '../sources/citation.ts';
import { EntityRef } from './entity.ts';

export const ClaimTypeEnum = enumOf<ClaimType>('ClaimType', 'How far a fact can be trusted.', {
  fact: 'A fact that can be looked up and is undisputed.',
  measurement: 'A measured or counted figure.',
  estimate: 'A figure worked out from incomplete data.',
  'vendor-claim': "A maker's statement about its own product.",
  opinion: 'What someone thinks or expects.',
});

export const AspectEnum = enumOf<Aspect>('Aspect', 'What a fact says about its subjects.', {
  definition: 'What the subject means or is.',
  'key-feature': 'What makes the subject special.',
  capability: 'What the subject is able to do.',
  coverage: 'What belongs to the subject.',
  history: 'Where the subject came from, and when.',
  training: 'How the subject is built or trained.',
  measurement: 'A measurement or count of the subject.',
  limitation: "What the subject can't do well.",
  outlook: 'What to expect of the subject.',
});

export const CheckLevelEnum = enumOf<CheckLevel>('CheckLevel', 'What a fact was checked against.', {
  primary: 'The publication itself.',
  dataset: 'A dataset, or the abstract of the publication.',
  secondary: 'A page about the publication.',
});

const RetractionRef = builder.objectRef<NonNullable<Fact['retracted']>>('Retraction');
RetractionRef.implement({
  description: 'When and why a fact was withdrawn.',
  fields: (t) => ({
    on: t.expose('on', { type: 'Date', description: 'The day it was withdrawn.' }),
    reason: t.exposeString('reason', { description: 'Why it was withdrawn.' }),
  }),
});

export const FactRef = builder.objectRef<Fact>('Fact');
builder.node(FactRef, {
  description: 'One short cited sentence about entities.',
  id: { resolve: ({ id }) => id, description: 'Such as `model/clip`.' },
  isTypeOf: (value) => (value as Fact).id?.startsWith('fact/') === true,
  loadWithoutCache: (id, { graph }) => factById(graph, id) ?? null,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Unique among all facts.' }),
    text: t.exposeString('text', { description: 'One sentence, up to 300 characters.' }),
    about: t.field({
      type: [EntityRef],
      description: 'The entities in the sentence.',
      complexity: listComplexity,
      resolve: ({ aboutIds }, _args, { graph }) => aboutIds.map((id) => entityOf(graph, id)),
    }),
    aspect: t.field({ type: AspectEnum, description: 'What it says about them.', resolve: ({ aspect }) => aspect }),
    type: t.field({ type: ClaimTypeEnum, description: 'The kind of claim it makes.', resolve: ({ type }) => type }),
    topic: t.exposeString('topic', { nullable: true, description: 'The topic of the daily post.' }),
    daily: t.exposeBoolean('daily', { description: 'Whether it suits the daily post.' }),
    sensitive: t.exposeBoolean('sensitive', { description: 'About abuse or discrimination; never posted unasked.' }),
    asOf: t.expose('asOf', { type: 'PartialDate', nullable: true, description: "The date it holds for; null if it doesn't age." }),
    validUntil: t.expose('validUntil', { type: 'PartialDate', nullable: true, description: 'The last date it may be repeated.' }),
    attributedTo: t.exposeString('attributedTo', { nullable: true, description: 'Who says so, for a claim or an opinion.' }),
    method: t.exposeString('method', { nullable: true, description: 'How a figure was obtained.' }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark." }),
    checkedOn: t.expose('checkedOn', { type: 'Date', description: 'When it was last checked against its source.' }),
    checkLevel: t.field({ type: CheckLevelEnum, description: 'What it was checked against.', resolve: ({ checkLevel }) => checkLevel }),
    retracted: t.expose('retracted', {
      type: RetractionRef,
      nullable: true,
      description: 'Set if withdrawn; such a fact is never posted.',
    }),
    citations: t.field({ type: [CitationRef], description: 'The sources that say it.', resolve: ({ citations }) => citations }),
  }),
});

builder.objectField(FactRef, 'contradicts', (t) =>
  t.field({
    type: [FactRef],
    description: 'Facts with other figures, each with its own method.',
    complexity: listComplexity,
    resolve: ({ contradictsIds }, _args, { graph }) => contradictsIds.flatMap((id) => graph.factsById.get(id) ?? []),
  }),
);

builder.objectField(FactRef, 'supersededBy', (t) =>
  t.field({
    type: FactRef,
    nullable: true,
    description: 'The newer fact that replaces it.',
    resolve: ({ supersededById }, _args, { graph }) => (supersededById === null ? null : (graph.factsById.get(supersededById) ?? null)),
  }),
);
