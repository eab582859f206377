/** The facts of the last days, newest first. */
import { CitationFields } from '../data/fragments.ts';
import { graphql, type ResultOf } from '../data/graphql.ts';
import type { Query } from '../data/query.ts';

const DailyFact = graphql(
  `
  query PageDailyFact($date: Date!) {
    factOfTheDay(date: $date) { slug text topic about { kind slug name } citations { ...CitationFields } }
  }
`,
  [CitationFields],
);

export interface DailyFact {
  readonly date: string;
  readonly fact: NonNullable<ResultOf<typeof DailyFact>['factOfTheDay']>;
}

const DAYS = 14;
const DAY_MS = 86_400_000;

export async function dailyFacts(query: Query, today: string): Promise<readonly DailyFact[]> {
  const start = Date.parse(today);
  const dates = Array.from({ length: DAYS }, (_, day) => new Date(start - day * DAY_MS).toISOString().slice(0, 10));
  const found = await Promise.all(dates.map(async (date) => ({ date, fact: (await query(DailyFact, { date })).factOfTheDay })));
  return found.flatMap(({ date, fact }) => (fact === null ? [] : [{ date, fact }]));
}
