/** Turns a question into knowledge: edits the file, checks everything, keeps the question as a regression case, and writes all or nothing. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../../app.ts';
import type { Answer } from '../../ask/answer/answer.ts';
import { ask } from '../../ask/ask.ts';
import { loadLanguages } from '../../ask/language.ts';
import { type Ontology, standardOntology } from '../../ask/vocabulary/lexicon.ts';
import { phraseOf, tokenize } from '../../ask/words/tokens.ts';
import { questionsOfGroup } from '../../bot-state/questions/question-groups.ts';
import { type FailedKind, findQuestion, type QuestionRow, questionKey, settleQuestions } from '../../bot-state/questions/questions.ts';
import type { Clock } from '../../clock.ts';
import { SetupError } from '../../errors.ts';
import type { Entity, Graph } from '../../graph/graph.ts';
import { kindNames } from '../../graph/ontology.ts';
import { needEntity } from '../../graph/search/find.ts';
import { addPhrase, type PhraseList } from '../../knowledge/edit.ts';
import { formatProblems, loadKnowledge } from '../../knowledge/index.ts';
import { addCue, checkCue, withCue } from './cues.ts';
import { addLearned, toLearned } from './learned.ts';

export const waysToAccept = ['alias', 'asks', 'cue'] as const;

export interface Acceptance {
  readonly id: string;
  readonly as: (typeof waysToAccept)[number];
  /** An entity, or for a cue a relation type or a column of models. */
  readonly of: string;
  /** Of a cue. */
  readonly role?: string | undefined;
  /** Instead of the words that failed, or of the question. */
  readonly words?: string | undefined;
}

export interface Files {
  /** The folder of the knowledge files. */
  readonly knowledge: string;
  /** The set of learned questions. */
  readonly learned: string;
  /** The learned cues. */
  readonly cues: string;
}

export interface Accepted {
  readonly question: string;
  readonly added: string;
  readonly answer: Answer;
  /** The paths of the files that were written. */
  readonly written: readonly string[];
  /** How many questions are settled by it, over all workspaces. */
  readonly settled: number;
}

interface Deps {
  readonly app: Pick<App, 'client' | 'store' | 'reseed'>;
  readonly clock: Clock;
  readonly files: Files;
}

/** What is to be written, and what the graph and the ontology are with it. */
interface Edit {
  readonly path: string;
  readonly text: string;
  readonly added: string;
  readonly graph: Graph;
  readonly ontology: Ontology;
}

/** So many other questions of the group are tried. */
const MAX_OTHERS = 100;

/** Throws SetupError, and writes nothing, if the files would have problems or the question still had no answer. */
export async function acceptQuestion(acceptance: Acceptance, { app, clock, files }: Deps): Promise<Accepted> {
  const row = await findQuestion(app.client, acceptance.id);
  const today = clock.now().toISOString().slice(0, 10);
  const languageOf = await loadLanguages();
  const graph = app.store.current();
  const answerOf = (edit: Pick<Edit, 'graph' | 'ontology'>, text: string) =>
    ask(edit.graph, text, { today, languageOf, ontology: edit.ontology });
  if (row.kind !== 'answer' && answerOf({ graph, ontology: standardOntology }, row.text).outcome === 'answered')
    throw new SetupError(`"${row.text}" has an answer by now. To close it: lmm questions close ${row.id}`);
  const edit =
    acceptance.as === 'cue' ? await editCues(acceptance, row, graph, files) : await editEntity(acceptance, row, graph, files, today);
  const answer = answerOf(edit, row.text);
  if (answer.outcome !== 'answered')
    throw new SetupError(`With ${edit.added}, "${row.text}" still has no answer, so nothing was written. It says: ${answer.text}`);
  const learned = await readText(files.learned);
  const question = toLearned(edit.graph, row.text, answer, { today, note: edit.added });
  await writeAll([edit, { path: files.learned, text: addLearned(learned, question) }]);
  const others = await questionsOfGroup(app.client, { kind: row.kind as FailedKind, words: row.words }, { status: 'open' }, MAX_OTHERS);
  const answered = others.filter(({ kind, text }) => kind !== 'answer' && answerOf(edit, text).outcome === 'answered');
  const settled = await settleQuestions(app.client, clock.now(), [row.key, ...answered.map(({ key }) => key)], edit.added);
  await app.reseed();
  return { question: row.text, added: edit.added, answer, written: [edit.path, files.learned], settled };
}

async function editEntity(
  { as, of, words }: Acceptance,
  row: QuestionRow,
  graph: Graph,
  { knowledge }: Files,
  today: string,
): Promise<Edit> {
  const list: PhraseList = as === 'alias' ? 'aliases' : 'asks';
  const entity = needEntity(graph, of, kindNames, ['of']);
  const phrase = words ?? (as === 'alias' ? row.words : questionKey(row.text));
  if (phrase.trim() === '') throw new SetupError(`Nothing is known of what failed in "${row.text}". Give the words with --words.`);
  const path = `${entity.id}.yaml`;
  const text = addPhrase(await readText(join(knowledge, path), missingFile(entity)), list, phrase);
  const { problems } = await loadKnowledge(knowledge, today, new Map([[path, text]]));
  if (problems.length > 0)
    throw new SetupError(
      `With "${phrase}" the knowledge files would have problems, so nothing was written.\n${formatProblems(problems, knowledge)}`,
    );
  const edited: Entity = { ...entity, [list]: [...entity[list], phrase] };
  return {
    ...{ path: join(knowledge, path), text, added: `"${phrase}" in the ${list} of ${entity.id}` },
    ...{ graph: { ...graph, entities: graph.entities.with([[entity.id, edited]]) }, ontology: standardOntology },
  };
}

const missingFile = ({ id, origin }: Entity): string =>
  `${id} has no knowledge file: it comes from ${origin}. Add the file first, or choose another entity.`;

async function editCues({ of, role: given, words }: Acceptance, row: QuestionRow, graph: Graph, { cues }: Files): Promise<Edit> {
  const role = checkCue({ of, role: given });
  const phrase = phraseOf(tokenize(words ?? row.words));
  if (phrase === '') throw new SetupError(`Nothing is known of what failed in "${row.text}". Give the words with --words.`);
  const cue = { of, role, phrase };
  const ontology = withCue(standardOntology, cue);
  return { path: cues, text: addCue(await readText(cues), cue), added: `"${phrase}" as a cue (${role}) of ${of}`, graph, ontology };
}

const readText = (path: string, missing = `${path} is missing. Run this in a checkout of LMM Atlas.`): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(error.code === 'ENOENT' ? missing : `Cannot read ${path} (${error.code}).`);
  });

interface Written {
  readonly path: string;
  readonly text: string;
}

/** Each file whole or not at all; if the last can't be written, the ones before are as they were. */
async function writeAll(files: readonly Written[]): Promise<void> {
  const before = await Promise.all(files.map(({ path }) => readFile(path, 'utf8')));
  for (const [at, { path, text }] of files.entries()) {
    await replace(path, text).catch(async (error: NodeJS.ErrnoException) => {
      for (const [index, written] of files.slice(0, at).entries()) await replace(written.path, before[index] ?? '');
      throw new SetupError(`Cannot write ${path} (${error.code}), so nothing was changed.`, { cause: error });
    });
  }
}

async function replace(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  await writeFile(part, text);
  await rename(part, path);
}
