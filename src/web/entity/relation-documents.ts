/** The relations of each kind, both ways, with how many there are of each type. */
import { type CitationData, CitationFields } from '../data/fragments.ts';
import { type Document, type EntityKind, graphql } from '../data/graphql.ts';

/** A page of what is related in one way. */
export interface RelatedConnection {
  readonly totalCount: number;
  readonly edges: readonly RelatedEdge[];
}

export interface RelatedEdge {
  readonly note: string | null;
  readonly node: { readonly id: string; readonly kind: EntityKind; readonly slug: string; readonly name: string };
  readonly citations: readonly CitationData[];
}

const RelatedBenchmark = graphql(
  `fragment RelatedBenchmark on RelatedBenchmarkConnection { totalCount edges { note node { id kind slug name } citations { ...CitationFields } } }`,
  [CitationFields],
);
const RelatedConcept = graphql(
  `fragment RelatedConcept on RelatedConceptConnection { totalCount edges { note node { id kind slug name } citations { ...CitationFields } } }`,
  [CitationFields],
);
const RelatedEntity = graphql(
  `fragment RelatedEntity on RelatedEntityConnection { totalCount edges { note node { id kind slug name } citations { ...CitationFields } } }`,
  [CitationFields],
);
const RelatedLimitation = graphql(
  `fragment RelatedLimitation on RelatedLimitationConnection { totalCount edges { note node { id kind slug name } citations { ...CitationFields } } }`,
  [CitationFields],
);
const RelatedModality = graphql(
  `fragment RelatedModality on RelatedModalityConnection { totalCount edges { note node { id kind slug name } citations { ...CitationFields } } }`,
  [CitationFields],
);
const RelatedClass = graphql(
  `fragment RelatedClass on RelatedModelClassEntityConnection { totalCount edges { note node { id kind slug name } citations { ...CitationFields } } }`,
  [CitationFields],
);
const RelatedModel = graphql(
  `fragment RelatedModel on RelatedModelConnection { totalCount edges { note node { id kind slug name } citations { ...CitationFields } } }`,
  [CitationFields],
);
const RelatedOrganization = graphql(
  `fragment RelatedOrganization on RelatedOrganizationConnection { totalCount edges { note node { id kind slug name } citations { ...CitationFields } } }`,
  [CitationFields],
);
const RelatedTask = graphql(
  `fragment RelatedTask on RelatedTaskConnection { totalCount edges { note node { id kind slug name } citations { ...CitationFields } } }`,
  [CitationFields],
);
const RelatedTechnique = graphql(
  `fragment RelatedTechnique on RelatedTechniqueConnection { totalCount edges { note node { id kind slug name } citations { ...CitationFields } } }`,
  [CitationFields],
);

type RelationsDocument = Document<{ entity: Readonly<Record<string, RelatedConnection>> | null }, { slug: string }>;

/** Dimensions have no relations. */
export const relationDocuments: Partial<Record<EntityKind, RelationsDocument>> = {
  BENCHMARK: graphql(
    `
    query PageBenchmarkRelations($slug: String!) {
      entity: benchmark(slug: $slug) {
        measures(first: 24) { ...RelatedEntity }
      }
    }
  `,
    [RelatedEntity],
  ),
  CONCEPT: graphql(
    `
    query PageConceptRelations($slug: String!) {
      entity: concept(slug: $slug) {
        partOf(first: 24) { ...RelatedConcept }
        parts(first: 24) { ...RelatedEntity }
      }
    }
  `,
    [RelatedConcept, RelatedEntity],
  ),
  LIMITATION: graphql(
    `
    query PageLimitationRelations($slug: String!) {
      entity: limitation(slug: $slug) {
        limits(first: 24) { ...RelatedEntity }
        measuredBy(first: 24) { ...RelatedBenchmark }
        mitigatedBy(first: 24) { ...RelatedTechnique }
      }
    }
  `,
    [RelatedBenchmark, RelatedEntity, RelatedTechnique],
  ),
  MODALITY: graphql(
    `
    query PageModalityRelations($slug: String!) {
      entity: modality(slug: $slug) {
        acceptedBy(first: 24) { ...RelatedEntity }
        measuredBy(first: 24) { ...RelatedBenchmark }
        producedBy(first: 24) { ...RelatedEntity }
        tasks(first: 24) { ...RelatedTask }
      }
    }
  `,
    [RelatedBenchmark, RelatedEntity, RelatedTask],
  ),
  MODEL: graphql(
    `
    query PageModelRelations($slug: String!) {
      entity: model(slug: $slug) {
        accepts(first: 18) { ...RelatedModality }
        basisOf(first: 18) { ...RelatedModel }
        buildsOn(first: 18) { ...RelatedModel }
        classes(first: 18) { ...RelatedClass }
        limitedBy(first: 18) { ...RelatedLimitation }
        listedAs(first: 18) { ...RelatedClass }
        makers(first: 18) { ...RelatedOrganization }
        predecessors(first: 18) { ...RelatedModel }
        produces(first: 18) { ...RelatedModality }
        successors(first: 18) { ...RelatedModel }
        tasks(first: 18) { ...RelatedTask }
        techniques(first: 18) { ...RelatedTechnique }
        versionOf(first: 18) { ...RelatedModel }
        versions(first: 18) { ...RelatedModel }
      }
    }
  `,
    [RelatedLimitation, RelatedModality, RelatedClass, RelatedModel, RelatedOrganization, RelatedTask, RelatedTechnique],
  ),
  MODEL_CLASS: graphql(
    `
    query PageModelClassEntityRelations($slug: String!) {
      entity: modelClass(slug: $slug) {
        accepts(first: 24) { ...RelatedModality }
        limitedBy(first: 24) { ...RelatedLimitation }
        listedModels(first: 24) { ...RelatedModel }
        models(first: 24) { ...RelatedModel }
        produces(first: 24) { ...RelatedModality }
        tasks(first: 24) { ...RelatedTask }
      }
    }
  `,
    [RelatedLimitation, RelatedModality, RelatedModel, RelatedTask],
  ),
  ORGANIZATION: graphql(
    `
    query PageOrganizationRelations($slug: String!) {
      entity: organization(slug: $slug) {
        divisionOf(first: 24) { ...RelatedOrganization }
        divisions(first: 24) { ...RelatedOrganization }
        models(first: 24) { ...RelatedModel }
      }
    }
  `,
    [RelatedModel, RelatedOrganization],
  ),
  STAGE: graphql(
    `
    query PageStageRelations($slug: String!) {
      entity: stage(slug: $slug) {
        techniques(first: 24) { ...RelatedTechnique }
      }
    }
  `,
    [RelatedTechnique],
  ),
  TASK: graphql(
    `
    query PageTaskRelations($slug: String!) {
      entity: task(slug: $slug) {
        measuredBy(first: 24) { ...RelatedBenchmark }
        modalities(first: 24) { ...RelatedModality }
        performedBy(first: 24) { ...RelatedEntity }
      }
    }
  `,
    [RelatedBenchmark, RelatedEntity, RelatedModality],
  ),
  TECHNIQUE: graphql(
    `
    query PageTechniqueRelations($slug: String!) {
      entity: technique(slug: $slug) {
        mitigates(first: 24) { ...RelatedLimitation }
        partOf(first: 24) { ...RelatedConcept }
        usedBy(first: 24) { ...RelatedEntity }
      }
    }
  `,
    [RelatedConcept, RelatedEntity, RelatedLimitation],
  ),
};
