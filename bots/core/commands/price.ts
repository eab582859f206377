/** Prices: their date first, and a word of warning when it's long ago. */
import { graphql, type ResultOf } from '../../api/graphql.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts } from '../present/number-sources.ts';

export const PriceParts = graphql(
  `fragment PriceParts on Offering { provider inputPrice outputPrice asOf citations { ...CitationParts } }`,
  [CitationParts],
);

type Price = Omit<ResultOf<typeof PriceParts>, 'citations'>;

const STALE_AFTER_DAYS = 90;
const DAY_MS = 86_400_000;

/** Whether a price of this date is likely out of date; one without a date always is. `today` is YYYY-MM-DD. */
export function isStalePrice({ asOf }: Pick<Price, 'asOf'>, today: string): boolean {
  if (asOf === null) return true;
  const { length } = asOf;
  // The end of the year or month, if that's all that is known.
  const [year = 0, month = 12] = asOf.split('-').map(Number);
  const day = length === 10 ? Date.parse(asOf) : Date.UTC(year, month, 0);
  return Date.parse(today) - day > STALE_AFTER_DAYS * DAY_MS;
}

export function priceText(price: Price, today: string, messages: Messages): string {
  return messages.model.price(priceDate(price, today, messages), priceAmounts(price, messages), price.provider);
}

/** "$2.50 in, $10.00 out", for a million tokens. */
export const priceAmounts = ({ inputPrice, outputPrice }: Price, { model: texts, money }: Messages): string =>
  [
    inputPrice === null ? undefined : texts.inputPrice(money(inputPrice)),
    outputPrice === null ? undefined : texts.outputPrice(money(outputPrice)),
  ]
    .filter((amount) => amount !== undefined)
    .join(', ');

/** "As of July 2026, likely out of date". */
export function priceDate(price: Pick<Price, 'asOf'>, today: string, { model: { priceDate: texts }, month }: Messages): string {
  if (price.asOf === null) return texts.unknown;
  return texts[isStalePrice(price, today) ? 'stale' : 'known'](month(price.asOf));
}
