/** Platform: a chat system in which our bots answer. */
export const platforms = ['slack', 'discord'] as const;
export type Platform = (typeof platforms)[number];

export const DAY_MS = 86_400_000;
