import { addFact, retractFact } from '../../curation/editor/facts.ts';
import { addFactInput, retractFactInput } from '../../curation/editor/inputs.ts';
import type { Fact } from '../../graph/graph.ts';
import { type Topic, topics } from '../../graph/ontology.ts';
import type { Context } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { writeKnowledge } from '../base/payload.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
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

const factPayload = (description: string) =>
  payloadWith({ description, field: 'fact', type: FactRef, fieldDescription: 'The fact as it is now; null on errors.' });

const currentFact = (id: string, { graph }: Pick<Context, 'graph'>): Fact | null => graph.factsById.get(id) ?? null;

defineMutation('addFact', {
  scopes: ['curate'],
  description: 'Adds a fact, by the rules of the knowledge files.',
  input: {
    schema: addFactInput,
    types: { aspect: AspectEnum, type: ClaimTypeEnum, topic: TopicEnum, checkLevel: CheckLevelEnum, citations: CitationInput },
    description: 'The fact with its sources.',
  },
  payload: factPayload('The new fact, or why there is none.'),
  write: async (input, context) => currentFact(await writeKnowledge(context, addFact, input), context),
});

defineMutation('retractFact', {
  scopes: ['curate'],
  description: "Withdraws an editor's fact, but keeps it.",
  input: { schema: retractFactInput, description: 'The fact to withdraw, and why.' },
  payload: factPayload('The result of withdrawing a fact.'),
  write: async (input, context) => currentFact(await writeKnowledge(context, retractFact, input), context),
});
