/** Validates knowledge files: the project's own, or those of another folder. */
import { relative } from 'node:path';
import { systemClock } from '../clock.ts';
import type { Rows } from '../curation/rows.ts';
import { knowledgeFolder } from '../env.ts';
import { SetupError } from '../errors.ts';
import { kindNames, kinds } from '../graph/ontology.ts';
import { formatProblems, formatStray, loadKnowledge } from '../knowledge/index.ts';
import { printNote, printStatus } from '../output.ts';
import { toRows } from '../seed/rows.ts';

/** The number of entities of each kind, and of statements that have their own citations. */
function formatCounts({ entity, relation, position, score, fact, source }: Rows): string {
  const byKind = kindNames.map((kind) => `${entity.filter((row) => row.kind === kind).length} ${kinds[kind].label}`);
  const claims = entity.length + relation.length + position.length + score.length + fact.length;
  return [
    `${entity.length} entities (${byKind.join(', ')})`,
    `${relation.length} relations`,
    `${position.length} positions`,
    `${score.length} scores`,
    `${fact.length} facts (${fact.filter(({ daily }) => daily).length} daily)`,
    `${source.length} sources`,
    `${claims} cited claims`,
  ].join(', ');
}

/** Throws SetupError that lists every problem with file, line and fix. */
export async function validateKnowledge(folder = knowledgeFolder): Promise<void> {
  const start = performance.now();
  const { contents, problems, stray } = await loadKnowledge(folder, systemClock.now().toISOString().slice(0, 10));
  if (stray.length > 0) printNote(formatStray(stray));
  if (problems.length > 0) {
    const total = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${folder}`;
    throw new SetupError(`the knowledge files have problems.\n${formatProblems(problems, relative(process.cwd(), folder))}\n\n${total}`);
  }
  printStatus(
    `the knowledge files are valid: ${formatCounts(toRows(contents))}; checked in ${Math.round(performance.now() - start)} ms, 0 errors`,
  );
}
