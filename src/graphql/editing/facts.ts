import { addFact, retractFact } from '../../curation/editor/facts.ts';
import { addFactInput, retractFactInput } from '../../curation/editor/inputs.ts';
import type { Fact } from '../../graph/graph.ts';
import { type Topic, topics } from '../../graph/ontology.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { definePayload, mutationResolver, writeKnowledge } from '../base/payload.ts';
import { defineInput } from '../inputs/define-input.ts';
import { AspectEnum, CheckLevelEnum, ClaimTypeEnum, FactRef } from '../knowledge/fact.ts';
import { CitationInput } from './inputs.ts';

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

const AddFactInput = defineInput('AddFactInput', addFactInput, {
  aspect: AspectEnum,
  type: ClaimTypeEnum,
  topic: TopicEnum,
  checkLevel: CheckLevelEnum,
  citations: CitationInput,
});
const RetractFactInput = defineInput('RetractFactInput', retractFactInput);

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
