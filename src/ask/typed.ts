/** Typed questions of others: the words of a question for whoever proposes a reading of it, and the answer to what was proposed. */
import type { Graph } from '../graph/graph.ts';
import type { Answer } from './answer/answer.ts';
import { answerTo } from './ask.ts';
import type { Correction } from './question.ts';
import { withoutCourtesy } from './read/courtesy.ts';
import type { Reading, Sentence } from './read/sentence.ts';
import { toSentence } from './read/settle.ts';
import { repair } from './read/spelling.ts';
import { lexiconOf, standardOntology } from './vocabulary/lexicon.ts';
import { tokenize } from './words/tokens.ts';

export interface ReadWords {
  /** The words one way and, where they make names of several words, those taken apart. */
  readonly sentences: readonly Sentence[];
  readonly corrections: readonly Correction[];
}

/** The words of a question with everything that they can mean, before any form is tried. */
export function wordsOf(graph: Graph, question: string, today: string): ReadWords {
  const lexicon = lexiconOf(standardOntology);
  const linking = { graph, lexicon, today };
  const { tokens, corrections } = repair(withoutCourtesy(tokenize(question), lexicon), linking);
  const [whole, apart] = [toSentence(tokens, linking), toSentence(tokens, { ...linking, apart: true })];
  return { sentences: whole.spans.length === apart.spans.length ? [whole] : [whole, apart], corrections };
}

/** The answer to a reading, by the same code that answers a reading of our own. */
export const answerReading = (
  graph: Graph,
  reading: Pick<Reading, 'question' | 'tone'>,
  corrections: readonly Correction[],
  today: string,
): Answer => answerTo(graph, { kind: 'read', reading: { ...reading, used: new Set() }, corrections }, today);
