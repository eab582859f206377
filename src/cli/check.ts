/** Checks knowledge files: the project's own, or those of a folder that is named. */
import { relative } from 'node:path';
import { knowledgeFolder } from '../atlas.ts';
import { systemClock } from '../clock.ts';
import { SetupError } from '../errors.ts';
import { formatProblems, loadKnowledge } from '../knowledge/index.ts';
import { say } from '../say.ts';

/** Throws SetupError that lists every problem with file, line and mend. */
export async function check(folder = knowledgeFolder): Promise<void> {
  const start = performance.now();
  const { knowledge, problems } = await loadKnowledge(folder, systemClock.now().toISOString().slice(0, 10));
  if (problems.length > 0) {
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${folder}`;
    throw new SetupError(`the knowledge files are not right.\n${formatProblems(problems, relative(process.cwd(), folder))}\n\n${count}`);
  }
  const { entities, relations, positions, facts, sources } = knowledge;
  say(
    `the knowledge files are right: ${entities.length} entities, ${relations.length} relations, ${positions.length} positions, ` +
      `${facts.length} facts (${facts.filter(({ daily }) => daily).length} daily), ${sources.length} sources; ` +
      `checked in ${Math.round(performance.now() - start)} ms`,
  );
}
