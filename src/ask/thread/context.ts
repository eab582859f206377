/** Context: what a thread remembers of its last answer, as an opaque text that the next question passes on. It's checked like any input. */
import type { Graph } from '../../graph/graph.ts';
import { idsOf, type Question, type Subject } from '../question.ts';

export interface ThreadContext {
  /** What the last question was about. */
  readonly subjects: readonly Subject[];
  /** The ids of the list that was shown, in its order. */
  readonly list: readonly string[];
  readonly question: Question | null;
}

export const MAX_CONTEXT_BYTES = 2_048;
/** The first entries of a list: the ones that a reply shows. */
const MAX_LISTED = 20;

export function encodeContext(context: ThreadContext): string | null {
  for (const list of [context.list.slice(0, MAX_LISTED), context.list.slice(0, 5), []]) {
    for (const question of [context.question, null]) {
      const text = Buffer.from(JSON.stringify({ v: 1, s: context.subjects, l: list, q: question })).toString('base64url');
      if (text.length <= MAX_CONTEXT_BYTES) return text;
    }
  }
  return null;
}

/** Null for a text that isn't a context of this graph: the thread then begins anew. */
export function decodeContext(graph: Graph, text: string | null | undefined): ThreadContext | null {
  if (text == null || text.length > MAX_CONTEXT_BYTES) return null;
  const value = parseJson(Buffer.from(text, 'base64url').toString());
  if (!isRecord(value) || value['v'] !== 1) return null;
  const list = Array.isArray(value['l']) ? value['l'].filter((id): id is string => isKnownId(graph, id)) : [];
  const subjects = Array.isArray(value['s']) ? value['s'].filter((subject): subject is Subject => isSubject(graph, subject)) : [];
  return { subjects, list, question: isQuestion(graph, value['q']) ? value['q'] : null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isKnownId = (graph: Graph, id: unknown): boolean => typeof id === 'string' && graph.entities.has(id);

function isSubject(graph: Graph, value: unknown): value is Subject {
  if (!isRecord(value)) return false;
  if (value['type'] === 'entity') return isKnownId(graph, value['id']);
  const { name, ids } = value;
  return (
    value['type'] === 'line' &&
    typeof name === 'string' &&
    name.length <= 100 &&
    Array.isArray(ids) &&
    ids.length > 0 &&
    ids.every((id) => isKnownId(graph, id))
  );
}

const FORMS: readonly string[] = [
  ...['define', 'attribute', 'list', 'count', 'top', 'compare', 'path', 'yesNo', 'limits', 'why', 'stages', 'tasks', 'how', 'scores'],
];

/** A question from outside is used for its shape alone: every id in it must exist, and everything else is a plain value. */
function isQuestion(graph: Graph, value: unknown): value is Question {
  return (
    isRecord(value) && FORMS.includes(String(value['form'])) && idsIn(value).every((id) => isKnownId(graph, id)) && hasParts(graph, value)
  );
}

const ID_KEYS = ['id', 'from', 'to', 'limitationId', 'benchmarkId'];

function idsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'ids') return Array.isArray(inner) ? inner : [null];
    return ID_KEYS.includes(key) ? [inner] : idsIn(inner);
  });
}

function hasParts(graph: Graph, question: Readonly<Record<string, unknown>>): boolean {
  if ('subject' in question && !isSubject(graph, question['subject'])) return false;
  const subjects = question['subjects'];
  if ('subjects' in question && !(Array.isArray(subjects) && subjects.every((one) => isSubject(graph, one)))) return false;
  if ('filter' in question && question['filter'] !== null && !isFilter(question['filter'])) return false;
  return !('attributes' in question) || (Array.isArray(question['attributes']) && question['attributes'].every(isRecord));
}

const MAX_DEPTH = 6;

function isFilter(value: unknown, depth = 0): boolean {
  if (!isRecord(value) || depth > MAX_DEPTH) return false;
  switch (value['op']) {
    case 'and':
    case 'or':
      return Array.isArray(value['of']) && value['of'].every((one) => isFilter(one, depth + 1));
    case 'not':
      return isFilter(value['of'], depth + 1);
    case 'number':
    case 'date':
    case 'score':
      return isRecord(value['range']);
    case 'related':
    case 'among':
      return Array.isArray(value['ids']);
    case 'flag':
    case 'text':
    case 'known':
      return typeof value['column'] === 'string';
    default:
      return false;
  }
}

const LISTED: readonly Question['form'][] = ['list', 'count', 'top', 'limits', 'stages', 'tasks'];

/** What the next question of the thread can refer to. */
export function contextOf(question: Question, entities: readonly { readonly id: string }[]): ThreadContext {
  const isLine = question.form === 'define' && question.subject.type === 'line';
  const list = LISTED.includes(question.form) || isLine || asksMaker(question) ? entities.map(({ id }) => id) : [];
  return { subjects: subjectsIn(question, entities), list, question };
}

const onlyRelation = (question: Question): string | undefined => {
  const [attribute, another] = question.form === 'attribute' ? question.attributes : [];
  return another === undefined && attribute?.by === 'relation' ? attribute.relation : undefined;
};

const asksMaker = (question: Question): boolean => onlyRelation(question) === 'made-by';

function subjectsIn(question: Question, entities: readonly { readonly id: string }[]): readonly Subject[] {
  if (question.form === 'compare') return question.subjects;
  if (question.form === 'path') return [question.from, question.to].map((id) => ({ type: 'entity', id }));
  if (question.form === 'why') return [{ type: 'entity', id: question.limitationId }];
  // Asked what replaced something, "it" is the successor.
  const [successor] = onlyRelation(question) === 'succeeds' ? entities : [];
  if (successor !== undefined) return entities.length === 1 ? [{ type: 'entity', id: successor.id }] : [];
  if ('subject' in question) return idsOf(question.subject).length > MAX_LISTED ? [trimmed(question.subject)] : [question.subject];
  const [only] = entities;
  return entities.length === 1 && only !== undefined ? [{ type: 'entity', id: only.id }] : [];
}

const trimmed = (subject: Subject): Subject => (subject.type === 'line' ? { ...subject, ids: subject.ids.slice(0, MAX_LISTED) } : subject);
