/** What is said of a whole statement: the verdict that its parts make, and what to do with a text that isn't one. */
import { andList } from '../answer/wording.ts';
import { type Check, type CheckPart, type NoStatement, type PartVerdict, partVerdicts, type Verdict } from './check-result.ts';

export function verdictOf(parts: readonly Pick<CheckPart, 'verdict'>[]): Verdict {
  const has = (wanted: PartVerdict): boolean => parts.some(({ verdict }) => verdict === wanted);
  if (has('contradicted')) return 'contradicted';
  if (!has('backed')) return 'not-recorded';
  return has('not-recorded') ? 'partly-backed' : 'backed';
}

const words: Readonly<Record<PartVerdict, string>> = { backed: 'Backed', contradicted: 'Contradicted', 'not-recorded': 'Not recorded' };

export function textOf(parts: readonly CheckPart[]): string {
  const [only, another] = parts;
  if (only !== undefined && another === undefined) return aloneText(only);
  const count = (wanted: PartVerdict): number => parts.filter(({ verdict }) => verdict === wanted).length;
  const counts = partVerdicts.flatMap((wanted) => (count(wanted) === 0 ? [] : [`${words[wanted].toLowerCase()}: ${count(wanted)}`]));
  const told = [...new Set(parts.flatMap((part) => (part.verdict === 'contradicted' ? [part.explanation] : [])))];
  return [`${parts.length} parts, ${andList(counts)}.`, ...(told.length === 0 ? [] : [`What is recorded: ${told.join(' ')}`])].join(' ');
}

function aloneText({ verdict, explanation, claims }: CheckPart): string {
  if (verdict === 'backed') return `Backed: ${explanation}`;
  return claims.length === 0 ? `${words[verdict]}: ${explanation}` : `${words[verdict]}. What is recorded: ${explanation}`;
}

const instead: Readonly<Record<NoStatement, string>> = {
  empty: 'There is nothing to check. Write a statement, such as "Flamingo was made by OpenAI in 2023".',
  question:
    'That is a question, and I check statements. Ask it instead, or write what you want checked, such as "Flamingo was made by OpenAI".',
  'small-talk': 'Write a statement about models, and I check it part by part, such as "Flamingo was made by OpenAI in 2023".',
  'off-topic':
    "That isn't something I know about: I check statements about multimodal and language models, their makers, benchmarks, techniques and limits.",
  'too-long': 'That states too much at once. Split it into several statements and check them one by one.',
  language: 'I read English only. Please write the statement in English.',
};

export const notChecked = (refusal: NoStatement, text = instead[refusal]): Check => ({
  ...{ verdict: null, refusal, text, corrections: [], parts: [] },
});
