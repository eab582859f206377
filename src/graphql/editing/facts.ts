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
  history: 'Where models came from, and when.',
  limits: "What models can't do well.",
  training: 'How models are built and trained.',
  modalities: 'The forms of data that models handle.',
  benchmarks: 'How models are measured, and the results.',
  questions: 'Answers to common questions.',
} as const satisfies Record<Topic, string>;

const TopicEnum = enumOf<Topic>(
  'Topic',
  'A subject of daily facts.',
  Object.fromEntries(topics.map((topic) => [topic, topicTexts[topic]])) as Record<Topic, string>,
);

const AddFactInput = builder.inputType('AddFactInput', {
  description: 'A new fact with its sources.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'One sentence in your own words, up to 300 characters.' }),
    slug: t.string({ description: 'Unique among facts; made from the text by default.' }),
    about: t.idList({ required: true, description: `The 1 to 10 entities it is about, each by ${ID_HINT}.` }),
    aspect: t.field({ type: AspectEnum, required: true, description: 'What it says about them.' }),
    type: t.field({ type: ClaimTypeEnum, description: 'The kind of claim; FACT by default.' }),
    topic: t.field({ type: TopicEnum, description: 'The topic of the daily post.' }),
    asOf: t.field({ type: 'PartialDate', description: "The date it holds for, unless it doesn't age." }),
    validUntil: t.field({ type: 'PartialDate', description: 'The last date it may be repeated.' }),
    attributedTo: t.string({ description: 'Required for opinions and vendor claims; the text names it.' }),
    method: t.string({ description: 'Required for measurements and estimates, up to 300 characters.' }),
    note: t.string({ description: "A curator's remark, up to 500 characters." }),
    daily: t.boolean({ description: 'Whether it suits the daily post: 40 to 220 characters, no note.' }),
    sensitive: t.boolean({ description: 'Whether it is about abuse or discrimination.' }),
    checkLevel: t.field({
      type: CheckLevelEnum,
      required: true,
      description: 'What it was checked against, such as PRIMARY.',
    }),
    checkedOn: t.field({ type: 'Date', description: 'When it was last checked; today by default.' }),
    citations: t.field({ type: [CitationInput], required: true, description: 'The sources that say it, 1 to 10.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const RetractFactInput = builder.inputType('RetractFactInput', {
  description: "An editor's fact that turned out wrong.",
  fields: (t) => ({
    id: t.id({ required: true, description: 'The fact, such as `fact/clip-purpose`.' }),
    reason: t.string({ required: true, description: 'Why it is withdrawn, up to 300 characters.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

function factPayload(name: string, description: string) {
  const ref = definePayload<Fact>(name, description);
  builder.objectField(ref, 'fact', (t) =>
    t.field({
      type: FactRef,
      nullable: true,
      description: 'The fact as it is now; null on errors.',
      resolve: ({ value }) => value,
    }),
  );
  return ref;
}

const AddFactPayload = factPayload('AddFactPayload', 'The new fact, or why there is none.');
const RetractFactPayload = factPayload('RetractFactPayload', 'The result of withdrawing a fact.');

builder.mutationFields((t) => ({
  addFact: t.field({
    type: AddFactPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Adds a fact, by the rules of the knowledge files. Needs the scope `curate`.',
    args: { input: t.arg({ type: AddFactInput, required: true, description: 'The fact with its sources.' }) },
    resolve: mutationResolver(addFactInput, async (input, context) => {
      const id = await writeKnowledge(context, addFact, input);
      return context.graph.factsById.get(id) ?? null;
    }),
  }),
  retractFact: t.field({
    type: RetractFactPayload,
    nullable: true,
    authScopes: { curate: true },
    description: "Withdraws an editor's fact, but keeps it. Needs the scope `curate`.",
    args: { input: t.arg({ type: RetractFactInput, required: true, description: 'The fact to withdraw, and why.' }) },
    resolve: mutationResolver(retractFactInput, async (input, context) => {
      const id = await writeKnowledge(context, retractFact, input);
      return context.graph.factsById.get(id) ?? null;
    }),
  }),
}));
