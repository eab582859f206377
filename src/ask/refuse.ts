/** Refusals: why a question isn't answered, each in its own words, with what comes near. */
import { type Entity, entityOf, type Graph } from '../graph/graph.ts';
import type { Kind } from '../graph/ontology.ts';
import { nearestEntities } from '../graph/search/find.ts';
import type { AnswerParts, Failed, Reason } from './answer/answer.ts';
import { subjectName } from './answer/say/subjects.ts';
import { andList } from './answer/wording.ts';
import type { Question } from './question.ts';
import { asksForBest } from './read/forms/lists.ts';
import type { Outcome } from './read/read.ts';
import { addsNothing, entitiesAt, hasIntent, hasScope, hasTone, meaning, meaningsAs, mentionsIn, type Sentence } from './read/sentence.ts';
import type { Span } from './read/spans.ts';
import { namesOf } from './vocabulary/names.ts';
import { isEveryday } from './words/common.ts';
import { compactName, hasDigit, phraseOf } from './words/tokens.ts';

type Unread = Exclude<Outcome, { readonly reading: unknown }>;

export function refuse(sentence: Sentence, failed: Unread): AnswerParts {
  const unknown = failed.unexplained.filter(({ meanings }) => meanings.length === 0);
  const names = mentionsIn(sentence);
  if (isElsewhere(sentence, failed, unknown)) return offTopic();
  if (failed.unexplained.some((span) => hasScope(span, 'unknown', 'frequency'))) return scope(sentence, failed.unexplained);
  const lacking = refuseVague(sentence, unknown, names.length);
  if (lacking !== undefined) return lacking;
  return refuseName(sentence, failed, unknown, names.length) ?? refuseWords(sentence, failed, unknown);
}

/** What nothing is called, or what isn't about models at all. */
function refuseName(sentence: Sentence, { unexplained }: Unread, unknown: readonly Span[], names: number): AnswerParts | undefined {
  const strangers = strangersIn(sentence, unknown);
  const numbered = unexplained.find((span) => hasDigit(span.text) && isNameLike(sentence, span));
  const strange = numbered ?? strangers.find((span) => isNamePlace(sentence, span));
  if (strange !== undefined) return unknownName(sentence.graph, phraseOf(nameAround(sentence, strange, unknown)), strange === numbered);
  if (unknown.length === 0 || names > 0) return undefined;
  const isNamed = strangers.length > 0 && (isDefinition(sentence, unknown) || (hasCue(sentence) && unknown.length <= 2));
  return isNamed ? unknownName(sentence.graph, phraseOf(strangers)) : undefined;
}

/** "GPT-7" is a name with what stands before its number. */
function nameAround({ spans, tokens }: Sentence, strange: Span, unknown: readonly Span[]): readonly Span[] {
  const before = spans[spans.indexOf(strange) - 1];
  const isJoined = tokens[strange.from]?.joined === true && hasDigit(strange.text);
  if (isJoined && before !== undefined) return [before, strange];
  return unknown.includes(strange) ? unknown : [strange];
}

function refuseWords(sentence: Sentence, { unexplained, nearest }: Unread, unknown: readonly Span[]): AnswerParts {
  const isScope = unexplained.some((span) => hasScope(span, 'not', 'only', 'or', 'over', 'under', 'between', 'since', 'after', 'before'));
  const names = mentionsIn(sentence).map(({ subject }) => subjectName(sentence.graph, subject));
  const hasNumber = unexplained.some((span) => meaning(span, 'number') !== undefined);
  const isJoined = unexplained.length > 0 && unexplained.every((span) => hasScope(span, 'and'));
  if (isJoined) return oneAtATime();
  const isPart = unknown.length === 0 && (names.length === 0 || unexplained.length > MOST_PARTS);
  if (isPart || isScope || (hasNumber && unknown.length === 0) || QUANTIFIERS.test(phraseOf(unknown))) return scope(sentence, unexplained);
  const words = phraseOf(unknown.length === 0 ? unexplained : unknown);
  return { ...absent(sentence.graph, words, nearest?.question, names), failed: { kind: kindAsked(sentence, nearest?.question), words } };
}

/** What words that mean nothing stand for: a verb after "who" and in a question for several, else something of the one that is named. */
function kindAsked({ spans }: Sentence, nearest: Question | undefined): Failed['kind'] {
  if (spans.some((span) => hasIntent(span, 'who'))) return 'relation';
  const isOfSeveral = nearest === undefined ? spans.some((span) => meaning(span, 'kind') !== undefined) : OF_SEVERAL.includes(nearest.form);
  return isOfSeveral ? 'relation' : 'attribute';
}

const OF_SEVERAL: readonly Question['form'][] = ['list', 'count', 'top', 'yesNo', 'compare', 'path'];

/** So many known words that no reading explains are something that isn't recorded: "the cost to train it". */
const MOST_PARTS = 2;

/**
 * Whether nothing but words that mean something else elsewhere ties a question to models: "why are flamingos pink". Numbers alone are
 * sums.
 */
function isElsewhere(sentence: Sentence, { unexplained }: Unread, unknown: readonly Span[]): boolean {
  const isSum =
    unknown.length === 0 &&
    unexplained.some((span) => hasDigit(span.text)) &&
    sentence.spans.every((span) => !isOurs(sentence, span) && !isCueWord(span));
  if (isSum) return true;
  if (unknown.length === 0 && !hasOnlyBeasts(sentence)) return false;
  if (sentence.spans.some((span) => isOurs(sentence, span))) return false;
  if (hasOnlyBeasts(sentence)) return true;
  const areNames = unknown.length > 0 && strangersIn(sentence, unknown).length === unknown.length;
  const isNamed = isDefinition(sentence, unknown) || (hasCue(sentence) && unknown.length <= 2);
  return !areNames || !isNamed;
}

/** Unknown words that aren't everyday ones; a hyphen makes a name of two of those, as in "fish-speech". */
const strangersIn = ({ tokens }: Sentence, unknown: readonly Span[]): readonly Span[] =>
  unknown.filter(({ text, from, to }) => !isEveryday(text) || tokens[from]?.joined === true || tokens[to]?.joined === true);

/** "Why do llamas spit": every name is the plural of a word, or has an article. */
const hasOnlyBeasts = (sentence: Sentence): boolean => {
  const names = mentionsIn(sentence);
  return names.length > 0 && names.every(({ index }) => isBeast(sentence, sentence.spans[index]));
};

/** A name that is used as a noun: "a haiku", "flamingos", "my apple". */
function isBeast(sentence: Sentence, span: Span | undefined): boolean {
  if (span === undefined || / /.test(span.text) || hasDigit(span.text)) return false;
  const ids = [...(meaning(span, 'entity')?.ids ?? []), ...(meaning(span, 'line')?.ids ?? [])];
  const [first] = ids.flatMap((id) => sentence.graph.entities.get(id) ?? []);
  if (first === undefined || (first.kind !== 'model' && first.kind !== 'organization')) return false;
  const isPlural =
    span.text.endsWith('s') && (first.kind === 'model' || isEveryday(span.text)) && !ids.some((id) => namesAre(sentence, id, span.text));
  return isPlural || /^(?:an?|my|your|our|his|her|their)$/.test(sentence.tokens[span.from - 1]?.text ?? '');
}

const namesAre = ({ graph }: Sentence, id: string, text: string): boolean => {
  const entity = graph.entities.get(id);
  return entity !== undefined && namesOf(entity).some((name) => compactName(name).startsWith(text));
};

const WEAK: readonly Kind[] = ['modality', 'task', 'concept', 'stage', 'dimension'];

/** Whether a span is about models: a name, or a word that nothing else goes by. */
function isOurs(sentence: Sentence, span: Span): boolean {
  if (sentence.tokens[span.from]?.isRepaired === true || isBeast(sentence, span)) return false;
  const kind = meaning(span, 'kind')?.kind;
  if (kind !== undefined && (kind === 'benchmark' || /model|\bais?\b|llm|\blabs?$|compan/.test(span.text))) return true;
  if (meaningsAs(span, 'column').some(({ role }) => role === 'unit')) return true;
  if (meaning(span, 'line') !== undefined || meaning(span, 'value') !== undefined) return true;
  if (isFillerWord(span)) return false;
  const ids = meaning(span, 'entity')?.ids ?? [];
  return ids.some((id) => {
    const own = sentence.graph.entities.get(id)?.kind;
    if (own === undefined || (isEveryday(span.text) && !isOwnName(sentence, id, span.text))) return false;
    return !WEAK.includes(own) || / /.test(span.text);
  });
}

const isOwnName = ({ graph }: Sentence, id: string, text: string): boolean =>
  compactName(graph.entities.get(id)?.name ?? '').startsWith(text);

const isFillerWord = (span: Span): boolean => meaning(span, 'filler') !== undefined;
const isCueWord = (span: Span): boolean =>
  (meaning(span, 'kind') ?? meaning(span, 'column') ?? meaning(span, 'catalog') ?? meaning(span, 'relation')) !== undefined &&
  !isFillerWord(span);

const hasCue = ({ spans }: Sentence): boolean =>
  spans.some(
    (span) =>
      meaning(span, 'filler') === undefined && (meaning(span, 'kind') ?? meaning(span, 'column') ?? meaning(span, 'catalog')) !== undefined,
  );

const VAGUE =
  /^(more|again|another|another one|next|why|how|which|when|really|and|go on|continue|who|what|where|details|more details|tell me more)$/;
const FAVORITE = /\b(favou?rite|opinion|recommend|prefer|like better|you like|you think)\b/;

/** Questions that lack what they are about, or that ask for a taste of ours. */
function refuseVague(sentence: Sentence, unknown: readonly Span[], names: number): AnswerParts | undefined {
  const text = phraseOf(sentence.tokens);
  if (VAGUE.test(text)) return askSubject();
  if (asksForBest(sentence) && (unknown.length === 0 || isBestModel(sentence, unknown))) return askBest();
  if (unknown.length > 0) return undefined;
  const hasModel = sentence.spans.some((span) => meaning(span, 'kind')?.kind === 'model');
  if (hasModel && !FAVORITE.test(text) && sentence.spans.some((span) => hasTone(span, 'subjective'))) return askBest();
  if (names > 0) return undefined;
  const isTaste = sentence.spans.some((span) => hasTone(span, 'subjective'));
  if (isTaste && FAVORITE.test(text))
    return { text: 'I have no favorites. Name two, and I compare what is recorded of them.', outcome: 'answered', reason: 'subjective' };
  return isTaste || asksOfNothing(sentence) ? askSubject() : undefined;
}

/** "The best vision model", "the best model for invoices": a topic is no measure. "Best model on Foobar" names one. */
const isBestModel = (sentence: Sentence, unknown: readonly Span[]): boolean =>
  sentence.spans.some(
    (span, at) => meaning(span, 'kind')?.kind === 'model' || entitiesAt(sentence, at).some(({ kind }) => kind === 'model-class'),
  ) && unknown.every((span) => !/^(?:on|at)$/.test(sentence.tokens[span.from - 1]?.text ?? ''));

const ABOUT_MODELS = ['kind', 'column', 'line', 'catalog', 'relation'] as const;
const QUANTIFIERS = /\b(much|many|enough|equally|twice|than)\b/;

/** A number behind a name, or a name with digits. */
function isNameLike({ spans }: Sentence, span: Span): boolean {
  if (meaning(span, 'entity') !== undefined || meaning(span, 'line') !== undefined) return false;
  const at = spans.indexOf(span);
  const number = meaning(span, 'number');
  const isPlain = number !== undefined || meaning(span, 'period') !== undefined;
  return (
    !isPlain || meaning(spans[at - 1], 'line') !== undefined || meaning(spans[at - 1], 'entity') !== undefined || span.meanings.length === 0
  );
}

/** Where a name stands: at the end after "by" or "on", or joined to another word by a hyphen. */
function isNamePlace({ spans, tokens }: Sentence, span: Span): boolean {
  const at = spans.indexOf(span);
  const isJoined = tokens[span.from]?.joined === true || tokens[span.to]?.joined === true;
  const isLast = spans.slice(at + 1).every((next) => next.meanings.length === 0 || addsNothing(next));
  const isAfter = /^(by|on|of|from|and|vs|versus|than|with)$/.test(spans[at - 1]?.text ?? '') || hasIntent(spans[at - 1], 'compare');
  return isJoined || (isAfter && isLast && spans.slice(0, at).some(isCue));
}

const isCue = (span: Span): boolean =>
  ABOUT_MODELS.some((as) => meaning(span, as) !== undefined && meaning(span, 'filler') === undefined) ||
  hasIntent(span, 'compare', 'best', 'path');

/** "What is a frobnicator", "who made otter", "frobnicator". */
function isDefinition(sentence: Sentence, unknown: readonly Span[]): boolean {
  const text = phraseOf(sentence.tokens);
  const asks = /^(what is|what are|whats|define|explain|tell me about|who made|who is behind|who built|who created|who developed)\b/.test(
    text,
  );
  const isSpecific = /^(what is|whats|who is|what are|tell me) (the|my|your|a joke)\b/.test(text);
  return (asks && !isSpecific && unknown.length <= 3) || sentence.tokens.length <= 2;
}

/** An attribute or a comparison without anything that it is about. */
function asksOfNothing(sentence: Sentence): boolean {
  return sentence.spans.some(
    (span) =>
      meaning(span, 'column') !== undefined ||
      meaning(span, 'catalog') !== undefined ||
      meaning(span, 'relation') !== undefined ||
      hasIntent(span, 'compare', 'path', 'when', 'who', 'how', 'score', 'does', 'trained'),
  );
}

const askBest = (): AnswerParts => ({
  text: 'Best by what? Name a benchmark, such as "best model on MMMU", or ask for the newest, biggest or cheapest.',
  ...{ outcome: 'ask-back', reason: 'underspecified' },
});

export const askSubject = (): AnswerParts => ({
  text: 'Which one do you mean? Name a model, a company or a benchmark, for example "how big is Flamingo".',
  ...{ outcome: 'ask-back', reason: 'underspecified' },
});

export const offTopic = (): AnswerParts => ({
  text: "That isn't something I know about: I answer questions about multimodal and language models, their makers, benchmarks, techniques and limits.",
  ...{ outcome: 'abstained', reason: 'off-topic' },
});

const MAX_NEAR = 3;

function unknownName(graph: Graph, name: string, isNumbered = false): AnswerParts {
  const near = nearestEntities(graph, name).slice(0, MAX_NEAR);
  // Of a number that nothing has, other numbers are no neighbours.
  const text = `Nothing here is called "${name}".${isNumbered ? '' : nearText(near)}`;
  return { text, near, outcome: 'abstained', reason: 'unknown-name', failed: { kind: 'entity', words: name } };
}

const nearText = (near: readonly Entity[]): string => (near.length === 0 ? '' : ` Near names: ${andList(near.map(({ name }) => name))}.`);

function absent(graph: Graph, what: string, question: Question | undefined, names: readonly string[]): AnswerParts {
  const near =
    question !== undefined && 'subject' in question && question.subject.type === 'entity' ? [entityOf(graph, question.subject.id)] : [];
  const about = names.length === 0 ? '' : ` about ${andList([...new Set(names)])}`;
  return { text: `I don't know: "${what}" isn't something I record${about}.`, near, outcome: 'abstained', reason: 'absent' };
}

function scope(sentence: Sentence, unexplained: readonly Span[]): AnswerParts {
  const names = mentionsIn(sentence).flatMap(({ subject }) => (subject.type === 'entity' ? [entityOf(sentence.graph, subject.id)] : []));
  const words = unexplained.length === 0 ? 'the question' : `"${phraseOf(unexplained)}"`;
  return {
    text: `I can't read ${words} in this question, and I'd rather not guess. Try a shorter question, or one condition at a time.`,
    near: names.slice(0, MAX_NEAR),
    ...{ outcome: 'abstained', reason: 'scope' as Reason },
    failed: { kind: unexplained.some(isOfTime) ? 'date' : 'scope', words: phraseOf(unexplained) },
  } as AnswerParts;
}

const oneAtATime = (): AnswerParts => ({
  text: 'I read one question at a time: ask the parts one after the other.',
  ...{ outcome: 'abstained', reason: 'scope' },
});

const isOfTime = (span: Span): boolean => meaning(span, 'period') !== undefined || hasScope(span, 'since', 'after', 'before');
