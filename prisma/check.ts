/** `npm run check:knowledge [-- <folder>]`: tells whether the knowledge files are right, and where they are not. */
import { join, relative } from 'node:path';
import { systemClock } from '../src/clock.ts';
import { formatProblems, loadKnowledge } from '../src/knowledge/index.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, 'knowledge');
const start = performance.now();
const today = systemClock.now().toISOString().slice(0, 10);
const { knowledge, problems } = await loadKnowledge(folder, today);
const ms = Math.round(performance.now() - start);

const { entities, relations, positions, facts, sources } = knowledge;
const daily = facts.filter((fact) => fact.daily);
const counts = [
  `${entities.length} entities`,
  `${relations.length} relations`,
  `${positions.length} positions`,
  `${facts.length} facts (${daily.length} daily)`,
  `${sources.length} sources`,
];

if (problems.length === 0) {
  console.log(`The knowledge files are right: ${counts.join(', ')}; checked in ${ms} ms.`);
} else {
  console.error(formatProblems(problems, relative(process.cwd(), folder)));
  console.error(`\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${folder}; checked in ${ms} ms.`);
  process.exitCode = 1;
}
