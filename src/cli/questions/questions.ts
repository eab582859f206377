/** The command `lmm questions` for operators: what people asked in vain, and what to do about it. */
import { join } from 'node:path';
import { openApp, openUnseeded } from '../../app.ts';
import { listPraise, type PraiseRow } from '../../bot-state/praise.ts';
import { listGroups, type QuestionFilter, type QuestionGroup, questionsOfGroup } from '../../bot-state/questions/question-groups.ts';
import {
  type FailedKind,
  findQuestion,
  purgeQuestions,
  type QuestionRow,
  type QuestionStatus,
  resolveQuestion,
  SHORT_ID,
} from '../../bot-state/questions/questions.ts';
import { listRefusals, type RefusalCount } from '../../bot-state/questions/refusals.ts';
import { systemClock } from '../../clock.ts';
import type { Client } from '../../database/client.ts';
import { knowledgeFolder, loadEnv, packageRoot } from '../../env.ts';
import { formatGroups } from '../../knowledge/review/format.ts';
import { openLog } from '../../log.ts';
import { printableJson, printLine, printNote, printStatus } from '../../output.ts';
import { withOpen } from '../database/with-open.ts';
import { type Acceptance, acceptQuestion, type Files } from './accept.ts';

export interface QuestionsFlags {
  readonly kind?: FailedKind;
  readonly platform?: string;
  readonly workspace?: string;
  readonly status: QuestionStatus;
  readonly json: boolean;
}

export interface ListedGroup extends QuestionGroup {
  readonly examples: readonly QuestionRow[];
}

const MAX_LISTED = 200;
const MAX_EXAMPLES = 3;
const MAX_PRAISED = 20;

export async function printQuestions({ json, ...filter }: QuestionsFlags): Promise<void> {
  const listed = await withClient((client) => readQuestions(client, filter));
  printLine(json ? printableJson(listed, 2) : formatQuestions(listed));
}

export interface ListedQuestions {
  readonly groups: readonly ListedGroup[];
  /** How many groups are left out. */
  readonly more: number;
  readonly refusals: readonly RefusalCount[];
  /** The answers that readers found useful most often. */
  readonly praise: readonly PraiseRow[];
}

export async function readQuestions(client: Client, filter: QuestionFilter): Promise<ListedQuestions> {
  const all = await listGroups(client, filter);
  const groups: ListedGroup[] = [];
  for (const group of all.slice(0, MAX_LISTED))
    groups.push({ ...group, examples: await questionsOfGroup(client, group, filter, MAX_EXAMPLES) });
  return {
    ...{ groups, more: all.length - groups.length },
    ...{ refusals: await listRefusals(client), praise: await listPraise(client, filter, MAX_PRAISED) },
  };
}

const TITLES: Readonly<Record<FailedKind, string>> = {
  entity: 'names that nothing here has',
  relation: 'words for how things belong together',
  attribute: 'what is asked of a thing, and not recorded',
  date: 'times that could not be read',
  scope: 'words that could not be read',
  answer: 'answers that a reader reported as wrong',
};

export function formatQuestions({ groups, more, refusals, praise }: ListedQuestions): string {
  const kinds = Object.keys(TITLES) as readonly FailedKind[];
  const shown = kinds.map((kind) => ({ title: TITLES[kind], lines: groups.filter((group) => group.kind === kind).map(formatGroup) }));
  const counts = refusals.map(({ reason, count }) => `${count} ${reason}`).join(', ');
  return [
    groups.length === 0 ? 'No questions.' : formatGroups(shown),
    ...(more > 0 ? [`... and ${more} less frequent ones`] : []),
    ...(counts === '' ? [] : [`All questions without an answer in 90 days, by reason: ${counts}`]),
    ...(praise.length === 0
      ? []
      : ['Answers that readers found useful:', ...praise.map(({ count, question }) => `  ${count}x ${question}`)]),
  ].join('\n');
}

function formatGroup({ words, questions, lastAt, examples }: ListedGroup): string {
  const [first] = examples;
  const example = first === undefined ? '' : `: ${first.text} [${first.id.slice(0, SHORT_ID)}]`;
  return `${questions}x "${words}", last on ${lastAt.toISOString().slice(0, 10)}${example}`;
}

const files: Files = {
  knowledge: knowledgeFolder,
  learned: join(packageRoot, 'tests', 'ask', 'questions', 'learned.yaml'),
  cues: join(packageRoot, 'src', 'graph', 'learned-cues.json'),
};

export async function accept(acceptance: Acceptance): Promise<void> {
  const env = loadEnv();
  const log = openLog({ level: env.LOG_LEVEL, base: null }, 2);
  const open = () => openApp({ env, clock: systemClock, log, progress: printNote });
  const { question, added, answer, written, settled } = await withOpen(open, (app) =>
    acceptQuestion(acceptance, { app, clock: systemClock, files }),
  );
  printStatus(`added ${added}`);
  printLine(`"${question}" is read as: ${answer.reading ?? 'itself'}\n${answer.text}`);
  printNote(`wrote ${written.join(' and ')}; settled ${settled} ${settled === 1 ? 'question' : 'questions'}`);
  if (acceptance.as === 'cue') printNote('cues are part of the program: they work once the server is started again');
}

export async function close(id: string, status: QuestionStatus): Promise<void> {
  const { text } = await withClient(async (client) =>
    resolveQuestion(client, systemClock.now(), { id: (await findQuestion(client, id)).id, status }),
  );
  printStatus(`"${text}" is ${status}`);
}

export async function purge({
  workspace,
  platform = null,
}: {
  readonly workspace: string;
  readonly platform?: string | null;
}): Promise<void> {
  const { questions, feedback } = await withClient((client) => purgeQuestions(client, { workspace, platform }));
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  printStatus(`deleted ${count(questions, 'question')} and ${count(feedback, 'report')} of wrong answers of the workspace "${workspace}"`);
}

const withClient = <Result>(work: (client: Client) => Promise<Result>): Promise<Result> =>
  withOpen(
    () => openUnseeded({ env: loadEnv(), clock: systemClock, progress: printNote }),
    ({ client }) => work(client),
  );
