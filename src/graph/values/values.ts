/**
 * Values: what each source says about one attribute of a model, and which value is shown.
 * The value shown comes from one source: lists are never merged from several. Differing values stay visible.
 */

import { relationsOf } from '../base/relations-of.ts';
import { type Citation, type Entity, type EntityColumns, entityOf, type Graph, type Offering, offeringsOf, type Value } from '../graph.ts';
import { type CatalogName, type ColumnKind, type ColumnValue, catalogNames, catalogRule, hasColumns, isCatalog } from '../ontology.ts';

export type AttributeValue = string | number | boolean | readonly string[];

export const attributes = {
  name: 'What people call it, in its usual spelling.',
  releasedOn: 'When it was first published or available.',
  accepts: 'The forms of data that it takes in.',
  produces: 'The forms of data that it gives out.',
  parameters: 'Number of trained weights.',
  contextTokens: 'How many tokens it takes at once.',
  openWeights: 'Whether its weights can be downloaded.',
  license: 'Under which terms its weights may be used.',
  family: 'The line of models it belongs to.',
  retiredOn: 'When its maker stops serving it.',
  knowledgeCutoff: 'The last date in its training data.',
  catalogId: 'Its id in a catalog, as lab and model.',
  huggingFaceTask: 'The id of the task at Hugging Face.',
} as const;

export type Attribute = keyof typeof attributes;

export const attributeNames = Object.keys(attributes) as readonly Attribute[];
export const isAttribute = (name: string): name is Attribute => Object.hasOwn(attributes, name);

export interface StatedValue {
  readonly value: AttributeValue;
  readonly origin: string;
  /** The provider whose offering states it; null when the origin states it for the model itself. */
  readonly provider: string | null;
  readonly observedOn: string | null;
  readonly citations: readonly Citation[];
}

export interface Alternative extends StatedValue {
  readonly agrees: boolean;
}

export interface ShownValue extends StatedValue {
  readonly entity: Entity;
  readonly attribute: Attribute;
  /** The other sources' values, most trusted first, whether or not they agree. */
  readonly alternatives: readonly Alternative[];
  readonly contested: boolean;
}

/** The most trusted value of an attribute, with the others; undefined when no source has one. */
export function shownValue(graph: Graph, entity: Entity, attribute: Attribute): ShownValue | undefined {
  const [first, ...others] = statedValues(graph, entity, attribute);
  if (first === undefined) return undefined;
  const alternatives = others.map((other) => ({ ...other, agrees: valuesAgree(attribute, first.value, other.value) }));
  return { ...first, entity, attribute, alternatives, contested: alternatives.some(({ agrees }) => !agrees) };
}

/** The most trusted value of an attribute, without the others; null when no source has one. */
export function preferredValue(graph: Graph, entity: Entity, attribute: Attribute): AttributeValue | null {
  // Most entities have no values besides their own.
  const own = graph.values.has(entity.id) ? undefined : fromPeople(graph, entity, attribute);
  if (own !== undefined) return own.value;
  const [first] = statedValues(graph, entity, attribute);
  return first?.value ?? null;
}

/** The value shown for a column of the entity's own kind. Catalogs describe models too, so a model's column is one value among several. */
export function columnValue(graph: Graph, entity: Entity, name: string): AttributeValue | null {
  if (entity.kind === 'model' && isAttribute(name)) return preferredValue(graph, entity, name);
  return hasColumns(entity.kind) ? ownColumn(entity[entity.kind], name) : null;
}

const ownColumn = (columns: EntityColumns[ColumnKind], name: string): ColumnValue | null =>
  (columns as Readonly<Record<string, ColumnValue | null>> | null)?.[name] ?? null;

export const shownValues = (graph: Graph, entity: Entity): ShownValue[] =>
  attributeNames.flatMap((attribute) => shownValue(graph, entity, attribute) ?? []);

/** Whether another source contradicts the value shown. */
export function isContested(graph: Graph, entity: Entity, attribute: Attribute): boolean {
  const [first, ...others] = statedValues(graph, entity, attribute);
  return first !== undefined && others.some(({ value }) => !valuesAgree(attribute, first.value, value));
}

/**
 * Most trusted first: a curated value stated separately (a pin), the curated entry, an editor, then for each catalog
 * the maker's own offering and the catalog's entry.
 */
function* statedValues(graph: Graph, entity: Entity, attribute: Attribute): Generator<StatedValue, void> {
  const values = (graph.values.get(entity.id) ?? []).filter((value) => value.attribute === attribute);
  const by = (origin: string) => values.filter((value) => value.origin === origin).map(fromValue);
  yield* by('curated');
  const people = fromPeople(graph, entity, attribute);
  if (people !== undefined) yield { ...people, provider: null, observedOn: null };
  yield* by('editor');
  for (const origin of catalogNames) {
    yield* fromMaker(graph, entity, attribute, origin);
    yield* by(origin);
  }
}

const isWrittenByPeople = (origin: string): boolean => !isCatalog(origin);

const fromValue = ({ value, origin, observedOn, citations }: Value): StatedValue => ({
  value,
  origin,
  observedOn,
  citations,
  provider: null,
});

const fromPeople = (graph: Graph, entity: Entity, attribute: Attribute) =>
  isWrittenByPeople(entity.origin) ? fromEntity(graph, entity, attribute) : undefined;

function fromEntity(graph: Graph, entity: Entity, attribute: Attribute): Pick<StatedValue, 'value' | 'origin' | 'citations'> | undefined {
  const { origin, citations, model } = entity;
  switch (attribute) {
    case 'name':
      return { value: entity.name, origin, citations };
    case 'accepts':
    case 'produces': {
      const relations = relationsOf(graph, entity, attribute, 'out').filter((relation) => isWrittenByPeople(relation.origin));
      const stated = { value: relations.map(({ toId }) => entityOf(graph, toId).slug), origin: relations[0]?.origin ?? origin };
      return relations.length === 0 ? undefined : { ...stated, citations: relations.flatMap((relation) => relation.citations) };
    }
    default: {
      const value = ownColumn(model, attribute);
      return value === null ? undefined : { value, origin, citations };
    }
  }
}

/** A maker that sells its own model knows it best; of several offerings, it's the one named like the model. */
function fromMaker(graph: Graph, entity: Entity, attribute: Attribute, origin: CatalogName): StatedValue[] {
  const own = offeringsOf(graph, entity).filter((one) => one.byMaker && one.origin === origin && one.status !== 'withdrawn');
  const offering = own.find(({ providerModel }) => catalogIdOf(graph, entity)?.endsWith(`/${providerModel}`)) ?? own[0];
  const value = offering === undefined ? undefined : offeringValue(offering, attribute);
  if (offering === undefined || value === undefined) return [];
  return [{ value, origin, provider: offering.provider, observedOn: offering.observedOn, citations: offeringCitations(graph, offering) }];
}

function catalogIdOf(graph: Graph, entity: Entity): string | undefined {
  const value = graph.values.get(entity.id)?.find(({ attribute }) => attribute === 'catalogId');
  return value === undefined ? undefined : String(value.value);
}

export function offeringValue(offering: Offering, attribute: Attribute): AttributeValue | undefined {
  switch (attribute) {
    case 'accepts':
    case 'produces':
      return offering[attribute].length === 0 ? undefined : offering[attribute];
    case 'releasedOn':
    case 'retiredOn':
    case 'contextTokens':
    case 'openWeights':
    case 'knowledgeCutoff':
      return offering[attribute] ?? undefined;
    default:
      return undefined;
  }
}

/** An offering has no citation rows: its catalog is its source. */
export function offeringCitations(graph: Graph, { origin, provider, providerModel }: Offering): Citation[] {
  const sourceId = catalogRule(origin)?.source;
  return sourceId !== undefined && graph.sources.has(sourceId) ? [{ sourceId, locator: `provider ${provider}, ${providerModel}` }] : [];
}

/** Dates agree as far as both are precise; lists as sets, without PDF (a file format, not a modality); texts by their letters. */
export function valuesAgree(attribute: Attribute, one: AttributeValue, other: AttributeValue): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return asSet(one) === asSet(other);
  if (typeof one !== 'string' || typeof other !== 'string') return one === other;
  if (attribute === 'releasedOn' || attribute === 'retiredOn' || attribute === 'knowledgeCutoff')
    return one.startsWith(other) || other.startsWith(one);
  return fold(one) === fold(other);
}

const asSet = (list: readonly string[]): string =>
  [...new Set(list)]
    .filter((entry) => entry !== 'pdf')
    .sort()
    .join();
const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
