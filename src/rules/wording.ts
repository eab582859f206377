/** Wording: a fact's text can't be misread. Sizes say "parameter", differences between scores are points, and words are the usual ones. */
import type { RuleViolation } from './claims.ts';

interface Wording {
  readonly text: string;
  readonly daily: boolean;
}

const violation = (message: string, hint: string): RuleViolation => ({ at: 'text', message, hint });

/** Not a decade (1990s), an amount ($2000) or part of a larger number. */
const YEAR = /(?<![\d.,$€£])(?:19\d\d|20\d\d|2100)(?![\w%]|[.,]\d)/;

/** A daily fact names its year, unless all its sources are undated. `published`: when its sources were, as far as known. */
export function checkYear({ text, daily }: Wording, published: readonly (string | null)[]): RuleViolation[] {
  if (!daily || YEAR.test(text) || published.every((date) => date === null)) return [];
  return [
    violation('A daily fact must name its year.', 'Name the year of the model, the study or the figure in the text, as in "CLIP (2021)".'),
  ];
}

/** A model's name, not a unit or an adjective such as "English". */
const NAME = String.raw`(?!(?:[GTC]PU|PDF|FLOP|Euro|Dollar|US)|\p{Lu}\p{Ll}+(?:ish|ese|ans?|ic|ch)\b)\p{Lu}(?:[.-]?[\p{L}\p{N}])*`;
const ONE = String.raw`(?<model>(?:model|network|version)\b|${NAME})`;
const SOME = String.raw`(?<model>(?:model|network|version)s?\b|${NAME})`;
const DETERMINER = String.raw`\b(?:[Aa]n?|[Tt]he|[Tt]his|[Ii]ts|only|single) `;

/** "2 million models" is a number of models; "a 2 million model", "2-million models" and "2M models" are sizes. */
const sizes: readonly RegExp[] = [
  new RegExp(String.raw`\b(?<count>\d[\d.,]*)-(?<unit>(?:m|b|tr)illion)[- ]${SOME}`, 'u'),
  new RegExp(String.raw`${DETERMINER}(?<count>\d[\d.,]*) (?<unit>(?:m|b|tr)illion)[- ]${ONE}`, 'u'),
  new RegExp(String.raw`(?:^|${DETERMINER})(?<count>\d[\d.,]*)[ -]?(?<unit>[BM])[- ]${SOME}`, 'u'),
];
const unitNames: Readonly<Record<string, string>> = { B: 'billion', M: 'million' };

function checkSize(text: string): RuleViolation[] {
  const groups = sizes.map((size) => size.exec(text)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return [];
  const { count = '', unit = '', model = '' } = groups;
  return [violation("The text doesn't say what it counts.", `Write "${count}-${unitNames[unit] ?? unit}-parameter ${model}".`)];
}

const SHARE = String.raw`(?:\d[\d.,]*(?: ?%| percent)? (?:to|and) )?\d[\d.,]*(?: ?%| percent\b)`;
const ABOUT = '(?:about |almost |nearly |over |more than |up to |at least )?';
const CHANGED = '(?:accuracy|scores?|success rates?|pass rates?|win rates?|shares?)';
const COMPARED = '(?:lower|higher|more|less|better|worse|behind|ahead)';
const GAP = '(?:gap|difference|lead|margin|drop|gain|rise|fall)';

/** Sentences in which a difference between two scores is given in percent. */
const differences: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:beat\w*|topp?(?:s|ed)|out(?:perform|scor|did|do)\w*|surpass\w*|exceed\w*|trail\w*|lag\w*)\b.* by ${ABOUT}${SHARE}`,
    'i',
  ),
  new RegExp(String.raw`\b${SHARE} (?:more|less) accurate\b`, 'i'),
  new RegExp(String.raw`\bscor(?:e|es|ed|ing)\b.*\b${SHARE} (?:lower|higher|better|worse|more|less)\b`, 'i'),
  new RegExp(String.raw`\b${CHANGED}\b.*\b(?:by ${ABOUT}${SHARE}|${SHARE} (?:lower|higher|better|worse))`, 'i'),
];
/** What is measured in other units may well differ by a percentage. */
const RELATIVE =
  /\b(?:relative|costs?|prices?|cheaper|faster|slower|speed|energy|electricity|power|memory|emissions?|latency|revenue|salar\w+)\b/i;

const inWords = new RegExp(String.raw`\b(?:(?:by|${GAP} of) ${ABOUT}(${SHARE})|(${SHARE}) (?:${COMPARED}|${GAP})\b)`, 'i');
const numbersOf = (text: string): number[] => (text.match(/\d+(?:\.\d+)?(?=[\d.,]*(?: ?%| percent\b))/gi) ?? []).map(Number);

/** Whether a percentage that is named as a difference is that of two others: "69%, down from 86%: 17% lower". */
function isSubtraction(text: string): boolean {
  const found = inWords.exec(text);
  const [difference] = numbersOf(found?.[1] ?? found?.[2] ?? '');
  if (difference === undefined) return false;
  const shares = numbersOf(text);
  return shares.some((one) => shares.some((other) => Math.abs(one - other - difference) < 0.051));
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?;]) /);

function checkDifference(text: string): RuleViolation[] {
  const stated = sentencesOf(text).filter((sentence) => !RELATIVE.test(sentence));
  if (!stated.some((sentence) => differences.some((pattern) => pattern.test(sentence))) && !isSubtraction(text)) return [];
  const hint = 'Write "points" for a difference between two percentages; if the change is relative, say "relative".';
  return [violation('The text gives a difference between scores in percent.', hint)];
}

const BEFORE_MASS = '(?<=\\b(?:high|the|much|more|most|less|least|same|enough|training|saves?|budget of) )';
const FIELDS = String.raw`(?<!\b(?:cloud|quantum|edge|parallel|distributed|scientific|personal|high-performance) )`;

/** What to write instead of unusual words. Computing power, cloud computing and computing something are usual. */
const words: readonly (readonly [unusual: RegExp, usual: string])[] = [
  [/\bgraphics processors?\b/i, '"GPUs"'],
  [/\b[ABHV]\d{2,3} processors?\b/, 'GPUs, as in "H800 GPUs"'],
  [new RegExp(String.raw`${BEFORE_MASS}computing\b(?! (?:power|resources|hardware|machinery|center)\b)`, 'i'), '"compute"'],
  [new RegExp(String.raw`${FIELDS}\bcomputing(?= (?:needs|budgets?|costs?|bills?)\b|[.,;:]|$)`, 'i'), '"compute"'],
  [/\bone and the same\b/i, '"the same"'],
];

function checkWords(text: string): RuleViolation[] {
  for (const [unusual, usual] of words) {
    const [found] = unusual.exec(text) ?? [];
    if (found !== undefined) return [violation(`The text says "${found}".`, `Write ${usual}.`)];
  }
  return [];
}

export const checkWording = ({ text }: Pick<Wording, 'text'>): RuleViolation[] => [
  ...checkSize(text),
  ...checkDifference(text),
  ...checkWords(text),
];
