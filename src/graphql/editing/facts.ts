/** Mutations of facts. */
import { addFact, retractFact } from '../../curation/editor/facts.ts';
import { addFactInput, retractFactInput } from '../../curation/editor/inputs.ts';
import type { Fact } from '../../graph/graph.ts';
import { type Topic, topics } from '../../graph/ontology.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { definePayload, mutationResolver, writeKnowledge } from '../base/payload.ts';
import { AspectEnum, CheckLevelEnum, ClaimTypeEnum, FactRef } from '../knowledge/fact.ts';
import { CitationInput, EXPECTED_REVISION, ID_HINT } from './inputs.ts';

const topicTexts = {
  history: 'How models came about, and when.',
  limits: 'What models cannot do well.',
  training: 'How models are made and trained.',
  modalities: 'Which forms of data models work with.',
  benchmarks: 'How models are measured, and with what result.',
  questions: 'Answers to what people often ask.',
} as const satisfies Record<Topic, string>;

const TopicEnum = enumOf<Topic>(
  'Topic',
  'What a daily fact can be about, for those who want a part of them only.',
  Object.fromEntries(topics.map((topic) => [topic, topicTexts[topic]])) as Record<Topic, string>,
);

const AddFactInput = builder.inputType('AddFactInput', {
  description: 'A new fact with its sources.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'One sentence of at most 300 characters, in words of your own.' }),
    slug: t.string({ description: 'Its short stable name among facts; made of the text when it is left out.' }),
    about: t.idList({ required: true, description: `The entities that it speaks of, 1 to 10, each by ${ID_HINT}.` }),
    aspect: t.field({ type: AspectEnum, required: true, description: 'What it tells about them.' }),
    type: t.field({ type: ClaimTypeEnum, description: 'What kind of claim it is; FACT when it is left out.' }),
    topic: t.field({ type: TopicEnum, description: 'Under which topic the daily post files it.' }),
    asOf: t.field({ type: 'PartialDate', description: 'The date of which it is true, unless it does not age.' }),
    validUntil: t.field({ type: 'PartialDate', description: 'The last date on which it may be repeated.' }),
    attributedTo: t.string({ description: 'Who says so: needed for an opinion and a claim of a maker, and named in the text.' }),
    method: t.string({ description: 'How a figure was made: needed for a measurement and an estimate, at most 300 characters.' }),
    note: t.string({ description: "A curator's remark that belongs beside it, at most 500 characters." }),
    daily: t.boolean({ description: 'Whether it is fit for the daily post: 40 to 220 characters that need no note.' }),
    sensitive: t.boolean({ description: 'Whether it tells of abuse or discrimination; it is then never posted unasked.' }),
    checkLevel: t.field({
      type: CheckLevelEnum,
      required: true,
      description: 'Against what the fact was compared before it was written down, such as PRIMARY.',
    }),
    checkedOn: t.field({ type: 'Date', description: 'When it was last checked against its source; today when it is left out.' }),
    citations: t.field({ type: [CitationInput], required: true, description: 'The sources that say it, 1 to 10.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const RetractFactInput = builder.inputType('RetractFactInput', {
  description: 'A fact that an editor added and that turned out wrong.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The fact: its `id` in any answer, or `fact/slug`.' }),
    reason: t.string({ required: true, description: 'Why it is withdrawn, for whoever meets it later; at most 300 characters.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

function factPayload(name: string, description: string) {
  const ref = definePayload<Fact>(name, description);
  builder.objectField(ref, 'fact', (t) =>
    t.field({
      type: FactRef,
      nullable: true,
      description: 'The fact as the graph shows it now; null when there are errors.',
      resolve: ({ value }) => value,
    }),
  );
  return ref;
}

const AddFactPayload = factPayload('AddFactPayload', 'The new fact, or the reasons why there is none.');
const RetractFactPayload = factPayload('RetractFactPayload', 'What came of withdrawing a fact.');

builder.mutationFields((t) => ({
  addFact: t.field({
    type: AddFactPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Adds a fact under the origin `editor`, by the same rules as the files of the project.',
    args: { input: t.arg({ type: AddFactInput, required: true, description: 'The fact, with its sources.' }) },
    resolve: mutationResolver(addFactInput, async (input, context) => {
      const id = await writeKnowledge(context, addFact, input);
      return context.graph.factsById.get(id) ?? null;
    }),
  }),
  retractFact: t.field({
    type: RetractFactPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Withdraws a fact that an editor added: it stays, marked, and is never posted again.',
    args: { input: t.arg({ type: RetractFactInput, required: true, description: 'The fact to withdraw, and why.' }) },
    resolve: mutationResolver(retractFactInput, async (input, context) => {
      const id = await writeKnowledge(context, retractFact, input);
      return context.graph.factsById.get(id) ?? null;
    }),
  }),
}));
