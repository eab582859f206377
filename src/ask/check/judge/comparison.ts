/** Judges a comparison of two entities by the values of both. */
import { isAfter } from '../../../graph/base/partial-dates.ts';
import { type Entity, entityOf, type Graph } from '../../../graph/graph.ts';
import type { AttributeValue } from '../../../graph/values/values.ts';
import type { CitedClaim } from '../../answer/answer.ts';
import { attributeOf } from '../../answer/say/attributes.ts';
import { withoutVerdict } from '../../answer/say/yes-no.ts';
import { readValue, scoreOf, type Truth } from '../../evaluate/evaluate.ts';
import type { Comparison } from '../assertion.ts';
import { missingText } from './column.ts';
import { type Judged, recorded, reversed, unrecorded } from './judged.ts';
import { scoreText } from './score.ts';

interface Measured {
  readonly value: AttributeValue | null;
  readonly claim: CitedClaim;
}

export function judgeComparison(graph: Graph, entity: Entity, comparison: Comparison): Judged {
  const both = [entity, entityOf(graph, comparison.otherId)].map((one) => measuredOf(graph, one, comparison.by));
  const claims = both.flatMap(({ claim }) => (claim.citations.length > 0 ? [claim] : []));
  const text = both.map(({ claim }) => claim.text).join(' ');
  const [own, other] = both;
  if (own?.value == null || other?.value == null) return unrecorded(text, claims);
  const isSo = comparison.isMore ? isBeyond(own.value, other.value) : isBeyond(other.value, own.value);
  if (isSo === undefined) return unrecorded(`${text} That isn't precise enough to tell.`, claims, 'imprecise');
  const judged = recorded(isSo, text, claims);
  return comparison.isNegated ? reversed(judged) : judged;
}

function measuredOf(graph: Graph, entity: Entity, by: Comparison['by']): Measured {
  if ('column' in by) {
    const { text, claims = [] } = attributeOf(graph, entity, { by: 'column', name: by.column });
    const value = readValue(graph, entity, by.column);
    const told = value === null ? missingText(entity, by.column) : withoutVerdict(text);
    return { value, claim: { text: told, citations: claims[0]?.citations ?? [] } };
  }
  const score = scoreOf(graph, by.benchmarkId, entity);
  const benchmark = entityOf(graph, by.benchmarkId).name;
  return score === undefined
    ? { value: null, claim: { text: `No score of ${entity.name} on ${benchmark} is recorded.`, citations: [] } }
    : { value: score.value, claim: { text: scoreText(graph, score), citations: score.citations } };
}

/** Undefined when dates are too imprecise to tell. */
function isBeyond(one: AttributeValue, other: AttributeValue): Truth {
  if (typeof one === 'number' && typeof other === 'number') return one > other;
  if (typeof one !== 'string' || typeof other !== 'string') return undefined;
  if (isAfter(one, other)) return true;
  return isAfter(other, one) || one === other ? false : undefined;
}
