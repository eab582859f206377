/** Prices in words: they begin with their date, and say when that was long ago. */
import type { Entity, Graph } from '../../graph/graph.ts';
import { isOldPrice, offeringDate, pricedOffering } from '../../graph/values/prices.ts';
import type { Question } from '../question.ts';
import { dateText, priceText } from './wording.ts';

/** "as of September 2025, $2.5 per million input tokens at openai". */
export function priceOf(graph: Graph, entity: Entity): string {
  const offering = pricedOffering(graph, entity);
  if (offering === undefined) return 'no recorded price';
  const date = offeringDate(graph, offering);
  const asOf = date === null ? 'at an unknown date' : `as of ${dateText(date)}`;
  return `${asOf}, ${priceText(offering.inputPrice ?? 0)} per million input tokens at ${offering.provider}`;
}

/** "GPT-4o costs, as of September 2025, …". */
export function priceSentence(graph: Graph, entity: Entity): string {
  const output = pricedOffering(graph, entity)?.outputPrice;
  const more = output == null ? '' : `, and ${priceText(output)} per million output tokens`;
  return `${entity.name} costs, ${priceOf(graph, entity)}${more}.`;
}

/** What to add to an answer about prices of which one is likely out of date; none for all others. */
export function priceWarning(graph: Graph, question: Question, entities: readonly Entity[], today: string): string[] {
  if (!asksForPrice(question)) return [];
  const isOld = entities.some((entity) => {
    const offering = pricedOffering(graph, entity);
    return offering !== undefined && isOldPrice(offeringDate(graph, offering), today);
  });
  return isOld ? ['Prices that old are likely out of date.'] : [];
}

const PRICES: readonly string[] = ['inputPrice', 'outputPrice'];

function asksForPrice(question: Question): boolean {
  if (question.form === 'attribute') return question.attributes.some((attribute) => 'name' in attribute && PRICES.includes(attribute.name));
  return question.form === 'top' && question.ranked.measure.by === 'column' && PRICES.includes(question.ranked.measure.name);
}
