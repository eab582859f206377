/** What is said to a question that is answered by yes or no, with what is recorded where it's no. */
import { type Entity, entityOf, type Graph } from '../../../graph/graph.ts';
import { withDivisions } from '../../evaluate/divisions.ts';
import { citationsFor, holds } from '../../evaluate/evaluate.ts';
import { type Filter, idsOf, type Question } from '../../question.ts';
import type { AnswerParts } from '../answer.ts';
import { subjectName } from './subjects.ts';
import { toldOf } from './told.ts';

type YesNo = Extract<Question, { form: 'yesNo' }>;

export function sayYesNo(graph: Graph, question: YesNo): AnswerParts {
  const { subject, filter } = question;
  const members = idsOf(subject).map((id) => entityOf(graph, id));
  const known = members.flatMap((entity) => {
    const truth = holdsWithDivisions(graph, entity, filter);
    return truth === undefined ? [] : [{ entity, truth }];
  });
  const [first] = members;
  if (first === undefined || known.length === 0) {
    const text = `Not enough is recorded about ${subjectName(graph, subject)} to tell.`;
    return { text, entities: members.slice(0, 1), outcome: 'abstained', reason: 'absent' };
  }
  return members.length === 1 ? sayOfOne(graph, first, question, known[0]?.truth === true) : sayOfSeveral(graph, question, known);
}

const claimsOf = (graph: Graph, entities: readonly Entity[], filter: Filter) =>
  entities.map((entity) => ({ text: entity.name, citations: citationsFor(graph, entity, filter) }));

function sayOfOne(graph: Graph, entity: Entity, { filter }: YesNo, isYes: boolean): AnswerParts {
  const own = { entities: [entity], claims: claimsOf(graph, [entity], filter) };
  const told = toldOf(graph, entity, filter).filter(({ claims }) => (claims ?? []).length > 0);
  if (isYes && told.length === 0) return { ...own, text: `Yes: that is recorded of ${entity.name}.` };
  if (told.length === 0) return { ...own, text: `No: what is recorded of ${entity.name} says otherwise.` };
  const text = told.map((part) => withoutVerdict(part.text)).join(' ');
  const no = isOpenEnded(filter) ? 'Not as far as is recorded' : 'No';
  return {
    text: `${isYes ? 'Yes' : no}: ${text}`,
    ...{ entities: [entity], claims: told.flatMap(({ claims }) => claims ?? []) },
  };
}

/** A sentence that begins with its own yes or no, after one that was given already. */
export const withoutVerdict = (text: string): string => text.replace(/^(?:Yes|No): /, '');

interface Known {
  readonly entity: Entity;
  readonly truth: boolean;
}

function sayOfSeveral(graph: Graph, { subject, filter, every }: YesNo, known: readonly Known[]): AnswerParts {
  const yes = known.flatMap(({ entity, truth }) => (truth ? [entity] : []));
  const among = `of the ${known.length} ${subjectName(graph, subject)} models with a record.`;
  const evidence = yes.length > 0 ? yes : known.map(({ entity }) => entity);
  const isOnlySome = every === true && yes.length < known.length;
  const count = isOnlySome ? `No: only ${yes.length} ${among}` : `Yes: ${yes.length} ${among}`;
  return {
    text: yes.length === 0 ? `No: none ${among}` : count,
    ...{ entities: yes, count: yes.length, claims: claimsOf(graph, evidence, filter) },
  };
}

/** What sources tell of techniques, tasks and limits is never all of them. */
const isOpenEnded = (filter: Filter): boolean =>
  filter.op === 'related' && ['uses', 'performs', 'limited-by', 'mitigates', 'measures'].includes(filter.relation);

/** What a division made, its organization made too. */
function holdsWithDivisions(graph: Graph, entity: Entity, filter: Filter): boolean | undefined {
  const truths = withDivisions(graph, entity.id).map((id) => holds(graph, entityOf(graph, id), filter));
  return truths.includes(true) ? true : truths[0];
}
