/** The answer to a question, as the API shows it. */
import type { Answer, AnswerOutcome, AnswerTable, CitedClaim, outcomes, Reason, reasons } from '../../ask/answer/answer.ts';
import type { Correction } from '../../ask/question.ts';
import type { Entity } from '../../graph/graph.ts';
import { checkRange } from '../base/arguments.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity } from '../base/page.ts';
import { EntityRef } from '../knowledge/entity.ts';
import { CitationRef } from '../sources/citation.ts';
import { FailedRef } from './failed.ts';

const OutcomeEnum = enumOf<AnswerOutcome>('AnswerOutcome', 'What came of a question.', {
  answered: 'The graph says it.',
  'ask-back': 'It needs a word more; `text` says which.',
  abstained: "It isn't answered; `reason` says why.",
} satisfies Record<(typeof outcomes)[number], string>);

export const ReasonEnum = enumOf<Reason>('AnswerReason', 'Why a question has no answer, or what to keep in mind about the answer.', {
  absent: 'The graph has no record of it.',
  'off-topic': "It isn't about models.",
  'false-premise': 'It takes something for granted that is recorded otherwise.',
  stale: 'It asks for the latest, which the graph knows as of a date.',
  subjective: 'It asks for a matter of taste: the answer has no verdict.',
  underspecified: 'It leaves open what it is about.',
  scope: 'It has words that could change its meaning and that were not understood.',
  'unknown-name': 'It names something unknown.',
  language: "It isn't in English.",
} satisfies Record<(typeof reasons)[number], string>);

export const CorrectionRef = builder.objectRef<Correction>('Correction').implement({
  description: 'A misspelt word, and what it was read as.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'The word as someone typed it.' }),
    to: t.exposeString('to', { description: 'The word of the vocabulary.' }),
  }),
});

export const ClaimRef = builder.objectRef<CitedClaim>('AnswerClaim').implement({
  description: 'One statement of an answer.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'A sentence, or the name of an entry of the list.' }),
    citations: t.field({
      type: [CitationRef],
      complexity: listComplexity,
      description: 'The sources that say it.',
      resolve: ({ citations }) => citations,
    }),
  }),
});

const DEFAULT_ENTITIES = 100;
const MAX_ENTITIES = 1_000;

/** What a set of entities, or the claims about them, cost: most answers name a few. */
const setComplexity = { field: 1, multiplier: 25 } as const;

const TableRef = builder.objectRef<AnswerTable>('AnswerTable').implement({
  description: 'Rows and columns, for lists and comparisons.',
  fields: (t) => ({
    caption: t.exposeString('caption', {
      nullable: true,
      description: 'The sentence above it, without its names; null where `text` is that.',
    }),
    columns: t.stringList({ description: 'The heads of the columns.', resolve: ({ columns }) => [...columns] }),
    rows: t.field({
      type: t.listRef(t.listRef('String')),
      complexity: setComplexity,
      description: 'The cells, row by row.',
      resolve: ({ rows }) => rows.map((row) => [...row]),
    }),
  }),
});

export const AnswerRef = builder.objectRef<Answer>('Answer');

AnswerRef.implement({
  description: 'The answer to a question, or why there is none.',
  fields: (t) => ({
    outcome: t.field({ type: OutcomeEnum, description: 'Whether it is an answer.', resolve: ({ outcome }) => outcome }),
    reason: t.field({
      type: ReasonEnum,
      nullable: true,
      description: 'Why not, or what to keep in mind.',
      resolve: ({ reason }) => reason,
    }),
    text: t.exposeString('text', { description: 'The answer in a sentence or two.' }),
    failed: t.field({
      type: FailedRef,
      nullable: true,
      description: 'What kept it from being answered, for ABSENT, SCOPE and UNKNOWN_NAME; null otherwise.',
      resolve: ({ failed }) => failed,
    }),
    reading: t.exposeString('reading', { nullable: true, description: 'How the question was read, in words.' }),
    command: t.exposeString('command', { nullable: true, description: 'The command that asks the same; null if there is none.' }),
    corrections: t.field({
      type: [CorrectionRef],
      description: 'Words that were read as others.',
      resolve: ({ corrections }) => corrections,
    }),
    entities: t.field({
      type: [EntityRef],
      args: {
        limit: t.arg.int({
          required: true,
          defaultValue: DEFAULT_ENTITIES,
          description: `How many entities at most, up to ${MAX_ENTITIES}.`,
        }),
      },
      complexity: ({ limit }) => ({ field: 1, multiplier: Math.min(limit, MAX_ENTITIES) }),
      description: 'The exact answer set, as far as the limit allows; `count` tells how many there are.',
      resolve: ({ entities }, { limit }): readonly Entity[] => {
        checkRange('limit', limit, 1, MAX_ENTITIES);
        return entities.slice(0, limit);
      },
    }),
    count: t.exposeInt('count', { nullable: true, description: 'Number of entities, for lists and counts.' }),
    table: t.field({
      type: TableRef,
      nullable: true,
      description: 'The answer as a table, for lists and comparisons.',
      resolve: ({ table }) => table,
    }),
    claims: t.field({
      type: [ClaimRef],
      complexity: setComplexity,
      description: 'What the answer states, with the sources.',
      resolve: ({ claims }) => claims,
    }),
    near: t.field({
      type: [EntityRef],
      complexity: listComplexity,
      description: 'What to ask about next.',
      resolve: ({ near }): readonly Entity[] => near,
    }),
    query: t.exposeString('query', { nullable: true, description: 'A document of this API that gives the same set.' }),
    context: t.exposeString('context', { nullable: true, description: 'For the next question of a thread; opaque.' }),
  }),
});
