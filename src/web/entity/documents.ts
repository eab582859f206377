/** What an entity page asks the API for: several documents, so that each stays within the cost of one query. */
import { CitationFields, SourceFields } from '../data/fragments.ts';
import { graphql, type ResultOf } from '../data/graphql.ts';
import type { RelatedConnection, RelatedEdge } from './relation-documents.ts';

const ScoreFields = graphql(
  `
  fragment ScoreFields on Score {
    value unit variant asOf evaluator measuredBy method
    benchmark { kind slug name }
    model { kind slug name }
    citations { ...CitationFields }
  }
`,
  [CitationFields],
);

const PositionFields = graphql(
  `
  fragment PositionFields on Position { text note subject { kind slug name } citations { ...CitationFields } }
`,
  [CitationFields],
);

export const EntityDocument = graphql(
  `
  query PageEntity($kind: Kind!, $slug: String!) {
    entity(kind: $kind, slug: $slug) {
      __typename id kind slug name aliases summary note
      citations { ...CitationFields }
      limitations { kind slug name }
      ... on Benchmark { metric releasedOn }
      ... on Organization { country url }
      ... on Limitation { statement }
      ... on Stage { positions { ...PositionFields } }
      ... on Dimension { positions { ...PositionFields } }
    }
  }
`,
  [CitationFields, PositionFields],
);

export const ValuesDocument = graphql(
  `
  query PageEntityValues($kind: Kind!, $slug: String!) {
    entity(kind: $kind, slug: $slug) {
      values {
        attribute text contested observedOn
        citations { ...CitationFields }
        alternatives { text agrees observedOn source { ...SourceFields } }
      }
    }
  }
`,
  [CitationFields, SourceFields],
);

export const ModelScoresDocument = graphql(
  `
  query PageModelScores($slug: String!) {
    model(slug: $slug) { scores(first: 30) { totalCount nodes { ...ScoreFields } } }
  }
`,
  [ScoreFields],
);

export const BenchmarkScoresDocument = graphql(
  `
  query PageBenchmarkScores($slug: String!) {
    benchmark(slug: $slug) { scores(first: 30) { totalCount nodes { ...ScoreFields } } }
  }
`,
  [ScoreFields],
);

export const FactsDocument = graphql(
  `
  query PageEntityFacts($about: EntityInput!, $id: String!, $since: Date!) {
    facts(about: $about, first: 60) {
      totalCount
      nodes { slug text type aspect sensitive method attributedTo asOf checkedOn note about { kind slug name } citations { ...CitationFields } }
    }
    changes(about: $id, since: $since, first: 10) {
      totalCount recordedSince
      nodes { at kind text }
    }
  }
`,
  [CitationFields],
);

export const OntologyDocument = graphql(`
  query PageOntology($of: EntityInput!) {
    ontology { relationTypes { name label inverse field inverseField from to } }
    neighbours(of: $of, depth: 2, kinds: [MODEL], first: 5) { nodes { kind slug name } }
  }
`);

export type EntityData = ResultOf<typeof EntityDocument>['entity'] & object;
export type FactsData = ResultOf<typeof FactsDocument>;
export type ValueData = NonNullable<ResultOf<typeof ValuesDocument>['entity']>['values'][number];
export type ScoresData = NonNullable<ResultOf<typeof ModelScoresDocument>['model']>['scores'];

/** What is related in one way, such as all makers. */
export interface RelationData extends RelatedConnection {
  /** Its field in the API. */
  readonly field: string;
  readonly label: string;
}

/** All of one page. */
export interface EntityPageData {
  readonly entity: EntityData;
  /** Models have them. */
  readonly values: readonly ValueData[];
  /** Undefined for what has no scores by its kind. */
  readonly scores: ScoresData | undefined;
  readonly facts: FactsData['facts'];
  readonly changes: FactsData['changes'];
  readonly relations: readonly RelationData[];
  readonly nearby: ResultOf<typeof OntologyDocument>['neighbours']['nodes'];
}

/** The entities that are related in one way, such as by `makers`. */
export const relatedBy = ({ relations }: Pick<EntityPageData, 'relations'>, field: string): readonly RelatedEdge[] =>
  relations.find((relation) => relation.field === field)?.edges ?? [];
