/** Ask: reads a question and answers it from the graph, or says why not. Pure: the same question has the same answer at one revision. */

import { isDeepStrictEqual } from 'node:util';
import { touchedEntities } from '../graph/base/touched.ts';
import { type Entity, entityOf, type Graph } from '../graph/graph.ts';
import { cachePerGraph } from '../graph/per-graph-cache.ts';
import type { Answer, AnswerParts } from './answer/answer.ts';
import { priceWarning } from './answer/price.ts';
import { say } from './answer/say/say.ts';
import { andList, dateText } from './answer/wording.ts';
import { describe, notRecorded } from './describe.ts';
import { holds } from './evaluate/evaluate.ts';
import { readCommand, toCommand } from './express/command.ts';
import { toQuery } from './express/query.ts';
import { foreignRefusal, type LanguageOf } from './language.ts';
import { falsePremise, noReason, premisedIn } from './premise.ts';
import { type Correction, entitySubject, idsOf, type Question } from './question.ts';
import { hasStranger, isAside, isQuestion, namedAside, partsOf } from './read/clauses.ts';
import { smallTalkIn, withoutCourtesy, withoutDoubt } from './read/courtesy.ts';
import { type Outcome, read } from './read/read.ts';
import { hasIntent, hasRole, hasTone, meaning, type Premise, type Reading, type Sentence } from './read/sentence.ts';
import { toSentence } from './read/settle.ts';
import type { Span } from './read/spans.ts';
import { type Repaired, repair } from './read/spelling.ts';
import { askSubject, offTopic, refuse } from './refuse.ts';
import { contextOf, decodeContext, encodeContext, type ThreadContext } from './thread/context.ts';
import { followUp, numbered } from './thread/follow-up.ts';
import { type Lexicon, lexiconOf, type Ontology, standardOntology } from './vocabulary/lexicon.ts';
import { phraseOf, type Token, tokenize } from './words/tokens.ts';

export interface AskOptions {
  /** What counts as now, as YYYY-MM-DD. */
  readonly today: string;
  readonly context?: string | null | undefined;
  readonly ontology?: Ontology | undefined;
  /** Tells languages apart; without it, only by their letters. */
  readonly languageOf?: LanguageOf | undefined;
}

export function ask(graph: Graph, question: string, { today, context, languageOf, ontology = standardOntology }: AskOptions): Answer {
  const lexicon = lexiconOf(ontology);
  const thread = decodeContext(graph, context);
  const interpreted = interpret(graph, question, { lexicon, today, thread, languageOf });
  const answer = interpreted.kind === 'said' ? finish(graph, interpreted.said, interpreted) : answerTo(graph, interpreted, today);
  // What couldn't be answered leaves the thread where it was.
  return answer.context === null && thread !== null ? { ...answer, context: encodeContext(thread) } : answer;
}

interface Asking {
  readonly lexicon: Lexicon;
  readonly today: string;
  readonly thread: ThreadContext | null;
  readonly languageOf: LanguageOf | undefined;
}

export type Interpreted =
  | {
      readonly kind: 'read';
      readonly reading: Reading;
      readonly corrections: readonly Correction[];
      /** Clauses that the question is the same without. */
      readonly leftOut?: readonly string[];
    }
  | { readonly kind: 'said'; readonly said: AnswerParts; readonly corrections: readonly Correction[] };

const readAs = (question: Question, corrections: readonly Correction[] = []): Interpreted => ({
  ...{ kind: 'read', reading: { question, used: new Set() }, corrections },
});

/** What a text means, or what there is to say of it; a text that can't be read may have a part that is the question. */
function interpret(graph: Graph, text: string, asking: Asking): Interpreted {
  const whole = interpretText(graph, text, asking);
  const isRead = whole.kind === 'read' || whole.said.outcome === 'answered';
  return isRead ? whole : (interpretPremised(graph, text, asking) ?? interpretPart(graph, text, asking) ?? whole);
}

function interpretPremised(graph: Graph, text: string, asking: Asking): Interpreted | undefined {
  const premised = premisedIn(graph, text, asking.today);
  if (premised === undefined) return undefined;
  const { said, question, clause, thread } = premised;
  if (said !== undefined) return { kind: 'said', said, corrections: [] };
  const interpreted = interpretText(graph, question, { ...asking, thread });
  return interpreted.kind === 'read' ? { ...interpreted, leftOut: [clause] } : undefined;
}

function interpretPart(graph: Graph, text: string, asking: Asking): Interpreted | undefined {
  const { lexicon, today } = asking;
  const parts = partsOf(text);
  const clauses = new Map(
    [...new Set(parts.flatMap(({ leftOut }) => leftOut))].map((clause): [string, Beside] => [
      clause,
      { sentence: toSentence(tokenize(clause), { graph, lexicon, today }), isAnnouncement: clause.endsWith(':') },
    ]),
  );
  for (const { text: part, leftOut } of parts) {
    if (leftOut.some(isQuestion)) continue;
    const thread = threadBeside(
      leftOut.flatMap((clause) => clauses.get(clause) ?? []),
      asking,
    );
    if (thread === undefined) continue;
    const interpreted = interpretText(graph, part, { ...asking, thread });
    if (interpreted.kind === 'read' && interpreted.reading.question.form !== 'smallTalk') return { ...interpreted, leftOut };
  }
  return undefined;
}

interface Beside {
  readonly sentence: Sentence;
  readonly isAnnouncement: boolean;
}

/** What a part can refer to when the clauses beside it are left out; undefined when one of them can't be. */
function threadBeside(clauses: readonly Beside[], { thread }: Asking): ThreadContext | null | undefined {
  const [named, ...others] = clauses.filter(({ sentence, isAnnouncement }) => !isAside(sentence, isAnnouncement));
  // A strange word may be what "it" is.
  if (named === undefined) return clauses.some(({ sentence }) => hasStranger(sentence)) ? null : thread;
  const ids = others.length === 0 ? namedAside(named.sentence) : undefined;
  const subjects = ids?.map(entitySubject) ?? [];
  const question: Question | null = subjects.length > 1 ? { form: 'compare', subjects, under: null } : null;
  return ids === undefined ? undefined : { subjects, list: [], question };
}

function interpretText(graph: Graph, text: string, asking: Asking): Interpreted {
  const { lexicon, today, thread } = asking;
  const command = readCommand(graph, text);
  if (command !== null) return readAs(command);
  const all = tokenize(text);
  const tokens = withoutCourtesy(all, lexicon);
  const topic = smallTalkIn(all, tokens, lexicon);
  if (topic !== undefined) return readAs({ form: 'smallTalk', topic });
  const entry = numbered(tokens, thread);
  if (entry === 'lacks-context') return { kind: 'said', said: askSubject(), corrections: [] };
  if (entry !== undefined) return readAs(entry.reading.question);
  const repaired = repair(withoutDoubt(tokens), { graph, lexicon, today });
  const others = repaired.others.map((other) => interpretRepaired(graph, text, other, asking));
  return agreed(others) ?? interpretRepaired(graph, text, repaired, asking);
}

function interpretRepaired(graph: Graph, text: string, { tokens, corrections }: Repaired, asking: Asking): Interpreted {
  const { lexicon, today } = asking;
  const words = corrections.length === 0 ? tokens : withoutCourtesy(tokens, lexicon);
  return interpretSentence(toSentence(words, { graph, lexicon, today }), { ...asking, text, corrections });
}

/** Of several words that a misspelt one may mean, the one that makes a question; undefined when they make different ones. */
function agreed(all: readonly Interpreted[]): Interpreted | undefined {
  const readings = all.filter((one) => one.kind === 'read');
  const [first] = readings;
  return readings.every((one) => isDeepStrictEqual(one.reading.question, first?.reading.question)) ? first : undefined;
}

interface AskingSentence extends Asking {
  readonly text: string;
  readonly corrections: readonly Correction[];
}

function interpretSentence(sentence: Sentence, { text, thread, languageOf, corrections }: AskingSentence): Interpreted {
  const asked = thread === null ? readAsNoted(sentence, text, corrections) : undefined;
  if (asked !== undefined) return asked;
  const followed = followUp(sentence, thread);
  if (followed === 'lacks-context') return { kind: 'said', said: askSubject(), corrections };
  if (followed !== undefined) return { kind: 'read', reading: followed.reading, corrections };
  const outcome = readEitherWay(sentence);
  if ('reading' in outcome) return { kind: 'read', reading: outcome.reading, corrections };
  const foreign = foreignRefusal(sentence, text, languageOf);
  const said = sentence.tokens.length === 0 ? offTopic() : refuse(sentence, outcome);
  return { kind: 'said', said: foreign ?? said, corrections };
}

/** What curators wrote down word for word, which isn't misspelt even if some of its words are in no name. */
function readAsNoted(sentence: Sentence, text: string, corrections: readonly Correction[]): Interpreted | undefined {
  if (asksOfIt(sentence) || sentence.spans.some(isComparing)) return undefined;
  const typed = corrections.length === 0 ? undefined : askedFor(sentence.graph, withoutCourtesy(tokenize(text), sentence.lexicon));
  const asked = typed ?? askedFor(sentence.graph, sentence.tokens);
  const question = asked && ({ form: 'define', subject: { type: 'entity', id: asked.id } } as const);
  return question && readAs(question, typed === undefined ? corrections : []);
}

/** "Cheapest Claude" is measured, whatever curators noted once. */
const isComparing = (span: Span): boolean => hasRole(span, 'most', 'least', 'more', 'less');

/** "Is it open source" asks for a value of something that isn't named, and "the best model" by something that isn't. */
const asksOfIt = ({ spans }: Sentence): boolean =>
  spans.some((span) => hasIntent(span, 'best', 'worst')) ||
  (spans.some((span) => hasTone(span, 'it')) &&
    spans.some((span) => meaning(span, 'column') !== undefined || meaning(span, 'catalog') !== undefined));

/** Names that are made of ordinary words are taken apart when the sentence can't be read with them. */
function readEitherWay(sentence: Sentence): Outcome {
  const outcome = read(sentence);
  const last = sentence.tokens.at(-1)?.text ?? '';
  // "Diffusion models" are models; "what are diffusion models" asks for the technique.
  const isList =
    last === 'models' &&
    !sentence.spans.some((span) => hasIntent(span, 'what')) &&
    'reading' in outcome &&
    outcome.reading.question.form === 'define';
  if ('reading' in outcome && !isList) return outcome;
  const apart = read(toSentence(sentence.tokens, { ...sentence, apart: true }));
  // "What is a large multimodal model" asks for the class.
  const isClass = last === 'model' && /\b(?:is|define|explain) an? /.test(phraseOf(sentence.tokens));
  const isRead = 'reading' in apart && !isClass && (!isList || apart.reading.question.form === 'list');
  return isRead ? apart : outcome;
}

/** The ways in which curators say that an entity is asked for; a text must be one of them word for word. */
const asksOf = cachePerGraph(
  ({ entities }): Map<string, number> => {
    const asks = new Map<string, number>();
    for (let slot = 0; slot < entities.capacity; slot += 1)
      for (const text of entities.at(slot)?.asks ?? []) asks.set(phraseOf(tokenize(text)), slot);
    return asks;
  },
  (asks, step) => {
    const touched = touchedEntities(step).flatMap((slot) =>
      (step.after.entities.at(slot)?.asks ?? []).map((text) => [phraseOf(tokenize(text)), slot] as const),
    );
    return touched.length === 0 ? asks : new Map([...asks, ...touched]);
  },
);

function askedFor(graph: Graph, tokens: readonly Token[]): Entity | undefined {
  const key = phraseOf(tokens);
  const slot = asksOf(graph).get(key);
  const entity = slot === undefined ? undefined : graph.entities.at(slot);
  return entity?.asks.some((text) => phraseOf(tokenize(text)) === key) === true ? entity : undefined;
}

export function answerTo(graph: Graph, interpreted: Extract<Interpreted, { kind: 'read' }>, today: string): Answer {
  const { reading } = interpreted;
  const { question, premise } = reading;
  const truth = premise === undefined ? true : truthOf(graph, premise);
  if (premise !== undefined && truth === false) return finish(graph, falsePremise(graph, premise), interpreted);
  if (premise !== undefined && (truth === undefined || reading.isPremiseOnly === true))
    return finish(graph, noReason(graph, premise), interpreted);
  const said = closed(reading, say(graph, question));
  return finish(graph, said.outcome === undefined ? qualified(graph, reading, said, today) : said, interpreted, question);
}

/** An answer with what to keep in mind about it. */
function qualified(graph: Graph, { question, tone }: Reading, said: AnswerParts, today: string): AnswerParts {
  const text = [
    ...(tone === 'subjective' ? [SUBJECTIVE] : []),
    said.text,
    ...(tone === 'stale' ? [`As of ${dateText(today)}, as far as recorded here; newer ones may exist.`] : []),
    ...priceWarning(graph, question, said.entities ?? [], today),
  ].join(' ');
  return { ...said, text, ...(tone === undefined ? {} : { reason: tone }) };
}

/** A list that answers "does OpenAI have open models" begins with a yes. */
function closed({ question, isClosed }: Reading, said: AnswerParts): AnswerParts {
  const isYes = isClosed === true && question.form === 'list' && (said.count ?? 0) > 0;
  return isYes ? { ...said, text: `Yes: ${said.text}` } : said;
}

/** Undefined when nothing is recorded either way. */
function truthOf(graph: Graph, { subject, filter }: Premise): boolean | undefined {
  const truths = idsOf(subject).map((id) => holds(graph, entityOf(graph, id), filter));
  return truths.includes(true) ? true : truths.find((truth) => truth !== undefined);
}

const SUBJECTIVE = "That's a matter of taste, so here is what is recorded, without a verdict.";

function finish(graph: Graph, said: AnswerParts, { corrections, leftOut = [] }: Read, question?: Question): Answer {
  const { text, entities = [], outcome = 'answered', reason = null, count = null, table = null, claims = [], near = [] } = said;
  const isOwn = question !== undefined && question.form !== 'smallTalk';
  const own = isOwn ? ownParts(graph, question, entities, leftOut) : NO_PARTS;
  return {
    ...{ outcome, reason, text, corrections, entities, count, table, claims, near },
    failed: said.failed ?? (isOwn && outcome === 'abstained' && reason === 'absent' ? notRecorded(graph, question) : null),
    ...own,
    query: isOwn && outcome === 'answered' ? toQuery(graph, question, entities) : null,
  };
}

const NO_PARTS = { reading: null, command: null, context: null };

interface Read {
  readonly corrections: readonly Correction[];
  readonly leftOut?: readonly string[];
}

const ownParts = (graph: Graph, question: Question, entities: readonly Entity[], leftOut: readonly string[]) => ({
  reading: `${describe(graph, question)}${leftOutText(leftOut)}`,
  command: toCommand(graph, question),
  context: encodeContext(contextOf(question, entities)),
});

const leftOutText = (clauses: readonly string[]): string =>
  clauses.length === 0 ? '' : ` (left out: ${andList(clauses.map((clause) => `"${clause}"`))})`;
