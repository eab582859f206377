/** The last question of something else: "and for LLMs?", "what about Mistral?". */
import { entityOf, type Graph } from '../../graph/graph.ts';
import { withDivisions } from '../evaluate/divisions.ts';
import type { Filter, Question } from '../question.ts';
import type { Mention } from '../read/sentence.ts';

/** The same question of another subject; null when the subject has no place in it. */
export function withSubject(graph: Graph, question: Question, mention: Mention): Question | null {
  const { subject, kind } = mention;
  switch (question.form) {
    case 'define':
    case 'attribute':
    case 'limits':
    case 'tasks':
    case 'how':
      return { ...question, subject };
    case 'scores':
      return kind === 'benchmark' && subject.type === 'entity' ? { ...question, benchmarkId: subject.id } : { ...question, subject };
    case 'stages':
      return subject.type === 'entity' ? { ...question, of: subject.id } : null;
    case 'why':
      if (subject.type !== 'entity') return null;
      return kind === 'limitation' ? { ...question, limitationId: subject.id } : { ...question, of: subject.id };
    case 'top':
      return onOther(question, mention) ?? withFilter(graph, question, mention);
    case 'yesNo':
    case 'list':
    case 'count':
      return withFilter(graph, question, mention);
    default:
      return null;
  }
}

/** "Top 3 on MMMU", "and on GPQA?" */
const onOther = (question: Extract<Question, { form: 'top' }>, { kind, subject }: Mention): Question | undefined =>
  question.ranked.measure.by === 'score' && kind === 'benchmark' && subject.type === 'entity'
    ? { ...question, ranked: { ...question.ranked, measure: { by: 'score', benchmarkId: subject.id } } }
    : undefined;

/** The same question with another entity in its conditions; "does it take audio" and then "and CLIP?" asks it of CLIP. */
function withFilter(graph: Graph, question: Extract<Question, { filter: unknown }>, { subject, kind }: Mention): Question | null {
  const isOwn = question.form === 'yesNo' && kind === 'model';
  const filter = subject.type !== 'entity' || isOwn || question.filter === null ? null : replaced(graph, question.filter, subject.id);
  if (question.form === 'yesNo') return filter === null ? { ...question, subject } : { ...question, filter };
  return filter === null ? null : { ...question, filter };
}

/** The filter with another entity of the same kind in it; null if there is none of the kind. */
function replaced(graph: Graph, filter: Filter, id: string): Filter | null {
  const kind = entityOf(graph, id).kind;
  if (filter.op === 'related')
    return filter.ids.some((one) => graph.entities.get(one)?.kind === kind)
      ? { ...filter, ids: kind === 'organization' ? withDivisions(graph, id) : [id] }
      : null;
  if (filter.op !== 'and' && filter.op !== 'or') return null;
  const parts = filter.of.map((one) => replaced(graph, one, id));
  return parts.every((part) => part === null) ? null : { ...filter, of: filter.of.map((one, index) => parts[index] ?? one) };
}
