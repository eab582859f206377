/** Groups as text for a terminal, short enough to read: a long group doesn't hide the others. */

export const MAX_LINES = 50;

interface TextGroup {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A heading with the number, then the lines; if all groups together are too long, the longest lose lines. At most 50 lines. */
export function formatGroups(groups: readonly TextGroup[], maxLines = MAX_LINES): string {
  const filled = groups.filter(({ lines }) => lines.length > 0);
  // Each group also has its heading, and maybe a line about the rest.
  const limit = largestLimit(filled, maxLines - filled.length);
  return filled.flatMap((group) => formatGroup(group, limit)).join('\n');
}

function formatGroup({ title, lines }: TextGroup, limit: number): string[] {
  const heading = `${title}: ${lines.length}`;
  if (lines.length <= limit) return [heading, ...lines.map(indent)];
  const shown = Math.max(limit - 1, 0);
  return [heading, ...lines.slice(0, shown).map(indent), indent(`... and ${lines.length - shown} more`)];
}

const indent = (line: string): string => `  ${line}`;

/** How many lines each group may have so that all together stay within the number. */
function largestLimit(groups: readonly TextGroup[], available: number): number {
  const needed = (limit: number) => groups.reduce((sum, { lines }) => sum + Math.min(lines.length, limit), 0);
  let limit = 1;
  const longest = Math.max(0, ...groups.map(({ lines }) => lines.length));
  while (limit < longest && needed(limit + 1) <= available) limit += 1;
  return limit;
}
