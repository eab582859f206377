/** Whether learned questions have the answers that they had when a curator accepted them; their entities are those of the graph. */
import type { Graph } from '../../../src/graph/graph.ts';
import type { Question } from '../../ask/questions.ts';
import { judge } from './matrix.ts';

/** What differs, by question; empty if all are answered. */
export async function faultsOfLearned(questions: readonly Question[], graph: Graph): Promise<string[]> {
  const judged = await judge(questions.map(withoutEntities), graph);
  return judged.flatMap(({ asked: { q }, answer, faults }, at) => {
    const wanted = questions[at]?.gold?.entities;
    const ids = answer.entities.map(({ id }) => id);
    const isOther = wanted !== undefined && wanted.join(' ') !== ids.join(' ');
    return [...faults, ...(isOther ? [`${ids.join(' ')} instead of ${wanted.join(' ')}`] : [])].map((fault) => `${q}: ${fault}`);
  });
}

/** Those of the frozen knowledge lack what was added since. */
function withoutEntities({ gold, ...question }: Question): Question {
  const { entities: _, ...others } = gold ?? {};
  return { ...question, gold: others };
}
