/** Kinds as pages write them: their part of a path, and their names. */
import type { EntityKind } from '../data/graphql.ts';

interface KindName {
  readonly one: string;
  readonly many: string;
}

const names: Readonly<Record<EntityKind, KindName>> = {
  MODEL: { one: 'Model', many: 'Models' },
  MODEL_CLASS: { one: 'Model class', many: 'Model classes' },
  ORGANIZATION: { one: 'Organization', many: 'Organizations' },
  MODALITY: { one: 'Modality', many: 'Modalities' },
  TASK: { one: 'Task', many: 'Tasks' },
  STAGE: { one: 'Training stage', many: 'Training stages' },
  TECHNIQUE: { one: 'Technique', many: 'Techniques' },
  LIMITATION: { one: 'Limitation', many: 'Limitations' },
  BENCHMARK: { one: 'Benchmark', many: 'Benchmarks' },
  DIMENSION: { one: 'Dimension', many: 'Dimensions' },
  CONCEPT: { one: 'Concept', many: 'Concepts' },
};

export const allKinds = Object.keys(names) as readonly EntityKind[];

export const kindName = (kind: EntityKind): string => names[kind].one;
export const kindPlural = (kind: EntityKind): string => names[kind].many;

/** `MODEL_CLASS` as `model-class`. */
export const kindPath = (kind: EntityKind): string => kind.toLowerCase().replaceAll('_', '-');

/** The kind of a path; undefined if there is none. */
export const kindOfPath = (path: string): EntityKind | undefined => allKinds.find((kind) => kindPath(kind) === path);
