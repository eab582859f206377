/** Recognizes repeated deliveries: Slack delivers again what it believes to be lost. */
import type { Clock } from '../../clock.ts';

const KEPT_MS = 10 * 60_000; // Slack's last retry comes after 5 minutes
const MAX_KEPT_IDS = 10_000;

/** The function says whether it was called with this id before. */
export function createDuplicateFilter(clock: Clock): (id: string) => boolean {
  // A Map keeps the order of insertion, so the oldest ids come first.
  const seen = new Map<string, number>();
  return (id) => {
    const now = clock.now().getTime();
    for (const [old, at] of seen) {
      if (now - at < KEPT_MS && seen.size < MAX_KEPT_IDS) break;
      seen.delete(old);
    }
    if (seen.has(id)) return true;
    seen.set(id, now);
    return false;
  };
}
