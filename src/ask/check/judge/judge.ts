/** Judges an assertion by what is recorded of its subject. What isn't recorded is neither backed nor contradicted. */
import { type Entity, entityOf, type Graph } from '../../../graph/graph.ts';
import { filterInWords } from '../../answer/say/lists.ts';
import { subjectName } from '../../answer/say/subjects.ts';
import { namesText } from '../../answer/wording.ts';
import { citationsFor, holds } from '../../evaluate/evaluate.ts';
import { type Filter, idsOf } from '../../question.ts';
import { type Assertion, type Condition, isOfAny } from '../assertion.ts';
import { judgeColumn } from './column.ts';
import { judgeComparison } from './comparison.ts';
import { type Judged, type Leeway, recorded, reversed, unrecorded } from './judged.ts';
import { judgeRelation } from './relation.ts';
import { judgeScore } from './score.ts';
import { judgeSuperlative } from './superlative.ts';

export function judge(graph: Graph, assertion: Assertion): Judged {
  const members = idsOf(assertion.subject).map((id) => entityOf(graph, id));
  const [only, another] = members;
  if (only === undefined) return unrecorded('Nothing is recorded about it.');
  return another === undefined ? judgeOne(graph, only, assertion.condition, assertion) : judgeLine(graph, members, assertion);
}

function judgeOne(graph: Graph, entity: Entity, condition: Condition, leeway: Leeway): Judged {
  switch (condition.op) {
    case 'compared':
      return judgeComparison(graph, entity, condition);
    case 'top':
      return judgeSuperlative(graph, entity, condition);
    case 'and':
    case 'or':
      return judgeSeveral(graph, entity, condition, leeway);
    case 'not':
      return reversed(judgeOne(graph, entity, condition.of, leeway));
    case 'related':
      return judgeRelation(graph, entity, condition);
    case 'score':
      return judgeScore(graph, entity, condition, leeway);
    case 'among':
      return judgeLineage(graph, entity, condition);
    case 'joined':
      return judgeJoined(graph, entity, condition);
    default:
      return judgeColumn(graph, entity, condition, leeway);
  }
}

function judgeSeveral(graph: Graph, entity: Entity, { op, of }: Extract<Filter, { op: 'and' | 'or' }>, leeway: Leeway): Judged {
  const all = of.map((one) => judgeOne(graph, entity, one, leeway));
  // "Either of them" is "not neither of them".
  const [decisive, other] = op === 'and' ? (['contradicted', 'backed'] as const) : (['backed', 'contradicted'] as const);
  const deciding = all.filter(({ verdict }) => verdict === decisive);
  const shown = deciding.length > 0 ? deciding : all;
  const explanation = [...new Set(shown.map((one) => one.explanation))].join(' ');
  const claims = [...new Map(shown.flatMap((one) => one.claims).map((claim) => [claim.text, claim])).values()];
  if (deciding.length > 0) return recorded(decisive === 'backed', explanation, claims);
  return all.every(({ verdict }) => verdict === other)
    ? recorded(other === 'backed', explanation, claims)
    : unrecorded(explanation, claims, all.find(({ reason }) => reason !== null)?.reason ?? 'absent');
}

/** "Is one of the Claude models": a model has one family. */
function judgeLineage(graph: Graph, entity: Entity, { ids }: Extract<Filter, { op: 'among' }>): Judged {
  const family = judgeColumn(graph, entity, { op: 'known', column: 'family' }, { isAbout: false, isExact: false, variantWords: [] });
  const isMember = ids.includes(entity.id);
  if (isMember && family.claims.length === 0) {
    const text = `${entity.name}: ${entity.summary}`;
    return recorded(true, text, [{ text, citations: entity.citations }]);
  }
  return isMember || family.verdict !== 'backed' ? family : reversed(family);
}

function judgeJoined(graph: Graph, entity: Entity, filter: Extract<Filter, { op: 'joined' }>): Judged {
  const text = `${entity.name}: ${filterInWords(graph, entity.kind, filter)}.`;
  return holds(graph, entity, filter) === true
    ? recorded(true, text, [{ text, citations: citationsFor(graph, entity, filter) }])
    : unrecorded('No such entry is recorded.');
}

/** Of several models: what is said of them is said of all, but a date, a number or a score of any. */
function judgeLine(graph: Graph, members: readonly Entity[], assertion: Assertion): Judged {
  const { condition, quantity, subject } = assertion;
  if (condition.op === 'not' && isOfAny(condition.of, quantity))
    return reversed(judgeLine(graph, members, { ...assertion, condition: condition.of }));
  const judged = members.map((entity) => ({ entity, ...judgeOne(graph, entity, condition, assertion) }));
  const [yes, no] = (['backed', 'contradicted'] as const).map((verdict) => judged.filter((one) => one.verdict === verdict));
  const known = (yes?.length ?? 0) + (no?.length ?? 0);
  const name = subjectName(graph, subject);
  if (yes === undefined || no === undefined || known === 0) return unrecorded(`Not enough is recorded about ${name} to tell.`);
  const isSo = isOfAny(condition, quantity) ? yes.length > 0 : no.length === 0;
  const shown = isSo || no.length === 0 ? yes : no;
  const claims = shown.slice(0, MOST_CLAIMS).flatMap((one) => one.claims);
  const count = `That is recorded of ${yes.length} of the ${known} ${name} models with a record${yes.length === 0 || yes.length === known ? '' : `: ${namesText(yes.map(({ entity }) => entity.name))}`}.`;
  const example = shown[0]?.explanation ?? '';
  return recorded(isSo, `${count} ${example}`.trim(), claims);
}

/** So many members of a line show their sources. */
const MOST_CLAIMS = 10;
