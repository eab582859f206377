/**
 * Ask: the confusion matrix over all sets of questions; then how long a question takes at 1,000, 10,000 and 100,000 entities, what the
 * vocabulary costs to make, and what an edit costs it. About a minute.
 */
import { ask } from '../../../src/ask/ask.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { questionSets, questionsOf } from '../../ask/questions.ts';
import { judge, matrixOf, tableOf } from '../../support/ask/matrix.ts';
import { buildGraph } from '../../support/graph/build-graph.ts';
import { generate, randomOf } from '../generate.ts';
import { printTable } from '../table.ts';

const SIZES = [1_000, 10_000, 100_000] as const;
const ASKED = 2_000;
const TODAY = '2026-12-01';
const MEGABYTE = 1024 ** 2;

/** The names of generated entities, in questions of all forms. */
const templates: readonly ((name: string, other: string) => string)[] = [
  (name) => `what is ${name}`,
  (name) => `who made ${name}`,
  (name) => `when was ${name} released`,
  (name, other) => `compare ${name} and ${other}`,
  (name) => `does ${name} take audio`,
  (name) => `what is ${name} based on`,
  () => 'which open models take audio',
  () => 'how many models take video but not audio',
  () => 'models released since 2025',
  () => 'what modalities are there',
  () => 'what is a frobnicatr',
  () => 'who is the president of france',
];

export async function benchAsk(): Promise<void> {
  const judged = await Promise.all(questionSets.map((set) => judge(questionsOf(set))));
  printTable(tableOf(matrixOf(judged.flat())));
  const rows = SIZES.map((size) => measure(size));
  printTable([['entities', 'p50, ms', 'p99, ms', 'first question, ms', 'memory, MB'], ...rows]);
}

function measure(size: number): string[] {
  const graph = buildGraph(generate(size));
  const before = heap();
  const first = timed(() => ask(graph, 'who made model-000001', { today: TODAY }));
  const memory = heap() - before;
  const times = questionsFor(graph, size).map((question) => timed(() => ask(graph, question, { today: TODAY })));
  const sorted = times.sort((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  return [size.toLocaleString('en'), at(0.5), at(0.99), first.toFixed(0), (memory / MEGABYTE).toFixed(0)];
}

function questionsFor(graph: Graph, size: number): string[] {
  const random = randomOf(size);
  const models = graph.byKind.get('model') ?? [];
  const name = () => models[Math.floor(random() * models.length)]?.name ?? '';
  return Array.from({ length: ASKED }, (_, index) => templates[index % templates.length]?.(name(), name()) ?? '');
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
