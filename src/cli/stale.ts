/** Lists what a curator should look at again, with the addresses of the sources. Reads the knowledge files, not the database. */
import { systemClock } from '../clock.ts';
import { knowledgeFolder } from '../env.ts';
import { SetupError } from '../errors.ts';
import { readKnowledge } from '../knowledge/index.ts';
import { formatGroups } from '../knowledge/review/format.ts';
import { findStale, type StaleItem } from '../knowledge/review/stale.ts';
import { printableJson, printLine, printNote } from '../output.ts';
import { isDate } from '../rules/dates.ts';

export interface StaleFlags {
  readonly on?: string;
  readonly json: boolean;
}

/** Throws SetupError if `on` isn't a day. */
export async function printStale({ on = systemClock.now().toISOString().slice(0, 10), json }: StaleFlags): Promise<void> {
  if (on.length !== 10 || !isDate(on)) throw new SetupError(`--on can't be "${on}". Write a day, such as 2027-01-31.`);
  const { contents, unreadable } = await readKnowledge(knowledgeFolder);
  if (unreadable > 0) printNote(`${unreadable} problems keep files from being read; "lmm validate" lists them`);
  const groups = findStale(contents, on);
  if (json) return printLine(printableJson({ on, groups }, 2));
  const text = formatGroups(groups.map(({ title, items }) => ({ title, lines: items.map(formatItem) })));
  printLine(text === '' ? `Nothing to look at again on ${on}.` : text);
}

function formatItem({ id, reason, sources: [first = 'no source', ...others] }: StaleItem): string {
  return `${id}: ${reason}; ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`;
}
