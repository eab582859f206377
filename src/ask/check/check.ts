/** Checks a statement: what of it the graph backs, what it contradicts, and what isn't recorded. Pure, as `ask` is. */
import { isDeepStrictEqual } from 'node:util';
import { entityOf, type Graph } from '../../graph/graph.ts';
import { andList } from '../answer/wording.ts';
import { foreignRefusal, type LanguageOf } from '../language.ts';
import { type Correction, idsOf } from '../question.ts';
import { smallTalkIn, withoutCourtesy } from '../read/courtesy.ts';
import { addsNothing, hasIntent, type Sentence } from '../read/sentence.ts';
import { toSentence } from '../read/settle.ts';
import { type Linking, spansOf } from '../read/spans.ts';
import { repair } from '../read/spelling.ts';
import { refuse } from '../refuse.ts';
import { type Lexicon, lexiconOf, type Ontology, standardOntology } from '../vocabulary/lexicon.ts';
import { type Token, tokenize } from '../words/tokens.ts';
import type { Check, CheckPart, NoStatement } from './check-result.ts';
import { judge } from './judge/judge.ts';
import type { Named } from './read/groups.ts';
import { type Piece, readSentence, type SentenceReading } from './read/sentence-pieces.ts';
import { type StatementSentence, sentencesOf, withoutOpening } from './read/sentences.ts';
import { notChecked, textOf, verdictOf } from './say.ts';
import { sentenceOf } from './sentence-of.ts';

export interface CheckOptions {
  /** What counts as now, as YYYY-MM-DD. */
  readonly today: string;
  readonly ontology?: Ontology | undefined;
  readonly languageOf?: LanguageOf | undefined;
}

export function check(graph: Graph, statement: string, { today, languageOf, ontology = standardOntology }: CheckOptions): Check {
  const lexicon = lexiconOf(ontology);
  const linking: Linking = { graph, lexicon, today };
  const refusal = noStatement(statement, linking);
  if (refusal !== undefined) return notChecked(refusal);
  const { pieces, corrections } = readAll(sentencesOf(statement), linking);
  const isRead = pieces.some((piece) => 'assertions' in piece);
  const elsewhere = isRead ? undefined : refusedAs(statement, linking, languageOf);
  if (elsewhere !== undefined) return { ...elsewhere, corrections };
  if (pieces.length === 0) return { ...notChecked('empty'), corrections };
  const count = pieces.reduce((sum, piece) => sum + ('assertions' in piece ? piece.assertions.length : 1), 0);
  if (count > MAX_PARTS) return { ...notChecked('too-long'), corrections };
  const parts = pieces.flatMap((piece) => partsOf(graph, piece, linking));
  const verdict = verdictOf(parts);
  return { verdict, refusal: null, text: textOf(parts), corrections, parts };
}

/** More can be said in few words: "A, B and C take text, images and audio" states nine things. */
export const MAX_PARTS = 40;

/** Small talk, a question, or nothing at all. */
function noStatement(statement: string, { lexicon, graph, today }: Linking): NoStatement | undefined {
  const all = tokenize(withoutOpening(statement));
  const tokens = all[0]?.text === 'there' ? all : withoutCourtesy(all, lexicon);
  if (all.length === 0) return 'empty';
  if (smallTalkIn(all, tokens, lexicon) !== undefined) return 'small-talk';
  const [first] = spansOf(tokens, { graph, lexicon, today });
  const asks = hasIntent(first, 'who', 'when', 'where', 'why', 'howMany', 'howMuch', 'how', 'what', 'which', 'examples', 'compare', 'sort');
  return asks || AUXILIARY.test(first?.text ?? '') ? 'question' : undefined;
}

const AUXILIARY = /^(?:is|are|was|were|does|do|did|can|could|has|have|had|will|would|should|what|whats)$/;

interface Read {
  readonly pieces: readonly Piece[];
  readonly corrections: readonly Correction[];
}

/** "It" means what the sentence before was about. */
function readAll(sentences: readonly StatementSentence[], linking: Linking): Read {
  let subjects: readonly Named[] = [];
  const pieces: Piece[] = [];
  const corrections: Correction[] = [];
  for (const sentence of sentences) {
    const read = readRepaired(sentence, subjects, linking);
    ({ subjects } = read);
    pieces.push(...read.pieces);
    corrections.push(...read.corrections);
  }
  return { pieces, corrections };
}

function readRepaired(
  sentence: StatementSentence,
  subjects: readonly Named[],
  linking: Linking,
): SentenceReading & Pick<Read, 'corrections'> {
  const repaired = repair(sentence.tokens, linking);
  const readAs = (tokens: readonly Token[]) => readSentence(trimmed({ ...sentence, tokens }, linking.lexicon), subjects, linking);
  const others = repaired.others.map((other) => ({ ...readAs(other.tokens), corrections: other.corrections }));
  const readable = others.filter(({ pieces }) => pieces.every((piece) => 'assertions' in piece));
  const [first] = readable;
  // A misspelt word that may be several words counts only when they make the same statement.
  if (first !== undefined && readable.every(({ pieces }) => isDeepStrictEqual(pieces, first.pieces))) return first;
  return { ...readAs(repaired.tokens), corrections: repaired.corrections };
}

/** Without what people say around it. */
function trimmed(sentence: StatementSentence, lexicon: Lexicon): StatementSentence {
  // "All models" says of how many, "all, is it open" speaks to everyone.
  const [first, ...others] = sentence.tokens;
  const isAll = first?.text === 'all' && !sentence.marks.has(1);
  const tokens = isAll ? [first, ...withoutCourtesy(others, lexicon)] : withoutCourtesy(sentence.tokens, lexicon);
  const start = tokens[0] === undefined ? 0 : sentence.tokens.indexOf(tokens[0]);
  const moved = (places: ReadonlySet<number>): Set<number> => new Set([...places].map((at) => at - start));
  return { ...sentence, tokens, marks: moved(sentence.marks), about: moved(sentence.about) };
}

/** What isn't about models, or isn't in English. */
function refusedAs(statement: string, linking: Linking, languageOf: LanguageOf | undefined): Check | undefined {
  const tokens = withoutCourtesy(tokenize(statement), linking.lexicon);
  const sentence = toSentence(tokens, linking);
  const foreign = foreignRefusal(sentence, statement, languageOf);
  if (foreign !== undefined) return notChecked('language', foreign.text);
  return reasonFor(sentence) === 'off-topic' ? notChecked('off-topic') : undefined;
}

const unexplainedIn = ({ spans }: Sentence) => spans.filter((span) => !addsNothing(span));

const reasonFor = (sentence: Sentence) => refuse(sentence, { unexplained: unexplainedIn(sentence), nearest: undefined }).reason;

function partsOf(graph: Graph, piece: Piece, linking: Linking): CheckPart[] {
  if (!('assertions' in piece)) return [unreadPart(piece, linking)];
  return piece.assertions.map((assertion) => {
    const { verdict, reason, explanation, claims } = judge(graph, assertion);
    const near = idsOf(assertion.subject)
      .slice(0, 1)
      .map((id) => entityOf(graph, id));
    return { text: sentenceOf(graph, assertion, linking.today), verdict, reason, explanation, claims, near };
  });
}

function unreadPart({ text, tokens, spans }: Extract<Piece, { tokens: unknown }>, linking: Linking): CheckPart {
  const sentence: Sentence = { ...linking, tokens, spans };
  const refused = refuse(sentence, { unexplained: unexplainedIn(sentence), nearest: undefined });
  const isName = refused.reason === 'unknown-name' && !/^Nothing here is called "\d/.test(refused.text);
  return {
    text,
    verdict: 'not-recorded',
    reason: isName ? 'unknown-name' : 'unread',
    explanation: isName ? refused.text : unreadText(sentence),
    claims: [],
    near: refused.near ?? [],
  };
}

/** Names the words that mean nothing here, if there are any. */
function unreadText({ spans }: Sentence): string {
  const unknown = spans.filter(({ meanings }) => meanings.length === 0).map(({ text }) => `"${text}"`);
  return `I couldn't read ${unknown.length === 0 ? 'this part' : andList(unknown)}, and I'd rather not guess.`;
}
