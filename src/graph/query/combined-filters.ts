/**
 * Combined filters: filters within filters, by `and`, `or` and `not`. `not` keeps what its filter doesn't match, entries without a
 * recorded value included: a missing value isn't a "no". Filters with `known` ask for recorded values.
 */
import { BadInput } from '../../errors.ts';
import { allOf, anyOf, type Criterion, noneOf, type Optional } from './criteria.ts';

export interface CombinedFilter<Filter> {
  readonly and?: Optional<readonly Filter[]>;
  readonly or?: Optional<readonly Filter[]>;
  readonly not?: Optional<Filter>;
}

/** Every level and every filter is one more look at all entries of a list. */
const MAX_DEPTH = 4;
const MAX_FILTERS = 20;

type Path = readonly string[];

interface Placed<Filter> {
  readonly filter: Filter;
  readonly at: Path;
}

/** The criterion of a filter with all filters in it; `criterionOf` makes that of a single one's own conditions. */
export function combinedCriterion<Filter extends CombinedFilter<Filter>, T>(
  filter: Filter,
  at: Path,
  criterionOf: (filter: Filter, at: Path) => Criterion<T>,
): Criterion<T> {
  const whole = (placed: Placed<Filter>): Criterion<T> => {
    const { not } = placed.filter;
    return allOf([
      criterionOf(placed.filter, placed.at),
      ...partsOf(placed, 'and').map(whole),
      placed.filter.or == null ? undefined : anyOf(partsOf(placed, 'or').map(whole)),
      not == null ? undefined : noneOf(whole({ filter: not, at: [...placed.at, 'not'] })),
    ]);
  };
  checkSize({ filter, at });
  return whole({ filter, at });
}

const partsOf = <Filter extends CombinedFilter<Filter>>({ filter, at }: Placed<Filter>, name: 'and' | 'or'): Placed<Filter>[] =>
  (filter[name] ?? []).map((part, index) => ({ filter: part, at: [...at, name, String(index)] }));

function checkSize<Filter extends CombinedFilter<Filter>>(root: Placed<Filter>): void {
  let [level, count] = [[root], 0];
  for (let depth = 0; level.length > 0; depth += 1) {
    const [{ at } = root] = level;
    if (depth > MAX_DEPTH) throw tooMuch(`The filter nests more than ${MAX_DEPTH} levels of "and", "or" and "not".`, at, MAX_DEPTH);
    if (count > MAX_FILTERS)
      throw tooMuch(`The filter holds more than ${MAX_FILTERS} filters in "and", "or" and "not".`, at.slice(0, -1), MAX_FILTERS);
    level = level.flatMap(filtersIn);
    count += level.length;
  }
}

const tooMuch = (message: string, at: Path, limit: number) =>
  new BadInput(`${message} Conditions that must all hold can stand in one filter.`, { at, reason: 'TOO_MANY', limit });

function filtersIn<Filter extends CombinedFilter<Filter>>(placed: Placed<Filter>): Placed<Filter>[] {
  const { filter, at } = placed;
  for (const name of ['and', 'or'] as const)
    if (filter[name]?.length === 0)
      throw new BadInput(`"${name}" is empty. Give it one filter at least, or leave it out.`, { at: [...at, name] });
  const not = filter.not == null ? [] : [{ filter: filter.not, at: [...at, 'not'] }];
  return [...partsOf(placed, 'and'), ...partsOf(placed, 'or'), ...not];
}
