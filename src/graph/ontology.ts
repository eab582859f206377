/**
 * Ontology: the one table of kinds and relation types.
 * Everything that names a kind or a relation (database rules, GraphQL fields, the content checker) reads it from here.
 */

import type { Kind } from './kinds.ts';

export * from './kinds.ts';

/**
 * Which entities a relation may join, and its names: `out` and `in` are the GraphQL fields on the two sides,
 * `label` and `inverse` read between the two names ("CLIP is a vision-language encoder").
 */
interface RelationRule {
  readonly from: readonly Kind[];
  readonly to: readonly Kind[];
  readonly out: string;
  readonly in: string;
  readonly label: string;
  readonly inverse: string;
  readonly description: string;
  readonly inverseDescription: string;
}

export const relationTypes = {
  'instance-of': {
    from: ['model'],
    to: ['model-class'],
    out: 'classes',
    in: 'models',
    label: 'is a',
    inverse: 'includes',
    description: 'The classes that curators file it under.',
    inverseDescription: 'The models that curators file under it.',
  },
  'listed-as': {
    from: ['model'],
    to: ['model-class'],
    out: 'listedAs',
    in: 'listedModels',
    label: 'is listed by a source as',
    inverse: 'is said by a source to include',
    description: 'The classes that a source lists it under.',
    inverseDescription: 'The models that a source lists under it.',
  },
  'made-by': {
    from: ['model'],
    to: ['organization'],
    out: 'makers',
    in: 'models',
    label: 'was made by',
    inverse: 'made',
    description: 'The organizations that made this model.',
    inverseDescription: 'The models it made, alone or with others.',
  },
  'builds-on': {
    from: ['model'],
    to: ['model'],
    out: 'buildsOn',
    in: 'basisOf',
    label: 'builds on',
    inverse: 'is the basis of',
    description: 'Earlier models whose weights or design it reuses.',
    inverseDescription: 'Later models that reuse its weights or design.',
  },
  succeeds: {
    from: ['model'],
    to: ['model'],
    out: 'predecessors',
    in: 'successors',
    label: 'succeeds',
    inverse: 'is succeeded by',
    description: 'The models it replaces, by its maker or by name and date.',
    inverseDescription: 'The models that replaced it.',
  },
  'version-of': {
    from: ['model'],
    to: ['model'],
    out: 'versionOf',
    in: 'versions',
    label: 'is a version of',
    inverse: 'has the version',
    description: 'The model it is a dated version, size or variant of.',
    inverseDescription: 'Its dated versions, sizes and variants.',
  },
  accepts: {
    from: ['model', 'model-class'],
    to: ['modality'],
    out: 'accepts',
    in: 'acceptedBy',
    label: 'accepts',
    inverse: 'is accepted by',
    description: 'The modalities it takes as input.',
    inverseDescription: 'The models and classes that take it as input.',
  },
  produces: {
    from: ['model', 'model-class'],
    to: ['modality'],
    out: 'produces',
    in: 'producedBy',
    label: 'produces',
    inverse: 'is produced by',
    description: 'The modalities it gives as output.',
    inverseDescription: 'The models and classes that give it as output.',
  },
  performs: {
    from: ['model', 'model-class'],
    to: ['task'],
    out: 'tasks',
    in: 'performedBy',
    label: 'performs',
    inverse: 'is performed by',
    description: 'The tasks it can do, by its sources.',
    inverseDescription: 'The models and classes that can do it.',
  },
  'works-on': {
    from: ['task'],
    to: ['modality'],
    out: 'modalities',
    in: 'tasks',
    label: 'works on',
    inverse: 'is worked on by',
    description: 'The modalities it reads or writes.',
    inverseDescription: 'The tasks that read or write it.',
  },
  uses: {
    from: ['model', 'stage'],
    to: ['technique'],
    out: 'techniques',
    in: 'usedBy',
    label: 'uses',
    inverse: 'is used by',
    description: 'The methods and building blocks in it.',
    inverseDescription: 'The models and stages that use it.',
  },
  'limited-by': {
    from: ['model-class', 'model'],
    to: ['limitation'],
    out: 'limitedBy',
    in: 'limits',
    label: 'is limited by',
    inverse: 'limits',
    description: "Its own limitations, in the source's order.",
    inverseDescription: 'The models and classes it limits.',
  },
  measures: {
    from: ['benchmark'],
    to: ['task', 'modality', 'limitation'],
    out: 'measures',
    in: 'measuredBy',
    label: 'measures',
    inverse: 'is measured by',
    description: 'The tasks, modalities and limitations it tests.',
    inverseDescription: 'The benchmarks that test it.',
  },
  mitigates: {
    from: ['technique'],
    to: ['limitation'],
    out: 'mitigates',
    in: 'mitigatedBy',
    label: 'reduces',
    inverse: 'is reduced by',
    description: 'The limitations it reduces, by its source.',
    inverseDescription: 'The techniques that reduce it, by their sources.',
  },
  'division-of': {
    from: ['organization'],
    to: ['organization'],
    out: 'divisionOf',
    in: 'divisions',
    label: 'is a division of',
    inverse: 'has the division',
    description: 'The organizations that it belongs to.',
    inverseDescription: 'The organizations that belong to it.',
  },
  'part-of': {
    from: ['concept', 'technique'],
    to: ['concept'],
    out: 'partOf',
    in: 'parts',
    label: 'belongs to',
    inverse: 'comprises',
    description: 'The wider concepts it belongs to.',
    inverseDescription: 'The concepts and techniques that belong to it.',
  },
} as const satisfies Record<string, RelationRule>;

export type RelationTypeName = keyof typeof relationTypes;
export const relationTypeNames = Object.keys(relationTypes) as readonly RelationTypeName[];
export const relationRule = (type: RelationTypeName): RelationRule => relationTypes[type];

/** What a position can be stated under: a dimension of comparison or a training stage. */
export const positionKinds = ['dimension', 'stage'] as const satisfies readonly Kind[];
export type PositionKind = (typeof positionKinds)[number];
export const isPositionKind = (kind: Kind): kind is PositionKind => (positionKinds as readonly Kind[]).includes(kind);

export * from './vocabulary.ts';

interface CatalogRule {
  readonly source: string;
  readonly asOf?: string;
}

/**
 * The catalogs that can be imported, best first: the name is the origin of what an import writes, `source` is what it cites, and
 * `asOf` the date of the data of one that no longer changes.
 */
export const catalogs = {
  'models.dev': { source: 'source/models-dev' },
  modelpedia: { source: 'source/modelpedia' },
  'huggingface-tasks': { source: 'source/huggingface-tasks' },
  tokenlens: { source: 'source/tokenlens', asOf: '2025-09' },
} as const satisfies Record<string, CatalogRule>;
export type CatalogName = keyof typeof catalogs;
export const catalogNames = Object.keys(catalogs) as readonly CatalogName[];
export const catalogRule = (origin: string): CatalogRule | undefined => (isCatalog(origin) ? catalogs[origin] : undefined);
export const isCatalog = (origin: string): origin is CatalogName => Object.hasOwn(catalogs, origin);
