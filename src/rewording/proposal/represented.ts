/**
 * From the question to the proposal: every word must be in it. A word that means nothing here, a name, a number, a date or a scope word
 * that the proposal lacks refuses it, as it would keep our own reader from reading.
 */
import type { Question } from '../../ask/question.ts';
import { isToldBy } from '../../ask/read/read.ts';
import { addsNothing, hasScope, hasTone, meaningsAs, type Sentence } from '../../ask/read/sentence.ts';
import type { Meaning, Span } from '../../ask/read/spans.ts';
import { namesOf } from '../../ask/vocabulary/names.ts';
import { compactName } from '../../ask/words/tokens.ts';
import type { Parts } from './parts.ts';
import { columnType } from './resolve.ts';

/** The first word that the proposal leaves out; undefined if there is none. */
export function unrepresented(sentence: Sentence, question: Question, parts: Parts): Span | undefined {
  const negating = sentence.spans.filter((span) => hasScope(span, 'not')).length;
  const opposite = sentence.spans.filter(isOpposite);
  const scopes = { negating, isDouble: negating > 0 && opposite.length > 0 };
  return sentence.spans.find((span) => !isRepresented(span, { sentence, question, parts, scopes }));
}

interface Place {
  readonly sentence: Sentence;
  readonly question: Question;
  readonly parts: Parts;
  readonly scopes: { readonly negating: number; readonly isDouble: boolean };
}

/** "Closed" negates by itself; beside a "not", what is meant takes more than counting. */
const isOpposite = (span: Span): boolean => meaningsAs(span, 'column').some(({ role }) => role === 'no');

function isRepresented(span: Span, place: Place): boolean {
  if (hasScope(span, 'only', 'frequency', 'unknown')) return false;
  if (hasScope(span, 'not')) return !place.scopes.isDouble && place.parts.negations >= place.scopes.negating;
  if (hasScope(span, 'or')) return place.parts.alternatives > 0;
  if (hasTone(span, 'it', 'them') && !addsNothing(span)) return false;
  if (addsNothing(span) || hasTone(span, 'stale')) return true;
  if (span.meanings.length === 0) return isNamePart(span, place) || isToldBy(place.sentence.graph, place.question, span);
  return span.meanings.some((meaning) => says(meaning, place));
}

/** A word of a name that the proposal uses: "the Kosmos model" for Kosmos-2. */
function isNamePart({ text }: Span, { sentence: { graph }, parts }: Place): boolean {
  const words = parts.ids.flatMap((id) => graph.entities.get(id) ?? []).flatMap(namesOf);
  return words.some((name) =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}.]+/u)
      .includes(text),
  );
}

function says(meaning: Meaning, { parts, question }: Place): boolean {
  switch (meaning.as) {
    case 'entity':
      return meaning.ids.some((id) => parts.ids.includes(id));
    case 'line':
      return parts.lines.some((ids) => ids === meaning.ids || ids.join() === meaning.ids.join());
    case 'kind':
      return parts.kinds.includes(meaning.kind) || (meaning.kind === 'limitation' && question.form === 'limits');
    case 'column':
      return saysColumn(meaning.column, meaning.role, parts, question);
    case 'catalog':
      return saysColumn(meaning.attribute, meaning.role, parts, question);
    case 'relation':
      return meaning.relation === 'limited-by' && question.form === 'limits'
        ? true
        : parts.relations.some(({ relation }) => relation === meaning.relation);
    case 'value':
      return parts.texts.some(({ column, value }) => column === meaning.column && compactName(value) === compactName(meaning.value));
    case 'number':
      return parts.numbers.includes(meaning.value) || (question.form === 'top' && question.ranked.limit === meaning.value);
    case 'period':
      return parts.dates.includes(meaning.period.since) || parts.dates.includes(meaning.period.until);
    case 'scope':
      return saysScope(meaning.scope, parts);
    case 'intent':
      return saysIntent(meaning.intent, parts, question);
    default:
      return false;
  }
}

function saysColumn(column: string, role: string, { columns, ends }: Parts, question: Question): boolean {
  const used = columns.filter((one) => one.column === column);
  const direction = question.form === 'top' ? question.ranked.direction : undefined;
  switch (role) {
    case 'most':
      return used.length > 0 && direction === 'desc';
    case 'least':
      return used.length > 0 && direction === 'asc';
    case 'more':
      return used.length > 0 && ends.some((end) => end === 'over' || end === 'after');
    case 'less':
      return used.length > 0 && ends.some((end) => end === 'under' || end === 'before');
    case 'yes':
      return used.some(({ value }) => value !== undefined);
    case 'no':
      return used.some(({ value }) => value === false);
    default:
      return used.length > 0;
  }
}

type Of<As extends Meaning['as']> = Extract<Meaning, { as: As }>;

/** The ends of a range that each word stands for; all of them must be there. */
const endsOf: Readonly<Record<string, readonly string[]>> = {
  ...{ over: ['over'], atLeast: ['min'], under: ['under'], atMost: ['max'], exactly: ['min', 'max'] },
  ...{ since: ['since'], after: ['after'], before: ['before'], until: ['until'] },
};

function saysScope(scope: Of<'scope'>['scope'], { ends }: Parts): boolean {
  if (scope === 'and') return true;
  const has = (...wanted: readonly string[]) => wanted.every((end) => ends.includes(end));
  if (scope === 'between') return has('min', 'max') || has('since', 'until');
  const wanted = endsOf[scope];
  return wanted !== undefined && has(...wanted);
}

function saysIntent(intent: Of<'intent'>['intent'], { columns, kinds, ids }: Parts, question: Question): boolean {
  const { form } = question;
  const direction = form === 'top' ? question.ranked.direction : undefined;
  switch (intent) {
    case 'which':
    case 'what':
      return true;
    case 'who':
      return kinds.includes('organization');
    case 'when':
      return columns.some(({ kind, column }) => columnType(kind, column) === 'date');
    case 'where':
      return columns.some(({ column }) => column === 'country');
    case 'howMany':
      return form === 'count' || (form === 'attribute' && columns.some(({ kind, column }) => columnType(kind, column) === 'count'));
    case 'howMuch':
      return columns.some(({ column }) => column === 'inputPrice' || column === 'outputPrice');
    case 'compare':
    case 'path':
    case 'how':
      return form === intent;
    case 'best':
    case 'most':
      return direction === 'desc';
    case 'worst':
    case 'fewest':
      return direction === 'asc';
    case 'sort':
      return form === 'top';
    case 'score':
      return ids.some((id) => id.startsWith('benchmark/'));
    case 'examples':
      return form === 'list';
    case 'does':
      return form === 'tasks';
    default:
      return false;
  }
}
