import { graphql, type ResultOf } from '../../api/graphql.ts';
import type { Claim } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, type SourceNumbering } from '../present/number-sources.ts';

export const ValueParts = graphql(
  `fragment ValueParts on ShownValue {
    text citations { ...CitationParts } alternatives { text agrees origin citations { ...CitationParts } }
  }`,
  [CitationParts],
);

type Value = ResultOf<typeof ValueParts> | null;
type Attributes = Readonly<Record<'releasedOn' | 'parameters' | 'contextTokens' | 'openWeights' | 'license' | 'retiredOn', Value>> & {
  readonly retirementAnnouncedOn: string | null;
};

export function attributeClaims(values: Attributes, { claim }: SourceNumbering, today: string, messages: Messages): Claim[] {
  const { model: texts, compact, number, yesNo } = messages;
  const { retirementAnnouncedOn: announced } = values;
  const attributes = [
    [texts.released, values.releasedOn, (text: string) => text],
    [texts.parameters, values.parameters, (text: string) => compact(Number(text))],
    [texts.contextTokens, values.contextTokens, (text: string) => number(Number(text))],
    [texts.openWeights, values.openWeights, (text: string) => yesNo(text === 'true')],
    [texts.license, values.license, (text: string) => text],
    [
      isAhead(values.retiredOn, today) ? texts.retires : texts.retired,
      values.retiredOn,
      (text: string) => (announced === null ? text : texts.announced(text, announced)),
    ],
  ] as const;
  return attributes.flatMap(([label, value, inText]) => {
    if (value === null) return [];
    // Disagreement is shown rather than resolved: readers can check both sources.
    const others = value.alternatives.filter(({ agrees }) => !agrees);
    const says = [...new Set(others.map(({ origin, text }) => texts.says(origin, inText(text))))];
    const citations = [value, ...others].flatMap((source) => source.citations);
    return [claim([inText(value.text), ...says].join('; '), citations, label)];
  });
}

/** Whether a date lies after today; a month or year from its beginning on doesn't. */
export const isAhead = (date: { readonly text: string } | null, today: string): boolean => date !== null && date.text > today;

interface Score {
  readonly value: number;
  readonly unit: 'ELO' | 'PERCENT' | 'POINTS' | 'RATIO';
  readonly variant: string;
  readonly method: string | null;
  readonly evaluator: 'BENCHMARK_AUTHORS' | 'MAKER' | 'RIVAL' | 'THIRD_PARTY';
  readonly measuredBy: string;
  readonly asOf: string | null;
  readonly citations: NonNullable<Value>['citations'];
}

type Measured = Omit<Score, 'citations'>;

/** "86.4%". */
export const scoreValue = ({ value, unit }: Measured, { model: texts, decimal }: Messages): string => texts.units[unit](decimal(value));

/** "reported by OpenAI"; empty if the source doesn't say. */
const scoreEvaluator = ({ evaluator, measuredBy }: Measured, { model: texts }: Messages): string =>
  measuredBy === '' ? '' : texts.evaluators[evaluator](measuredBy);

/** "thinking, reported by OpenAI". */
export const scoreMethod = (score: Measured, messages: Messages): string =>
  [score.method?.replace(/\.$/, '') ?? '', scoreEvaluator(score, messages)].filter((part) => part !== '').join(', ');

/** A score with what a comparison needs: variant, method, evaluator and date. */
export function scoreText(score: Measured, messages: Messages, withVariant = true): string {
  const { variant, method, asOf } = score;
  const parts = [
    scoreValue(score, messages),
    withVariant ? variant : '',
    method?.replace(/\.$/, '') ?? '',
    scoreEvaluator(score, messages),
    asOf ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export const scoreClaims = (
  scores: readonly (Score & { readonly benchmark: { readonly name: string } })[],
  { claim }: SourceNumbering,
  messages: Messages,
): Claim[] => scores.map((score) => claim(scoreText(score, messages), score.citations, score.benchmark.name));
