/**
 * Where things stand: a proposal with all the right words may still join them wrongly. Each "not" must negate what comes after it, each
 * "or" join its neighbours, each relation take the name behind its verb. Whatever needs more grammar than that is refused.
 */
import type { Filter, Question } from '../../ask/question.ts';
import { addsNothing, hasScope, meaning, meaningsAs, type Sentence } from '../../ask/read/sentence.ts';
import type { Span } from '../../ask/read/spans.ts';

/** A single condition with its place in the filter. */
interface Leaf {
  readonly condition: Exclude<Filter, { op: 'and' | 'or' | 'not' | 'joined' }>;
  readonly isNegated: boolean;
  /** The alternatives that it is one of. */
  readonly group: Filter | undefined;
}

class TooNested extends Error {}

/** What isn't where the question has it, in a word; undefined if all is in place. */
export function misplaced(sentence: Sentence, question: Question): string | undefined {
  const filter = 'filter' in question ? question.filter : null;
  if (filter === null) return undefined;
  try {
    const leaves = leavesOf(filter, { isNegated: false, group: undefined, isJoined: false });
    const checks: readonly (readonly [what: string, isInPlace: () => boolean])[] = [
      ['a negation', () => areNegated(sentence, leaves)],
      ['an alternative', () => [...new Set(leaves.map(({ group }) => group))].every((group) => isJoint(sentence, leaves, group))],
      ['a relation', () => leaves.every((leaf) => isBehindItsVerb(sentence, leaf, leaves))],
      ['a number', () => hasOneMeasure(sentence, question, leaves)],
      ['a subject', () => question.form !== 'yesNo' || isSubjectFirst(sentence, question, leaves)],
    ];
    return checks.find(([, isInPlace]) => !isInPlace())?.[0];
  } catch (error) {
    if (error instanceof TooNested) return 'a condition';
    throw error;
  }
}

type Surroundings = Omit<Leaf, 'condition'> & { readonly isJoined: boolean };

function leavesOf(filter: Filter, at: Surroundings): Leaf[] {
  switch (filter.op) {
    case 'and':
      return filter.of.flatMap((one) => leavesOf(one, bare(at)));
    case 'or':
      return filter.of.flatMap((one) => leavesOf(one, { ...bare(at), group: filter }));
    case 'not':
      return leavesOf(filter.of, { ...unjoined(at), isNegated: true });
    case 'joined':
      return filter.filter === null ? [] : leavesOf(filter.filter, { ...unjoined(at), isJoined: true });
    case 'flag':
      if (!filter.value && at.isJoined) throw new TooNested();
      return [{ condition: filter, isNegated: at.isNegated === filter.value, group: at.group }];
    default:
      return [{ condition: filter, isNegated: at.isNegated, group: at.group }];
  }
}

/** What has conditions inside can stand in an "and" alone. */
function bare(at: Surroundings): Surroundings {
  if (at.group !== undefined || at.isNegated) throw new TooNested();
  return at;
}

/** "Labs without open models" asks for all their models, which a condition on one of them doesn't say. */
function unjoined(at: Surroundings): Surroundings {
  if (at.isJoined) throw new TooNested();
  return bare(at);
}

/** The spans that say what a condition is about. */
function placesOf({ spans }: Sentence, { condition }: Leaf): number[] {
  return spans.flatMap((span, index) => (isAbout(span, condition) ? [index] : []));
}

function isAbout(span: Span, condition: Leaf['condition']): boolean {
  switch (condition.op) {
    case 'related':
      return meaningsAs(span, 'entity').some(({ ids }) => ids.some((id) => condition.ids.includes(id)));
    case 'among':
      return meaningsAs(span, 'line').some(({ ids }) => ids.join() === condition.ids.join());
    case 'score':
      return meaningsAs(span, 'entity').some(({ ids }) => ids.includes(condition.benchmarkId));
    case 'text':
      return meaningsAs(span, 'value').some(({ column }) => column === condition.column);
    case 'number':
      return Object.values(condition.range).includes(meaning(span, 'number')?.value ?? Number.NaN);
    case 'date': {
      const period = meaning(span, 'period')?.period;
      return Object.values(condition.range).some((date) => date === period?.since || date === period?.until);
    }
    default:
      return meaningsAs(span, 'column').some(({ column }) => column === condition.column);
  }
}

/** What a condition can be about. */
const isAnchor = (span: Span): boolean =>
  !addsNothing(span) &&
  (span.meanings.some(({ as }) => ['entity', 'line', 'value', 'number', 'period'].includes(as)) ||
    meaningsAs(span, 'column').some(({ role }) => role === 'yes' || role === 'no'));

const nextAnchor = ({ spans }: Sentence, at: number): number => spans.findIndex((span, index) => index > at && isAnchor(span));

function areNegated(sentence: Sentence, leaves: readonly Leaf[]): boolean {
  const { spans } = sentence;
  const negated = leaves.filter(({ isNegated }) => isNegated);
  const targets = spans.flatMap((span, at) => {
    if (hasScope(span, 'not')) return [nextAnchor(sentence, at)];
    return meaningsAs(span, 'column').some(({ role }) => role === 'no') ? [at] : [];
  });
  const isTarget = (leaf: Leaf) => placesOf(sentence, leaf).some((place) => targets.includes(place));
  return targets.length === negated.length && leaves.every((leaf) => leaf.isNegated === isTarget(leaf));
}

/** Alternatives are of one sort and stand side by side, with an "or" before the last one. */
function isJoint(sentence: Sentence, leaves: readonly Leaf[], group: Filter | undefined): boolean {
  if (group === undefined) return true;
  const members = leaves.filter((leaf) => leaf.group === group);
  const places = members.map((leaf) => placesOf(sentence, leaf)[0] ?? -1).sort((one, other) => one - other);
  const isSideBySide = places.every((place, index) => index === 0 || nextAnchor(sentence, places[index - 1] ?? 0) === place);
  const isJoined = sentence.spans.slice((places.at(-2) ?? 0) + 1, places.at(-1)).some((span) => hasScope(span, 'or'));
  return isSideBySide && isJoined && new Set(members.map(sortOf)).size === 1;
}

const sortOf = ({ condition }: Leaf): string => {
  if (condition.op === 'related') return `${condition.relation} ${condition.side}`;
  return 'column' in condition ? `${condition.op} ${condition.column}` : condition.op;
};

/** Where two relations join entities of one kind, such as what models take and give, the verb before the name decides. */
function isBehindItsVerb(sentence: Sentence, leaf: Leaf, leaves: readonly Leaf[]): boolean {
  const { condition } = leaf;
  if (condition.op !== 'related') return true;
  const kindOf = (id: string | undefined) => sentence.graph.entities.get(id ?? '')?.kind;
  const rivals = leaves.flatMap(({ condition: one }) =>
    one.op === 'related' && kindOf(one.ids[0]) === kindOf(condition.ids[0]) ? [one.relation] : [],
  );
  const confusable: readonly string[] = RIVALS.includes(condition.relation) ? [...rivals, ...RIVALS] : rivals;
  const verbs = sentence.spans.flatMap((span, at) => {
    const found = meaningsAs(span, 'relation').map(({ relation }) => relation);
    return found.some((relation) => confusable.includes(relation)) && !addsNothing(span) ? [{ at, found }] : [];
  });
  if (new Set(rivals).size < 2 && verbs.every(({ found }) => found.includes(condition.relation))) return true;
  const [place = -1] = placesOf(sentence, leaf);
  return verbs.findLast(({ at }) => at < place)?.found.includes(condition.relation) === true && !verbs.some(({ at }) => at === place + 1);
}

const RIVALS: readonly string[] = ['accepts', 'produces'];

/** With several numbers or dates of different columns, nothing but grammar tells which is which. */
function hasOneMeasure({ spans }: Sentence, question: Question, leaves: readonly Leaf[]): boolean {
  const ranges = leaves.flatMap(({ condition }) =>
    condition.op === 'number' || condition.op === 'date' || condition.op === 'score' ? [condition] : [],
  );
  const columns = new Set(ranges.map((one) => ('column' in one ? one.column : one.benchmarkId)));
  const isNumbered = question.form === 'top' && ranges.some(({ op }) => op !== 'date') && question.ranked.limit > 1;
  const periods = spans.filter((span) => meaning(span, 'period') !== undefined).length;
  const isSplit = ranges.filter(({ op }) => op === 'date').length > 1 && periods > 1;
  return columns.size < 2 && !isNumbered && !isSplit && ranges.every(({ range }) => isForward(range));
}

/** The lower end comes first. */
function isForward({ min, max, since, until }: { min?: number; max?: number; since?: string; until?: string }): boolean {
  return (min === undefined || max === undefined || min <= max) && (since === undefined || until === undefined || since <= until);
}

/** "Is A based on B" isn't "is B based on A". */
function isSubjectFirst(sentence: Sentence, { subject }: Extract<Question, { form: 'yesNo' }>, leaves: readonly Leaf[]): boolean {
  const ids = subject.type === 'entity' ? [subject.id] : subject.ids;
  const at = sentence.spans.findIndex((span) =>
    [...meaningsAs(span, 'entity'), ...meaningsAs(span, 'line')].some((one) => one.ids.some((id) => ids.includes(id))),
  );
  return leaves.every((leaf) => placesOf(sentence, leaf).every((place) => place >= at));
}
