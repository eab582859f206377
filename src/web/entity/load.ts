/** Loads all of an entity's page. */
import { NotFound } from '../../errors.ts';
import type { EntityKind } from '../data/graphql.ts';
import type { Query } from '../data/query.ts';
import {
  BenchmarkScoresDocument,
  EntityDocument,
  type EntityPageData,
  FactsDocument,
  ModelScoresDocument,
  OntologyDocument,
  type RelationData,
  type ScoresData,
  ValuesDocument,
} from './documents.ts';
import { relationDocuments } from './relation-documents.ts';

export async function loadEntity(query: Query, kind: EntityKind, slug: string, today: string): Promise<EntityPageData> {
  const { entity } = await query(EntityDocument, { kind, slug });
  if (entity === null) throw new NotFound(`Nothing is called "${slug.slice(0, 80)}" here.`);
  const about = { kind: entity.kind, slug: entity.slug };
  // The log keeps changes for 400 days.
  const since = `${Number(today.slice(0, 4)) - 2}-01-01`;
  const [{ facts, changes }, relations, values, scores] = await Promise.all([
    query(FactsDocument, { about, id: entity.id, since }),
    loadRelations(query, about),
    entity.kind === 'MODEL' ? query(ValuesDocument, about) : undefined,
    loadScores(query, about),
  ]);
  return { ...{ entity, facts, changes, scores, values: values?.entity?.values ?? [] }, ...relations };
}

interface EntityKey {
  readonly kind: EntityKind;
  readonly slug: string;
}

async function loadRelations(query: Query, { kind, slug }: EntityKey): Promise<Pick<EntityPageData, 'relations' | 'nearby'>> {
  const document = relationDocuments[kind];
  const [related, { ontology, neighbours }] = await Promise.all([
    document === undefined ? undefined : query(document, { slug }),
    query(OntologyDocument, { of: { kind, slug } }),
  ]);
  const connections = related?.entity ?? {};
  const relations = ontology.relationTypes.flatMap(({ field, inverseField, from, to, label, inverse }): RelationData[] => {
    const [out, back] = [from.includes(kind) ? connections[field] : undefined, to.includes(kind) ? connections[inverseField] : undefined];
    return [
      ...(out === undefined ? [] : [{ ...out, field, label }]),
      ...(back === undefined ? [] : [{ ...back, field: inverseField, label: inverse }]),
    ];
  });
  return { relations: relations.filter(({ totalCount }) => totalCount > 0), nearby: neighbours.nodes };
}

async function loadScores(query: Query, { kind, slug }: EntityKey): Promise<ScoresData | undefined> {
  if (kind === 'MODEL') return (await query(ModelScoresDocument, { slug })).model?.scores;
  return kind === 'BENCHMARK' ? (await query(BenchmarkScoresDocument, { slug })).benchmark?.scores : undefined;
}
