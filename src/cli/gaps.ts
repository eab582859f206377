/** Lists the entities that lack what their kind usually has. Reads the knowledge files, not the database. */
import { knowledgeFolder } from '../env.ts';
import { type Kind, kinds } from '../graph/ontology.ts';
import { readKnowledge } from '../knowledge/index.ts';
import { formatGroups } from '../knowledge/review/format.ts';
import { findGaps } from '../knowledge/review/gaps.ts';
import { printableJson, printLine, printNote } from '../output.ts';

export interface GapsFlags {
  readonly kind?: Kind;
  readonly json: boolean;
}

export async function printGaps({ kind, json }: GapsFlags): Promise<void> {
  const { contents, unreadable } = await readKnowledge(knowledgeFolder);
  if (unreadable > 0) printNote(`${unreadable} problems keep files from being read; "lmm validate" lists them`);
  const groups = findGaps(contents, kind);
  if (json) return printLine(printableJson({ groups }, 2));
  const plural = (name: Kind): string => kinds[name].plural.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const text = formatGroups(groups.map((group) => ({ title: `${plural(group.kind)} ${group.title}`, lines: group.items })));
  printLine(text === '' ? 'No gaps.' : text);
}
