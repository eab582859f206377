/** What is said of one attribute of an entity. */
import { type Entity, entityOf, type Graph } from '../../../graph/graph.ts';
import { citationsFor, citationsOfValue, readValue, targetsOf } from '../../evaluate/evaluate.ts';
import type { AskedAttribute } from '../../question.ts';
import type { AnswerParts } from '../answer.ts';
import { priceSentence } from '../price.ts';
import { columnLabel, namesText, relationLabel, relationText, valueSentence, withArticle } from '../wording.ts';

export function attributeOf(graph: Graph, entity: Entity, attribute: AskedAttribute): AnswerParts {
  if (attribute.by === 'relation') return relationOf(graph, entity, attribute);
  const value = readValue(graph, entity, attribute.name);
  const label = columnLabel(entity.kind, attribute.name);
  if (value === null) return { text: `No ${label} is recorded for ${entity.name}.`, claims: [] };
  const text =
    attribute.name === 'inputPrice' || attribute.name === 'outputPrice'
      ? priceSentence(graph, entity)
      : valueSentence(entity.name, entity.kind, attribute.name, value);
  return { text, claims: [{ text, citations: citationsOfValue(graph, entity, attribute.name) }] };
}

function relationOf(graph: Graph, entity: Entity, end: Extract<AskedAttribute, { by: 'relation' }>): AnswerParts {
  const { relation, side } = end;
  const ids = targetsOf(graph, entity, relation, side);
  if (ids.length === 0) return { text: `It isn't recorded ${relationText(entity.name, end)}.`, claims: [], entities: [] };
  const entities = ids.map((id) => entityOf(graph, id));
  const text = withArticle(`${entity.name} ${relationLabel(end)} ${namesText(entities.map(({ name }) => name))}.`);
  const citations = citationsFor(graph, entity, { op: 'related', relation, side, ids });
  return { text, entities, claims: [{ text, citations }] };
}
