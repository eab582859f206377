/** Judges what is said of a column: a date, a number, a flag or a text, by what every source gives for it. */
import { type Citation, type Entity, type Graph, offeringsOf } from '../../../graph/graph.ts';
import { type AttributeValue, isAttribute, offeringCitations, shownValue } from '../../../graph/values/values.ts';
import type { CitedClaim } from '../../answer/answer.ts';
import { priceSentence } from '../../answer/price.ts';
import { withoutVerdict } from '../../answer/say/yes-no.ts';
import { columnLabel, countText, priceText, valueSentence } from '../../answer/wording.ts';
import { type ColumnFilter, citationsOfValue, fits, readValue, type Truth } from '../../evaluate/evaluate.ts';
import { type Judged, type Leeway, recorded, unrecorded } from './judged.ts';

interface Stated {
  readonly value: AttributeValue;
  readonly text: string;
  readonly citations: readonly Citation[];
}

export function judgeColumn(graph: Graph, entity: Entity, filter: ColumnFilter, leeway: Leeway): Judged {
  const [shown, ...others] = statedIn(graph, entity, filter.column);
  if (shown === undefined) return unrecorded(missingText(entity, filter.column));
  const truth = (one: Stated): Truth => (filter.op === 'known' ? true : (fits(one.value, filter) ?? undefined));
  const [first, backing] = [truth(shown), others.find((one) => truth(one) === true)];
  if (first === true) return recorded(true, shown.text, [claimOf(shown)]);
  const near = [shown, ...others].flatMap((one) => nearText(filter, one, leeway) ?? [])[0];
  if (near !== undefined) return recorded(true, `${near.stated.text} ${near.note}`, [claimOf(near.stated)]);
  // A flag or a list has one value; figures and dates of other sources count as recorded too.
  if (backing !== undefined && filter.op !== 'flag' && filter.op !== 'known')
    return recorded(true, `${backing.text} Sources differ: ${shown.text}`, [claimOf(backing), claimOf(shown)]);
  if (first === undefined) return unrecorded(`${shown.text} That isn't precise enough to tell.`, cited([claimOf(shown)]), 'imprecise');
  return recorded(false, shown.text, [claimOf(shown)]);
}

const claimOf = ({ text, citations }: Stated): CitedClaim => ({ text, citations });
const cited = (claims: readonly CitedClaim[]): CitedClaim[] => claims.filter(({ citations }) => citations.length > 0);

/** That a column has no value. */
export function missingText({ kind, name }: Entity, column: string): string {
  if (column === 'openWeights') return `It isn't recorded whether ${name} has open weights.`;
  const nouns: Readonly<Record<string, string>> = { parameters: 'number of parameters', retiredOn: 'retirement date' };
  return `No ${nouns[column] ?? columnLabel(kind, column)} is recorded for ${name}.`;
}

/** Every source's value, the most trusted first. */
function statedIn(graph: Graph, entity: Entity, column: string): Stated[] {
  const { name, kind } = entity;
  if (column === 'inputPrice' || column === 'outputPrice') return pricesIn(graph, entity, column);
  const text = (value: AttributeValue): string => withoutVerdict(valueSentence(name, kind, column, value));
  if (kind === 'model' && isAttribute(column)) {
    const shown = shownValue(graph, entity, column);
    const all = shown === undefined ? [] : [shown, ...shown.alternatives];
    return all.map(({ value, citations }) => ({ value, text: text(value), citations }));
  }
  const value = readValue(graph, entity, column);
  return value === null ? [] : [{ value, text: text(value), citations: citationsOfValue(graph, entity, column) }];
}

/** What the model costs, then what others charge for it. */
function pricesIn(graph: Graph, entity: Entity, column: 'inputPrice' | 'outputPrice'): Stated[] {
  const value = readValue(graph, entity, column);
  if (value === null) return [];
  const own = { value, text: priceSentence(graph, entity), citations: citationsOfValue(graph, entity, column) };
  const noun = column === 'inputPrice' ? 'input' : 'output';
  const others = offeringsOf(graph, entity).flatMap((offering): Stated[] => {
    const price = offering[column];
    const isOther = price !== null && price > 0 && price !== value && offering.status !== 'withdrawn';
    const text = `${offering.provider} charges ${priceText(price ?? 0)} per million ${noun} tokens for ${entity.name}.`;
    return isOther ? [{ value: price, text, citations: offeringCitations(graph, offering) }] : [];
  });
  return [own, ...others];
}

/** A number that is said exactly may be rounded by so much, and one that is said to be about right be off by more. */
const ROUNDED = 0.01;
const ABOUT = 0.1;
/** "128k" is often 128 times 1,024. */
const BINARY = [1.024, 1.024 ** 2];

/** A value that the number means, though it isn't the same. */
function nearText(filter: ColumnFilter, stated: Stated, { isAbout, isExact }: Leeway): Near | undefined {
  const said = filter.op === 'number' && filter.range.min === filter.range.max ? filter.range.min : undefined;
  const { value } = stated;
  if (said === undefined || isExact || typeof value !== 'number') return undefined;
  const isPrice = PRICES.includes(filter.column);
  const allowed = isAbout ? ABOUT : ROUNDED * Number(!isPrice);
  if (isNear(value, said, allowed)) {
    const number = isPrice ? priceText(said) : countText(said);
    return { stated, note: `The statement's ${number} is within ${allowed * 100} % of it.` };
  }
  const isBinary = filter.column === 'contextTokens' && BINARY.some((factor) => isNear(value, said * factor, allowed));
  return isBinary ? { stated, note: `The statement's ${countText(said)} is that number in steps of 1,024 instead of 1,000.` } : undefined;
}

interface Near {
  readonly stated: Stated;
  readonly note: string;
}

const PRICES: readonly string[] = ['inputPrice', 'outputPrice'];

const isNear = (value: number, said: number, allowed: number): boolean => Math.abs(value - said) <= allowed * value;
