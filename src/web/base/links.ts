/** Where things have their pages: the one place that knows their addresses. */
import type { EntityKind } from '../data/graphql.ts';
import { kindPath } from './kinds.ts';

/** Its id is kind and slug, such as `model/clip`. */
export const entityLink = ({ kind, slug }: { readonly kind: EntityKind; readonly slug: string }): string => `/e/${kindPath(kind)}/${slug}`;

export const entityIdLink = (id: string): string => `/e/${id}`;
export const kindLink = (kind: EntityKind): string => (kind === 'MODEL' ? '/models' : `/e/${kindPath(kind)}`);
export const sourceLink = (slug: string): string => `/sources/${slug}`;
export const factLink = (slug: string): string => `/facts/${slug}`;
export const compareLink = (left: string, right: string): string => `/compare/${left}/${right}`;
export const askLink = (question: string): string => `/?${new URLSearchParams({ q: question })}`;

/** The playground with a query. */
export const queryLink = (query: string, variables?: object): string =>
  `/graphql?${new URLSearchParams({ query, ...(variables === undefined ? {} : { variables: JSON.stringify(variables) }) })}`;
