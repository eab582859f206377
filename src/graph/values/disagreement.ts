/** Disagreement: offerings with a different value for a model than the one shown. Providers often differ, and are seldom right. */
import { entityOf, type Graph, type Offering, offeringsOf } from '../graph.ts';
import { type Attribute, attributeNames, offeringValue, type ShownValue, shownValues, valuesAgree } from './values.ts';

/** The differing offerings of other providers; the maker's own is among the alternatives. */
export const disagreeingOfferings = (graph: Graph, { entity, attribute, value }: ShownValue): readonly Offering[] =>
  offeringsOf(graph, entity).filter((offering) => {
    const offered = offeringValue(offering, attribute);
    return offered !== undefined && !valuesAgree(attribute, value, offered);
  });

/** For each attribute, the number of models with a differing offering; most first. */
export function disagreementCounts(graph: Graph): [Attribute, number][] {
  const models = [...graph.offerings.keys()].map((id) => entityOf(graph, id));
  const shown = models.flatMap((model) => shownValues(graph, model));
  const disputed = shown.filter((one) => disagreeingOfferings(graph, one).length > 0);
  const counts = attributeNames.map((name): [Attribute, number] => [name, disputed.filter(({ attribute }) => attribute === name).length]);
  return counts.filter(([, count]) => count > 0).sort(([, one], [, other]) => other - one);
}
