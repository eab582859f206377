/** Reads a list from one end to the other, page by page, like a client. */
import type { PageArgs } from '../../../src/graphql/base/page.ts';

export interface PageRead<T> {
  readonly edges: readonly { readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** All entries of the pages, in the list's order, even when read from its end. */
export async function walk<T>(direction: 'first' | 'last', size: number, read: (args: PageArgs) => Promise<PageRead<T>>): Promise<T[]> {
  const seen: T[] = [];
  for (let args: PageArgs | undefined = { [direction]: size }; args !== undefined; ) {
    const { edges, pageInfo }: PageRead<T> = await read(args);
    const nodes = edges.map(({ node }) => node);
    if (direction === 'first') seen.push(...nodes);
    else seen.unshift(...nodes);
    args = nextOf(direction, size, pageInfo);
  }
  return seen;
}

function nextOf(direction: 'first' | 'last', size: number, info: PageRead<unknown>['pageInfo']): PageArgs | undefined {
  if (direction === 'first') return info.hasNextPage ? { first: size, after: info.endCursor } : undefined;
  return info.hasPreviousPage ? { last: size, before: info.startCursor } : undefined;
}
