/** Filters: what a list is narrowed down by, in any order of words; scope words say how the conditions are joined. */
import { fold } from '../../graph/base/fold.ts';
import type { Entity, Graph } from '../../graph/graph.ts';
import { columnRules, type Kind } from '../../graph/ontology.ts';
import type { Filter } from '../question.ts';
import { modelsInLine } from '../vocabulary/names.ts';
import { compactName, phraseOf } from '../words/tokens.ts';
import { entityAt, verbAt } from './filter-relations.ts';
import { conditionsOf, exclusively, type FilterState, isJoint, joined, negateLast, take } from './filter-state.ts';
import { rangeAt, type Taken } from './ranges.ts';
import { entitiesAt, hasIntent, hasScope, hasTone, isFiller, meaning, meaningsAs, type Of, type Sentence } from './sentence.ts';

export interface FilterReading {
  readonly filter: Filter | null;
  /** The conditions one by one, in the order of the words; as in a statement, "and" joins them all. */
  readonly conditions: readonly Filter[];
  readonly used: ReadonlySet<number>;
  /** Whether every scope word and cue found something to apply to. */
  readonly complete: boolean;
  /** Columns that were named without a value, by the place of their words. */
  readonly pending: ReadonlyMap<number, readonly string[]>;
}

/** Reads the spans that aren't used yet as conditions on entities of a kind. */
export function readFilters(sentence: Sentence, kind: Kind, skip: ReadonlySet<number>): FilterReading {
  const state: FilterState = {
    ...{ sentence, kind, skip, used: new Set<number>(), parts: [], negated: false, only: false, by: 'and', failed: false },
    ...{ verbs: [], verbPending: undefined, columnsPending: new Map() },
  };
  for (let at = 0; at < sentence.spans.length; ) at = skip.has(at) ? at + 1 : step(state, at);
  const named = new Set(columnsIn(state.parts.map(({ filter }) => filter)));
  for (const [at, columns] of state.columnsPending) {
    // "How many models did Anthropic release": the verb adds nothing to the maker.
    const isVerb = columns.includes('releasedOn') && state.parts.length > 0;
    if (isVerb || columns.some((column) => named.has(column))) state.used.add(at);
  }
  if (state.negated && isLastWord(state)) negateLast(state);
  const complete = !state.failed && !state.negated && !state.only && state.verbPending === undefined;
  const filter = joined(conditionsOf(state.parts, isJoint(sentence)));
  return { filter, conditions: conditionsOf(state.parts, true), used: state.used, complete, pending: state.columnsPending };
}

/** "Those with a retirement date". */
const isHad = ({ spans }: Sentence, at: number): boolean =>
  !spans.some((span) => (meaning(span, 'number') ?? meaning(span, 'period') ?? meaning(span, 'value')) !== undefined) &&
  HAD.test(phraseOf(spans.slice(Math.max(at - HAD_WORDS, 0), at)));

const HAD_WORDS = 3;
const HAD = /\b(?:with|having|have|has|without|lacking|with no|no)(?: (?:an?|any|some))?(?: (?:known|recorded|published|official))?$/;

const hadColumn = (at: number, [column = '']: readonly string[]): Taken => ({
  ...{ filter: { op: 'known', column }, used: [at], next: at + 1 },
});

/** "Which limitations do LLMs have that LMMs don't": the word comes after what it is about. */
const isLastWord = ({ sentence: { spans } }: FilterState): boolean => {
  const rest = spans.slice(spans.findLastIndex((span) => hasScope(span, 'not')) + 1);
  return rest.every((span) => isFiller(span));
};

const columnsIn = (filters: readonly Filter[]): string[] =>
  filters.flatMap((filter) => {
    if (filter.op === 'and' || filter.op === 'or') return columnsIn(filter.of);
    if (filter.op === 'not') return columnsIn([filter.of]);
    return 'column' in filter ? [filter.column] : [];
  });

function step(state: FilterState, at: number): number {
  const { sentence, kind } = state;
  const range = rangeAt(sentence, at, kind);
  if (range !== undefined) return take(state, range);
  if (scopeAt(state, at)) return at + 1;
  const filter = conditionAt(state, at);
  if (filter !== undefined) return take(state, { filter, used: [at], next: at + 1 });
  if (!isMeasured(state, at) && entityAt(state, at)) return at + 1;
  if (!verbAt(state, at)) wordAt(state, at);
  return at + 1;
}

/** A condition that a single span makes. */
function conditionAt(state: FilterState, at: number): Filter | undefined {
  const { sentence, kind } = state;
  const span = sentence.spans[at];
  const flag = meaningsAs(span, 'column').find((cue) => cue.kind === kind && (cue.role === 'yes' || cue.role === 'no'));
  if (flag !== undefined) return flagOf(sentence, flag);
  const value = meaning(span, 'value');
  if (value !== undefined) return { op: 'text', column: value.column, value: value.value };
  const line = meaning(span, 'line');
  const isLine = line !== undefined && kind === 'model' && !isMaker(state, at) && !isObjectOfVerb(state, at);
  return sameKindAt(state, at) ?? (isLine ? { op: 'among', name: line.name, ids: line.ids } : undefined);
}

/** "Was replaced by GPT-5" names one model, though a line has its name too; the versions of Whisper are its line. */
const isObjectOfVerb = ({ sentence, kind, verbs, verbPending }: FilterState, at: number): boolean =>
  verbPending !== undefined &&
  entitiesAt(sentence, at)[0]?.kind === kind &&
  verbs.some(({ relation }) => relation !== 'version-of' && sentence.lexicon.ontology.relationTypes[relation]?.to.includes(kind) === true);

/** "Models by DeepSeek" are those of the company, though a line has its name too. */
const isMaker = ({ sentence, verbs }: FilterState, at: number): boolean =>
  verbs.some(({ relation }) => relation === 'made-by') || entitiesAt(sentence, at).some((entity) => entity.kind === 'organization');

/** A column that waits for its value, a noun for the kind, or a word that adds nothing. */
function wordAt(state: FilterState, at: number): void {
  const { sentence, kind } = state;
  const span = sentence.spans[at];
  const isKind = meaningsAs(span, 'kind').some((cue) => cue.kind === kind || (cue.kind === 'model' && kind !== 'organization'));
  const columns = meaningsAs(span, 'column').filter((cue) => !isKind && cue.kind === kind && (cue.role === 'name' || cue.role === 'unit'));
  const names = [...columns.map(({ column }) => column), ...meaningsAs(span, 'catalog').map(({ attribute }) => attribute)];
  if (names.length > 0 && isHad(sentence, at)) take(state, hadColumn(at, names));
  else if (names.length > 0) state.columnsPending.set(at, names);
  else if (isKind || isHarmless(state, at)) state.used.add(at);
}

/** "Except Claude 3": an entity of the kind itself, unless its line is meant. */
function sameKindAt({ sentence, kind, verbs, negated }: FilterState, at: number): Filter | undefined {
  const { spans, graph } = sentence;
  const [entity] = entitiesAt(sentence, at);
  const isFirst = spans[at]?.meanings.find(({ as }) => as === 'entity' || as === 'line')?.as === 'entity';
  const line = meaning(spans[at], 'line');
  const isFamily = line?.ids.every((id) => sameFamily(sentence, id, spans[at]?.text ?? ''));
  const isLine = line !== undefined && (isFamily || meaning(spans[at + 1], 'kind') !== undefined);
  if (entity?.kind !== kind || !negated || !isFirst || isLine || verbs.length > 0) return undefined;
  const siblings = siblingsOf(graph, entity, spans[at]?.text ?? '');
  return siblings.length > 1
    ? { op: 'among', name: spans[at]?.text ?? '', ids: siblings.map(({ id }) => id) }
    : { op: 'among', name: entity.name, ids: [entity.id] };
}

/** "Claude models except Haiku" leaves out every Haiku, though one of them has the word for its alias. */
function siblingsOf(graph: Graph, { model }: Entity, text: string): readonly Entity[] {
  const family = model?.family;
  if (family == null || /[\s\p{N}]/u.test(text)) return [];
  return modelsInLine(graph, compactName(family)).filter(({ name }) => fold(name).split(' ').includes(text));
}

const sameFamily = ({ graph }: Sentence, id: string, text: string): boolean =>
  compactName(graph.entities.get(id)?.model?.family ?? '') === compactName(text);

/** "Cost" and "context length" are limitations too, but beside a number they are what is measured. */
const isMeasured = ({ sentence: { spans }, kind }: FilterState, at: number): boolean => {
  const isDated = meaning(spans[at], 'catalog')?.attribute === 'knowledgeCutoff';
  const isValued = spans.some((span) => (meaning(span, 'number') ?? (isDated ? meaning(span, 'period') : undefined)) !== undefined);
  return kind === 'model' && isValued && (meaning(spans[at], 'catalog') ?? meaning(spans[at], 'column')) !== undefined;
};

const isHarmless = ({ sentence: { spans } }: FilterState, at: number): boolean =>
  isFiller(spans[at]) || hasIntent(spans[at], 'which', 'examples') || hasTone(spans[at], 'stale');

function flagOf({ today, spans }: Sentence, { kind, column, role }: Of<'column'>): Filter {
  const rule = columnRules(kind)[column];
  if (rule?.type === 'flag') return { op: 'flag', column, value: role === 'yes' };
  // "Retired models" are those of today, though more dates may be announced.
  const isDated = spans.some((span) => meaning(span, 'period') !== undefined);
  if (role !== 'yes' || rule?.type !== 'date' || isDated) return known(column, role === 'yes');
  return { op: 'and', of: [known(column, true), { op: 'date', column, range: { until: today } }] };
}

const known = (column: string, isKnown: boolean): Filter =>
  isKnown ? { op: 'known', column } : { op: 'not', of: { op: 'known', column } };

/** Handles a scope word; false if the span isn't one. */
function scopeAt(state: FilterState, at: number): boolean {
  const span = state.sentence.spans[at];
  if (hasScope(span, 'not')) {
    if (state.negated) state.failed = true;
    state.negated = true;
  } else if (hasScope(span, 'only')) state.only = !isIdleOnly(state, at) && !closeOnly(state);
  else if (hasScope(span, 'or')) state.by = 'or';
  else if (hasScope(span, 'and')) state.by = 'and';
  else return false;
  state.used.add(at);
  return true;
}

/** "Only open models by Google" are no more than the open models by Google. */
function isIdleOnly({ sentence: { spans }, parts }: FilterState, at: number): boolean {
  const next = spans.slice(at + 1).find((span) => !isFiller(span));
  const isFlag = meaningsAs(next, 'column').some(({ role }) => role === 'yes' || role === 'no');
  // "Take video, I only need open ones", "take audio? only from 2026".
  const isApart = (isFlag && next !== spans[at + 1]) || meaning(next, 'period') !== undefined;
  return (parts.length === 0 && (isFlag || meaning(spans[at + 1], 'kind') !== undefined)) || isApart;
}

/** "Text only": the word comes after what it is about. */
function closeOnly(state: FilterState): boolean {
  const last = state.parts.at(-1);
  if (last?.filter.op !== 'related' || state.verbPending !== undefined) return false;
  state.parts[state.parts.length - 1] = { ...last, filter: exclusively(state, last.filter) };
  return true;
}
