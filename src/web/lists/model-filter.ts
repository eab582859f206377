/** The filter of the page of models: from the address to the API's. */
import { BadInput } from '../../errors.ts';
import type { graphql } from '../data/graphql.ts';
import { fieldOf } from '../serve/visit.ts';

/** In the order of the form. The last ones have no field of their own: links lead to them. */
const FIELDS = ['accepts', 'produces', 'open', 'maker', 'since', 'class', 'task', 'technique', 'sort'] as const;

export type ModelSearch = Readonly<Record<(typeof FIELDS)[number], string>>;

export const modelSearch = (search: URLSearchParams): ModelSearch =>
  Object.fromEntries(FIELDS.map((field) => [field, fieldOf(search, field)])) as ModelSearch;

export const orders = {
  newest: { name: 'Newest first', orderBy: { field: 'RELEASED_ON', direction: 'DESC' } },
  oldest: { name: 'Oldest first', orderBy: { field: 'RELEASED_ON', direction: 'ASC' } },
  largest: { name: 'Most parameters first', orderBy: { field: 'PARAMETERS', direction: 'DESC' } },
  context: { name: 'Longest context first', orderBy: { field: 'CONTEXT_TOKENS', direction: 'DESC' } },
  name: { name: 'By name', orderBy: { field: 'NAME', direction: 'ASC' } },
} as const;

export type OrderName = keyof typeof orders;

export function orderOf({ sort }: ModelSearch): OrderName {
  if (sort === '') return 'newest';
  if (Object.hasOwn(orders, sort)) return sort as OrderName;
  throw new BadInput(`Models can't be sorted by "${sort}". Use one of: ${Object.keys(orders).join(', ')}.`);
}

type ModelFilter = NonNullable<Parameters<typeof graphql.scalar<'ModelFilter'>>[1]>;

/** Empty fields ask for nothing. */
export function modelFilter(search: ModelSearch): ModelFilter {
  const { accepts, produces, maker, since, task, technique } = search;
  const open = openOf(search);
  return {
    ...(accepts === '' ? {} : { accepts: [accepts] }),
    ...(produces === '' ? {} : { produces: [produces] }),
    ...(open === undefined ? {} : { openWeights: open }),
    ...(maker === '' ? {} : { organization: maker }),
    ...(since === '' ? {} : { releasedSince: since }),
    ...(search.class === '' ? {} : { class: search.class }),
    ...(task === '' ? {} : { task }),
    ...(technique === '' ? {} : { technique }),
  };
}

function openOf({ open }: ModelSearch): boolean | undefined {
  if (open === '') return undefined;
  if (open === 'yes' || open === 'no') return open === 'yes';
  throw new BadInput(`"open" can be "yes" or "no", not "${open}".`);
}
