/** Checks the knowledge files. */
import { knowledgeFolder } from '../atlas.ts';
import { systemClock } from '../clock.ts';
import { SetupError } from '../errors.ts';
import { formatProblems, loadKnowledge } from '../knowledge/index.ts';
import { say } from '../say.ts';

/** Throws SetupError that lists every problem with file, line and mend. */
export async function check(): Promise<void> {
  const { knowledge, problems } = await loadKnowledge(knowledgeFolder, systemClock.now().toISOString().slice(0, 10));
  if (problems.length > 0) throw new SetupError(`The knowledge files are not right.\n${formatProblems(problems)}`);
  const { entities, relations, positions, facts, sources } = knowledge;
  say(
    `the knowledge files are right: ${entities.length} entities, ${relations.length} relations, ${positions.length} positions, ` +
      `${facts.length} facts, ${sources.length} sources`,
  );
}
