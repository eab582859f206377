/** How a relation reads between the subject of a picture and its neighbours: shorter than in sentences. */
import { type RelationTypeName, relationRule } from '../../graph/ontology.ts';

/** From the side that the relation leaves, then from the other. Those that are short already are the ontology's. */
const shorter: Partial<Record<RelationTypeName, readonly [string, string]>> = {
  'listed-as': ['listed as', 'listed by a source'],
  'made-by': ['made by', 'made'],
  'builds-on': ['builds on', 'basis of'],
  succeeds: ['succeeds', 'succeeded by'],
  'version-of': ['version of', 'has version'],
  accepts: ['takes', 'taken by'],
  produces: ['gives', 'given by'],
  performs: ['performs', 'performed by'],
  'works-on': ['works on', 'used in'],
  uses: ['uses', 'used by'],
  'limited-by': ['limited by', 'limits'],
  measures: ['measures', 'measured by'],
  mitigates: ['reduces', 'reduced by'],
  'division-of': ['division of', 'division'],
  'part-of': ['belongs to', 'comprises'],
};

export function relationLabel(type: RelationTypeName, side: 'out' | 'in'): string {
  const { label, inverse } = relationRule(type);
  const [out, into] = shorter[type] ?? [label, inverse];
  return side === 'out' ? out : into;
}
