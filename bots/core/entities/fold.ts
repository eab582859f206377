/** Normalizes a name for comparison: "GPT 4o" equals "gpt-4o". */
export const fold = (name: string): string =>
  name
    // Sorting a run of marks takes the square of its length, and they are left out anyway.
    .replace(/\p{M}+/gu, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
