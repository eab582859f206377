import { BadInput } from '../../errors.ts';
import type { Entity, Graph } from '../../graph/graph.ts';
import type { Kind } from '../../graph/ontology.ts';
import { needEntity } from '../../graph/search/find.ts';

/** Throws NotFound with the nearest names when there is none. */
export const getEntityOf = (
  graph: Graph,
  { kind, slug }: { readonly kind: Kind; readonly slug: string },
  argument: readonly string[],
): Entity => needEntity(graph, slug, [kind], [...argument, 'slug']);

/** A list that restricts an answer; undefined where nothing is given. Throws BadInput for an empty one, which would let nothing through. */
export function parseChoices<Word>(name: string, words: readonly Word[] | null | undefined): readonly Word[] | undefined {
  if (words?.length === 0) throw new BadInput(`"${name}" is empty, so nothing fits. Leave it out to ask without it.`, { at: [name] });
  return words ?? undefined;
}

/** What a question costs that may have to cross the whole graph or every text: few of them fit into one request. */
export const TRAVERSAL_COST = 250;
