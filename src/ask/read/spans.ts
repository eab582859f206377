/** Spans: the words of a question with everything that they can mean; the longest phrases win. */
import type { Entity, Graph } from '../../graph/graph.ts';
import { toSingular } from '../../graph/search/search-terms.ts';
import type { CueMeaning, Lexicon } from '../vocabulary/lexicon.ts';
import { columnsWith, entitiesNamed, modelsInLine, nameMapsOf } from '../vocabulary/names.ts';
import { currencies, multipliers, numerals } from '../words/english.ts';
import { compactTokens, hasDigit, phraseOf, quantityIn, type Token } from '../words/tokens.ts';
import { type Period, periodAt } from './dates.ts';

export type Meaning =
  | CueMeaning
  | { readonly as: 'entity'; readonly ids: readonly string[] }
  | { readonly as: 'line'; readonly name: string; readonly ids: readonly string[] }
  | { readonly as: 'value'; readonly column: string; readonly value: string }
  | { readonly as: 'number'; readonly value: number; readonly multiplied: boolean; readonly money: boolean }
  | { readonly as: 'period'; readonly period: Period };

export interface Span {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Empty for a word that means nothing here. */
  readonly meanings: readonly Meaning[];
}

export interface Linking {
  readonly graph: Graph;
  readonly lexicon: Lexicon;
  readonly today: string;
  /** Whether names of several words that are words of the lexicon one by one are taken apart: "open models". */
  readonly apart?: boolean;
}

/** What a phrase of so many words is worth: long phrases beat the same words one by one. */
const worth = (words: number): number => words * words;

export function spansOf(tokens: readonly Token[], linking: Linking): Span[] {
  const best: Best[] = Array.from({ length: tokens.length + 1 }, (_, at) => ({ score: at === 0 ? 0 : -1, span: null }));
  const most = Math.max(linking.lexicon.longest, nameMapsOf(linking.graph).longest);
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + most); to += 1) offer(best, tokens, { from, to }, linking);
  }
  const spans: Span[] = [];
  for (let at = tokens.length; at > 0; ) {
    const span = best[at]?.span;
    if (span == null) break;
    spans.unshift(span);
    at = span.from;
  }
  return spans.map((span, at) => (isOtherVersion(tokens, span, spans[at - 1]) ? { ...span, meanings: [] } : span));
}

/** "GPT-7" is no GPT of which there are seven. */
function isOtherVersion(tokens: readonly Token[], { from, meanings }: Span, before: Span | undefined): boolean {
  const isName = before?.meanings.some(({ as }) => as === 'entity' || as === 'line') === true;
  return isName && tokens[from]?.joined === true && meanings.some((one) => one.as === 'number' && !one.multiplied && !one.money);
}

/** The best way to take the words up to a place. */
interface Best {
  readonly score: number;
  readonly span: Span | null;
}

function offer(best: Best[], tokens: readonly Token[], { from, to }: Pick<Span, 'from' | 'to'>, linking: Linking): void {
  const meanings = meaningsOf(tokens, from, to, linking);
  if (meanings.length === 0 && to > from + 1) return;
  const score = (best[from]?.score ?? 0) + (meanings.length === 0 ? 0 : worth(to - from));
  if (score > (best[to]?.score ?? 0) || best[to]?.span === null)
    best[to] = { score, span: { text: phraseOf(tokens.slice(from, to)), from, to, meanings } };
}

function meaningsOf(tokens: readonly Token[], from: number, to: number, { graph, lexicon, today, apart }: Linking): Meaning[] {
  const part = tokens.slice(from, to);
  const phrase = phraseOf(part);
  const meanings: Meaning[] = [...(lexicon.phrases.get(phrase) ?? pluralOf(lexicon, phrase))];
  const period = periodAt(tokens, from, today);
  if (period?.length === part.length) meanings.push({ as: 'period', period: { since: period.since, until: period.until } });
  const number = numberIn(part);
  if (number !== undefined) meanings.push(number);
  const isApart =
    apart === true && part.length > 1 && (part.every(({ text }) => lexicon.phrases.has(text)) || isKindWord(lexicon, part.at(-1)));
  if (!isApart && !isSuperlative(lexicon, part)) meanings.push(...namedIn(part, graph, meanings.length > 0));
  return meanings;
}

/** "Context windows": what a phrase of several words names, in the plural. */
function pluralOf({ phrases }: Lexicon, phrase: string): readonly CueMeaning[] {
  const single = phrase.endsWith('s') ? phrases.get(phrase.slice(0, -1)) : undefined;
  return (single ?? []).filter((cue) => (cue.as === 'column' || cue.as === 'catalog' || cue.as === 'relation') && isNoun(cue.role));
}

const isNoun = (role: string): boolean => role === 'name' || role === 'to' || role === 'from';

/** "Cheapest Claude" is a question, though somebody may have noted it as a name. */
const isSuperlative = ({ phrases }: Lexicon, part: readonly Token[]): boolean =>
  part.length > 1 &&
  (phrases.get(part[0]?.text ?? '') ?? []).some(
    (cue) =>
      (cue.as === 'column' || cue.as === 'catalog') &&
      ['most', 'least', 'more', 'less'].includes(cue.role) &&
      /(?:est|er)$/.test(part[0]?.text ?? ''),
  );

const isKindWord = ({ phrases }: Lexicon, token: Token | undefined): boolean =>
  phrases.get(token?.text ?? '')?.some(({ as }) => as === 'kind') === true;

function namedIn(part: readonly Token[], graph: Graph, isWord: boolean): Meaning[] {
  const key = compactTokens(part);
  if (isNounWithArticle(part, graph)) return [];
  const found = namesIn(part, key, graph);
  if (isWord || found.length > 0 || /^\d/.test(key)) return found;
  return columnsWith(graph, key).map(({ column }) => ({ as: 'value', column, value: phraseOf(part) }));
}

/** "A generalist agent" may be a title too, but it's one of those that are called generalist agents. */
const isNounWithArticle = (part: readonly Token[], graph: Graph): boolean =>
  part.length > 1 && /^(?:an?|the)$/.test(part[0]?.text ?? '') && namedBy(compactTokens(part.slice(1)), graph, false).length > 0;

function namesIn(part: readonly Token[], key: string, graph: Graph): Meaning[] {
  const named = namedBy(key, graph, part.length > 1 && part.some(({ text }) => text === 'only'));
  const line = modelsInLine(graph, key);
  const isOwnName = named.some(({ name, kind }) => kind === 'model' && compactEquals(name, key));
  // A family's own name asks for the family, not for the one member that a curator gave the short name.
  const others = line.length > 1 && !isOwnName ? named.filter(({ kind }) => kind !== 'model') : named;
  const entity: Meaning[] = others.length === 0 ? [] : [{ as: 'entity', ids: others.map(({ id }) => id) }];
  const asLine: Meaning[] = line.length > 1 ? [{ as: 'line', name: nameOfLine(part, line, key), ids: line.map(({ id }) => id) }] : [];
  return isOwnName ? [...entity, ...asLine] : [...asLine, ...entity];
}

function namedBy(key: string, graph: Graph, isScoped: boolean): readonly Entity[] {
  const exact = entitiesNamed(graph, key);
  if (exact.length > 0 || hasDigit(key) || key.length < 4) return exact;
  const singular = toSingular(key);
  const other = singular === key ? entitiesNamed(graph, `${key}s`) : entitiesNamed(graph, singular);
  if (other.length > 0) return other;
  const forms = [key.replace(/s$/, ''), ...formsOf(key, isScoped)];
  return forms.map((form) => entitiesNamed(graph, form)).find((found) => found.length > 0) ?? [];
}

/** Other forms of a word: "hallucinate" for "hallucination", "biased" for "bias", "multimodal" for "multimodal model". */
function formsOf(word: string, isScoped: boolean): string[] {
  const stem = /^(.{4,})at(?:e|es|ed|ing)$/.exec(word)?.[1];
  const past = /^(.{4,})(?:ed|ing)$/.exec(word)?.[1];
  return [
    ...(stem === undefined ? [] : [`${stem}ation`, `${stem}ations`]),
    ...(past === undefined ? [] : [past, `${past}e`]),
    ...(isScoped ? [] : [`${word}model`]),
  ];
}

const compactEquals = (name: string, key: string): boolean => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') === key;

function nameOfLine(part: readonly Token[], line: readonly Entity[], key: string): string {
  const family = line[0]?.model?.family;
  if (family != null && compactEquals(family, key)) return family;
  const [first] = line;
  // As the members write it: the shortest beginning of a name that has all the letters.
  for (let length = 1; length <= (first?.name.length ?? 0); length += 1) {
    const beginning = first?.name.slice(0, length) ?? '';
    if (compactEquals(beginning, key)) return beginning;
  }
  return part.map(({ written }) => written).join(' ');
}

function numberIn(part: readonly Token[]): Meaning | undefined {
  const [first, second, third] = part;
  if (first === undefined || part.length > 3) return undefined;
  const quantity = quantityOf(first);
  if (quantity === undefined) return part.length === 1 ? scaleIn(first) : undefined;
  const apart = quantity.multiplier === undefined ? multipliers[second?.text ?? ''] : undefined;
  const unit = apart === undefined ? second : third;
  const isMoney = unit !== undefined && currencies.includes(unit.text);
  const length = 1 + Number(apart !== undefined) + Number(isMoney);
  if (length !== part.length) return undefined;
  const multiplier = quantity.multiplier ?? apart;
  return { as: 'number', value: quantity.number * (multiplier ?? 1) * shareOf(unit), multiplied: multiplier !== undefined, money: isMoney };
}

const shareOf = (unit: Token | undefined): number => (unit?.text === 'cents' ? 0.01 : 1);

/** "7", "7b", "seven". */
function quantityOf(token: Token): { readonly number: number; readonly multiplier: number | undefined } | undefined {
  const quantity = quantityIn(token);
  if (quantity !== undefined) return { number: quantity.number, multiplier: multipliers[quantity.multiplier ?? ''] };
  const spelled = numerals.indexOf(token.text);
  return spelled > 0 ? { number: spelled, multiplier: undefined } : undefined;
}

/** "A billion". */
function scaleIn({ text }: Token): Meaning | undefined {
  const value = text.length > 2 ? multipliers[text] : undefined;
  return value === undefined ? undefined : { as: 'number', value, multiplied: true, money: false };
}
