/** Prices: which of a model's offerings answers "what does it cost". */
import { lastDay } from '../base/partial-dates.ts';
import { type Entity, type Graph, type Offering, offeringsOf } from '../graph.ts';
import { catalogNames, catalogRule, isCatalog } from '../ontology.ts';

/**
 * The maker's own price if there is one, else the cheapest of those who sell it; of several catalogs, the most trusted that has one.
 * Free offers of others are trials, not the model's price.
 */
export function pricedOffering(graph: Graph, model: Entity): Offering | undefined {
  let best: Offering | undefined;
  for (const offering of offeringsOf(graph, model)) {
    if (isPriced(offering) && (best === undefined || comesBefore(offering, best))) best = offering;
  }
  return best;
}

const totalOf = ({ inputPrice, outputPrice }: Offering): number => (inputPrice ?? 0) + (outputPrice ?? 0);

const isPriced = (offering: Offering): boolean =>
  offering.status !== 'withdrawn' && offering.inputPrice !== null && (offering.byMaker || totalOf(offering) > 0);

function comesBefore(one: Offering, other: Offering): boolean {
  if (one.byMaker !== other.byMaker) return one.byMaker;
  const [rank, otherRank] = [rankOf(one), rankOf(other)];
  return rank === otherRank ? totalOf(one) < totalOf(other) : rank < otherRank;
}

const rankOf = ({ origin }: Offering): number => (isCatalog(origin) ? catalogNames.indexOf(origin) : catalogNames.length);

/** A price that is older than this is likely out of date. */
const OLD_AFTER_DAYS = 90;
const DAY_MS = 86_400_000;

/** Of a date, or a month or year, whose last day counts; a price without a date always is. `today` is YYYY-MM-DD. */
export function isOldPrice(date: string | null, today: string): boolean {
  return date === null || Date.parse(today) - Date.parse(lastDay(date)) > OLD_AFTER_DAYS * DAY_MS;
}

/**
 * The date of an offering's data: that of its record, the fixed one of a copy that no longer changes, or the day of the catalog's
 * last complete import.
 */
export function offeringDate(graph: Graph, { asOf, origin }: Offering): string | null {
  return asOf ?? catalogRule(origin)?.asOf ?? graph.imports.find((one) => one.origin === origin)?.at.slice(0, 10) ?? null;
}
