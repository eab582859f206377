/** Statements in plain English, checked part by part. */
import { check } from '../../ask/check/check.ts';
import type {
  Check,
  CheckPart,
  NoStatement,
  noStatements,
  PartReason,
  PartVerdict,
  partReasons,
  partVerdicts,
  Verdict,
  verdicts,
} from '../../ask/check/check-result.ts';
import { loadLanguages } from '../../ask/language.ts';
import { MAX_QUESTION_LENGTH } from '../../ask/words/tokens.ts';
import type { Entity } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';
import { uncacheableWithout } from '../base/cacheable.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity } from '../base/page.ts';
import { EntityRef } from '../knowledge/entity.ts';
import { bounds } from '../limits/argument-limits.ts';
import { exactText } from '../limits/argument-prices.ts';
import { ClaimRef, CorrectionRef } from './answer.ts';

const VerdictEnum = enumOf<Verdict>('CheckVerdict', 'Whether the graph backs a statement as a whole.', {
  backed: 'All parts are recorded.',
  contradicted: 'A part of it is contradicted.',
  'partly-backed': "Some parts are recorded, and about the others the graph doesn't say.",
  'not-recorded': 'The graph says nothing about any part.',
} satisfies Record<(typeof verdicts)[number], string>);

const PartVerdictEnum = enumOf<PartVerdict>('CheckPartVerdict', 'Whether the graph backs a part of a statement.', {
  backed: 'It is recorded.',
  contradicted: 'The graph holds something that excludes it, such as another maker.',
  'not-recorded': "The graph doesn't say; that is neither yes nor no.",
} satisfies Record<(typeof partVerdicts)[number], string>);

const PartReasonEnum = enumOf<PartReason>('CheckPartReason', 'Why a part of a statement is neither backed nor contradicted.', {
  absent: 'The graph has no record of it.',
  imprecise: "What is recorded isn't precise enough to tell.",
  unread: "It has words that weren't understood.",
  'unknown-name': 'It names something unknown.',
} satisfies Record<(typeof partReasons)[number], string>);

const NoStatementEnum = enumOf<NoStatement>('CheckRefusal', 'Why a text was not checked.', {
  question: 'It is a question: `ask` answers it.',
  'small-talk': 'It is a greeting, thanks or the like.',
  'off-topic': "It isn't about models.",
  language: "It isn't in English.",
  empty: 'It has no words.',
  'too-long': 'It states too much at once.',
} satisfies Record<(typeof noStatements)[number], string>);

const PartRef = builder.objectRef<CheckPart>('CheckPart').implement({
  description: 'One thing that a statement says of one subject.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'How it was read, as a sentence; words that were not understood as they were typed.' }),
    verdict: t.field({ type: PartVerdictEnum, description: 'Whether the graph backs it.', resolve: ({ verdict }) => verdict }),
    reason: t.field({
      type: PartReasonEnum,
      nullable: true,
      description: 'Why it is not recorded; null for a part that is backed or contradicted.',
      resolve: ({ reason }) => reason,
    }),
    explanation: t.exposeString('explanation', { description: 'What is recorded, or why nothing can be said.' }),
    claims: t.field({
      type: [ClaimRef],
      complexity: listComplexity,
      description: 'The records that the verdict rests on, with their sources.',
      resolve: ({ claims }) => claims,
    }),
    near: t.field({
      type: [EntityRef],
      complexity: listComplexity,
      description: 'What it is about, or what has a similar name.',
      resolve: ({ near }): readonly Entity[] => near,
    }),
  }),
});

const CheckRef = builder.objectRef<Check>('Check').implement({
  description: 'What becomes of a statement, part by part.',
  fields: (t) => ({
    verdict: t.field({
      type: VerdictEnum,
      nullable: true,
      description: 'The verdict that the parts make; null when nothing was checked.',
      resolve: ({ verdict }) => verdict,
    }),
    refusal: t.field({
      type: NoStatementEnum,
      nullable: true,
      description: 'Why nothing was checked; `text` says what to do instead.',
      resolve: ({ refusal }) => refusal,
    }),
    text: t.exposeString('text', { description: 'The verdict in a sentence or two, with what is recorded instead.' }),
    corrections: t.field({
      type: [CorrectionRef],
      description: 'Words that were read as others.',
      resolve: ({ corrections }) => corrections,
    }),
    parts: t.field({
      type: [PartRef],
      complexity: listComplexity,
      description: 'Each thing that it says, in its order.',
      resolve: ({ parts }) => parts,
    }),
  }),
});

/** A statement is read in several ways, each like a question or less. */
const COST = 1_000;

builder.queryField('check', (t) =>
  t.field({
    type: CheckRef,
    description: 'Checks a statement in plain English: what of it the graph backs, what it contradicts, and what it has no record of.',
    args: {
      statement: t.arg.string({
        required: true,
        description: `Such as "Flamingo was made by OpenAI in 2023", up to ${MAX_QUESTION_LENGTH} characters.`,
        extensions: { ...bounds({ characters: MAX_QUESTION_LENGTH }), ...exactText },
      }),
      today: t.arg({ type: 'Date', description: "What counts as now; by default the server's day in UTC." }),
    },
    complexity: COST,
    // The server's day changes without a revision.
    extensions: uncacheableWithout('today'),
    resolve: async (_root, { statement, today }, { graph, clock }) =>
      check(graph, statement, { today: today ?? clock.now().toISOString().slice(0, 10), languageOf: await loadLanguages() }),
  }),
);
