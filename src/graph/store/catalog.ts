/** What catalogs add to the graph, and what of it is shown; pure. */
import type { SortKey } from '../base/collections.ts';
import type { CatalogImport, Entity, Relation, Value } from '../graph.ts';
import { catalogNames, isCatalog } from '../ontology.ts';

/** Relations that form one list of a model; the list shown comes from a single source. */
const LISTS: readonly string[] = ['accepts', 'produces', 'instance-of', 'made-by'];

/** People's statements come first, then the catalogs in their order. */
const rank = (origin: string): number => (isCatalog(origin) ? catalogNames.indexOf(origin) : -1);

export const valueOrder = ({ attribute, origin }: Value): SortKey => [attribute, rank(origin)];
export const importOrder = ({ origin }: CatalogImport): SortKey => [rank(origin), origin];

/** The relations without those of catalogs whose list a more trusted source has stated too. */
export function preferredRelations(relations: readonly Relation[], entities: ReadonlyMap<string, Entity>): readonly Relation[] {
  if (!relations.some(({ origin }) => isCatalog(origin))) return relations;
  const listOf = ({ type, fromId }: Relation): string | undefined =>
    LISTS.includes(type) && entities.get(fromId)?.kind === 'model' ? `${type} ${fromId}` : undefined;
  // For each list, the rank of the most trusted source.
  const best = new Map<string, number>();
  for (const relation of relations) {
    const list = listOf(relation);
    if (list !== undefined) best.set(list, Math.min(best.get(list) ?? catalogNames.length, rank(relation.origin)));
  }
  return relations.filter((relation) => {
    const list = listOf(relation);
    return list === undefined || rank(relation.origin) <= (best.get(list) ?? catalogNames.length);
  });
}
