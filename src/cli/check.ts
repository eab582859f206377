/** Checks knowledge files: the project's own, or those of a folder that is named. */
import { relative } from 'node:path';
import { knowledgeFolder } from '../app.ts';
import { systemClock } from '../clock.ts';
import { SetupError } from '../errors.ts';
import { kindNames, kinds } from '../graph/ontology.ts';
import { formatProblems, type Knowledge, loadKnowledge } from '../knowledge/index.ts';
import { printStatus } from '../status.ts';

/** How much there is of each kind, and how many statements that are cited one by one. */
function formatCounts({ entities, relations, positions, scores, facts, sources }: Knowledge): string {
  const byKind = kindNames.map((kind) => `${entities.filter((entity) => entity.kind === kind).length} ${kinds[kind].label}`);
  const claims = entities.length + relations.length + positions.length + scores.length + facts.length;
  return [
    `${entities.length} entities (${byKind.join(', ')})`,
    `${relations.length} relations`,
    `${positions.length} positions`,
    `${scores.length} scores`,
    `${facts.length} facts (${facts.filter(({ daily }) => daily).length} daily)`,
    `${sources.length} sources`,
    `${claims} cited claims`,
  ].join(', ');
}

/** Throws SetupError that lists every problem with file, line and fix. */
export async function checkKnowledge(folder = knowledgeFolder): Promise<void> {
  const start = performance.now();
  const { knowledge, problems } = await loadKnowledge(folder, systemClock.now().toISOString().slice(0, 10));
  if (problems.length > 0) {
    const total = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${folder}`;
    throw new SetupError(`the knowledge files are not right.\n${formatProblems(problems, relative(process.cwd(), folder))}\n\n${total}`);
  }
  printStatus(
    `the knowledge files are right, ${formatCounts(knowledge)}; checked in ${Math.round(performance.now() - start)} ms, 0 errors`,
  );
}
