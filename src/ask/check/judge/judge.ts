/** Judges an assertion by what is recorded of its subject. What isn't recorded is neither backed nor contradicted. */
import { type Entity, entityOf, type Graph } from '../../../graph/graph.ts';
import { filterInWords } from '../../answer/say/lists.ts';
import { subjectName } from '../../answer/say/subjects.ts';
import { namesText } from '../../answer/wording.ts';
import { citationsFor, holds } from '../../evaluate/evaluate.ts';
import { type Filter, idsOf } from '../../question.ts';
import type { Assertion, Said } from '../assertion.ts';
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
  return another === undefined ? judgeOne(graph, only, assertion.said, assertion) : judgeLine(graph, members, assertion);
}

function judgeOne(graph: Graph, entity: Entity, said: Said, leeway: Leeway): Judged {
  switch (said.op) {
    case 'compared':
      return judgeComparison(graph, entity, said);
    case 'top':
      return judgeSuperlative(graph, entity, said);
    case 'and':
    case 'or':
      return judgeSeveral(graph, entity, said, leeway);
    case 'not':
      return reversed(judgeOne(graph, entity, said.of, leeway));
    case 'related':
      return judgeRelation(graph, entity, said);
    case 'score':
      return judgeScore(graph, entity, said, leeway);
    case 'among':
      return judgeLineage(graph, entity, said);
    case 'joined':
      return judgeJoined(graph, entity, said);
    default:
      return judgeColumn(graph, entity, said, leeway);
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
    : unrecorded(explanation, claims, all.find(({ gap }) => gap !== null)?.gap ?? 'absent');
}

/** "Is one of the Claude models": a model has one family. */
function judgeLineage(graph: Graph, entity: Entity, { ids }: Extract<Filter, { op: 'among' }>): Judged {
  const family = judgeColumn(graph, entity, { op: 'known', column: 'family' }, { isAbout: false, variantWords: [] });
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
  const { said, quantity, subject } = assertion;
  if (said.op === 'not' && isOfAny(said.of, quantity)) return reversed(judgeLine(graph, members, { ...assertion, said: said.of }));
  const judged = members.map((entity) => ({ entity, ...judgeOne(graph, entity, said, assertion) }));
  const [yes, no] = (['backed', 'contradicted'] as const).map((verdict) => judged.filter((one) => one.verdict === verdict));
  const known = (yes?.length ?? 0) + (no?.length ?? 0);
  const name = subjectName(graph, subject);
  if (yes === undefined || no === undefined || known === 0) return unrecorded(`Not enough is recorded about ${name} to tell.`);
  const isSo = isOfAny(said, quantity) ? yes.length > 0 : no.length === 0;
  const shown = isSo || no.length === 0 ? yes : no;
  const claims = shown.slice(0, MOST_CLAIMS).flatMap((one) => one.claims);
  const count = `That is recorded of ${yes.length} of the ${known} ${name} models with a record${yes.length === 0 || yes.length === known ? '' : `: ${namesText(yes.map(({ entity }) => entity.name))}`}.`;
  const example = shown[0]?.explanation ?? '';
  return recorded(isSo, `${count} ${example}`.trim(), claims);
}

/** So many members of a line show their sources. */
const MOST_CLAIMS = 10;

/** "Gemini was released in 2023" is meant of one of them. */
const isOfAny = (said: Said, quantity: Assertion['quantity']): boolean =>
  quantity === 'some' || (quantity === 'any' && (said.op === 'date' || said.op === 'number' || said.op === 'score'));
