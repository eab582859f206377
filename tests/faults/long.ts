/** Long: whether faults are to be injected as often as it takes to trust the result (npm run faults), or as often as a test can. */
export const isLong = process.env['LMM_FAULTS'] === 'long';

export const often = (long: number, short: number): number => (isLong ? long : short);

/** Numbers from 0 to 1 that are the same for the same seed: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const SEED = Number(process.env['LMM_FAULTS_SEED'] ?? 20261126);

/** Tells what came of a scenario, where somebody wants to know. */
export function tell(scenario: string, figures: Readonly<Record<string, unknown>>): void {
  if (isLong)
    console.log(
      `${scenario}: ${Object.entries(figures)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')}`,
    );
}

/** How often each line stands in a list. */
export function countsOf(lines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => `${count} ${line}`).join(', ');
}
