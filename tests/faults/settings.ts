/** Whether to inject faults often enough to trust the result (npm run faults), or only as often as a test can. */
export const isLong = process.env['LMM_FAULTS'] === 'long';

export const repetitions = (long: number, short: number): number => (isLong ? long : short);

export const SEED = Number(process.env['LMM_FAULTS_SEED'] ?? 20261126);

/** Prints a scenario's figures in the long run. */
export function printFigures(scenario: string, figures: Readonly<Record<string, unknown>>): void {
  if (isLong)
    console.log(
      `${scenario}: ${Object.entries(figures)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')}`,
    );
}

/** How often each line occurs in a list. */
export function countLines(lines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => `${count} ${line}`).join(', ');
}
