/** Query: a plain document of the public API that gives the same entities as the answer. */
import { type Entity, entityOf, type Graph } from '../../graph/graph.ts';
import { type Kind, kindRule, relationRule } from '../../graph/ontology.ts';
import { newestOf } from '../answer/say/subjects.ts';
import type { AskedAttribute, Filter, Measure, Question, Subject } from '../question.ts';
import { Enum, enumOf, filterInput, type Literal, literalText } from './filter-input.ts';

const NODE = '{ kind slug name }';
/** The largest page of the API. */
const PAGE = 100;

type Of<Form extends Question['form']> = Extract<Question, { form: Form }>;

/** Null when the API can't say it; `entities` are those of the answer. */
export function toQuery(graph: Graph, question: Question, entities: readonly Entity[]): string | null {
  switch (question.form) {
    case 'list':
    case 'count':
      return listQuery(graph, question, entities);
    case 'top':
      return topQuery(graph, question, entities);
    case 'define':
      if (question.subject.type === 'entity') return nodeQuery(entityOf(graph, question.subject.id), 'summary');
      return listQuery(graph, { form: 'list', kind: 'model', filter: amongOf(question.subject) }, entities);
    case 'attribute':
      return attributeQuery(newestOf(graph, question.subject), question.attributes);
    case 'compare':
      return compareQuery(graph, question);
    case 'path': {
      const end = (id: string) => literalText(inputOf(entityOf(graph, id)));
      return `{ path(from: ${end(question.from)}, to: ${end(question.to)}) { entities ${NODE} } }`;
    }
    case 'yesNo':
      return idsQuery(entities);
    case 'limits':
      return `{ ${entityField(newestOf(graph, question.subject))} { limitations ${NODE} } }`;
    case 'why':
      return idsQuery(entities);
    case 'stages':
      return `{ training ${NODE} }`;
    case 'tasks': {
      const { id, kind } = newestOf(graph, question.subject);
      const { type } = kindRule(kind);
      // Without recorded tasks, the answer says what it is.
      const hasTasks = ['Model', 'ModelClassEntity'].includes(type) && entities[0]?.id !== id;
      return hasTasks
        ? `{ ${entityField(newestOf(graph, question.subject))} { ... on ${type} { tasks(first: ${PAGE}) { nodes ${NODE} } } } }`
        : idsQuery(entities);
    }
    case 'how':
      return howQuery(newestOf(graph, question.subject), entities);
    case 'scores':
      return scoresQuery(newestOf(graph, question.subject), entityOf(graph, question.benchmarkId));
    case 'smallTalk':
      return null;
  }
}

const amongOf = ({ name, ids }: Extract<Subject, { type: 'line' }>): Filter => ({ op: 'among', name, ids });

const inputOf = ({ kind, slug }: Entity): Literal => ({ kind: enumOf(kind), slug });
const entityField = ({ kind, slug }: Entity): string => `entity(kind: ${enumOf(kind).name}, slug: ${JSON.stringify(slug)})`;
const nodeQuery = (entity: Entity, more: string): string => `{ ${entityField(entity)} { kind slug name ${more} } }`;

/** By id, for what no filter can say; null for more than one page. */
const idsQuery = (entities: readonly Entity[]): string | null =>
  entities.length > PAGE || entities.length === 0
    ? null
    : `{ nodes(ids: ${literalText(entities.map(({ id }) => id))}) { ... on Entity ${NODE} } }`;

/** Two lists have other names where the short one is taken. */
const fieldOf = (kind: Kind): string =>
  kind === 'limitation' || kind === 'modality' ? `${kindRule(kind).plural}Connection` : kindRule(kind).plural;

function listQuery(graph: Graph, { kind, filter }: Of<'list'> | Of<'count'>, entities: readonly Entity[]): string | null {
  if (filter?.op === 'joined') return filter.relation === 'made-by' ? joinedQuery(graph, filter) : idsQuery(entities);
  const input = filter === null ? undefined : filterInput(graph, kind, filter);
  if (filter !== null && (input === undefined || literalText(input).length > MAX_FILTER)) return idsQuery(entities);
  const args = [...(input === undefined ? [] : [`filter: ${literalText(input)}`]), `first: ${PAGE}`, 'after: $after'];
  return `query ($after: String) { ${fieldOf(kind)}(${args.join(', ')}) { totalCount pageInfo { hasNextPage endCursor } nodes ${NODE} } }`;
}

/** A longer filter, such as one of all other makers, would cost more than a request may. */
const MAX_FILTER = 1_500;

/** The makers of models: through the models. */
function joinedQuery(graph: Graph, { filter }: Extract<Filter, { op: 'joined' }>): string | null {
  const input = filter === null ? undefined : filterInput(graph, 'model', filter);
  if (filter !== null && input === undefined) return null;
  const args = [...(input === undefined ? [] : [`filter: ${literalText(input)}`]), 'first: 50', 'after: $after'];
  return `query ($after: String) { models(${args.join(', ')}) { pageInfo { hasNextPage endCursor } nodes { makers(first: 10) { nodes ${NODE} } } } }`;
}

function topQuery(graph: Graph, { kind, filter, ranked: { measure, direction } }: Of<'top'>, entities: readonly Entity[]): string | null {
  const input = filter === null ? [] : [filterInput(graph, kind, filter)];
  const field = orderField(kind, measure);
  if (field === null || input.includes(undefined) || entities.length > PAGE || entities.length === 0) return idsQuery(entities);
  const scored = measure.by === 'score' ? { scoredOn: { benchmark: slugOf(measure.benchmarkId) } } : {};
  const recorded = measure.by === 'column' && kind === 'model' && !measure.name.endsWith('Price') ? { known: [enumOf(measure.name)] } : {};
  const given: Literal = { ...(input[0] === undefined ? {} : { and: [input[0]] }), ...scored, ...recorded };
  const order = literalText({ field, direction: new Enum(direction.toUpperCase()) });
  return `{ ${fieldOf(kind)}(filter: ${literalText(given)}, orderBy: ${order}, first: ${entities.length}) { nodes ${NODE} } }`;
}

const slugOf = (id: string): string => id.slice(id.indexOf('/') + 1);

function orderField(kind: Kind, measure: Measure): Enum | null {
  if (measure.by === 'score') return kind === 'model' ? new Enum('SCORE') : null;
  return measure.by === 'column' ? enumOf(measure.name) : null;
}

function attributeQuery(entity: Entity, attributes: readonly AskedAttribute[]): string {
  const { type } = kindRule(entity.kind);
  const fields = attributes.map((attribute, index) => `a${index}: ${attributeField(entity, attribute)}`);
  const relationsAlone = attributes.every(({ by }) => by === 'relation');
  return `{ ${entityField(entity)} { ${relationsAlone ? '' : 'kind slug name '}... on ${type} { ${fields.join(' ')} } } }`;
}

function attributeField({ kind }: Entity, attribute: AskedAttribute): string {
  if (attribute.by === 'relation') {
    const rule = relationRule(attribute.relation);
    return `${attribute.side === 'out' ? rule.out : rule.in}(first: ${PAGE}) { nodes ${NODE} }`;
  }
  if (attribute.name.endsWith('Price')) return 'price { provider inputPrice outputPrice }';
  return kind === 'model' && attribute.name !== 'retirementAnnouncedOn'
    ? `value(attribute: ${enumOf(attribute.name).name}) { text }`
    : attribute.name;
}

function compareQuery(graph: Graph, { subjects, under }: Of<'compare'>): string {
  const entities = subjects.map((subject) => newestOf(graph, subject));
  const comparable = entities.every(({ kind }) => kind === 'model' || kind === 'model-class');
  if (!comparable || entities.length !== 2) return idsQuery(entities) ?? '{ __typename }';
  const [left, right] = entities.map(({ slug }) => JSON.stringify(slug));
  const point = under?.by === 'entity' && graph.entities.get(under.id)?.kind !== 'benchmark' ? `, dimensions: ["${slugOf(under.id)}"]` : '';
  const side = `{ kind slug name${under?.by === 'entity' && point === '' ? ` ... on Model { score(benchmark: "${slugOf(under.id)}") { value } }` : ''} }`;
  return `{ compare(left: ${left}, right: ${right}${point}) { left ${side} right ${side} rows { name left { text } right { text } } } }`;
}

function howQuery(entity: Entity, entities: readonly Entity[]): string | null {
  return entity.kind === 'model' || entity.kind === 'stage'
    ? `{ ${entityField(entity)} { kind slug name ... on ${kindRule(entity.kind).type} { techniques(first: ${PAGE}) { nodes ${NODE} } } } }`
    : idsQuery(entities);
}

const scoresQuery = ({ slug }: Entity, benchmark: Entity): string =>
  `{ model(slug: ${JSON.stringify(slug)}) { kind slug name score(benchmark: ${JSON.stringify(benchmark.slug)}) { value variant asOf benchmark ${NODE} } } }`;
