/** The permissions that a test can deny: https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags */
export const BITS = {
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  EmbedLinks: 1n << 14n,
  ReadMessageHistory: 1n << 16n,
  SendMessagesInThreads: 1n << 38n,
} as const;

/** All that the bot may do in a channel of which nothing is denied. */
const GRANTED = Object.values(BITS).reduce((all, bit) => all | bit, 0n);

/** What is left to the bot; without View Channel, nothing. */
export function grantedExcept(denied: ReadonlySet<DeniablePermission> = new Set()): string {
  const bits = [...denied].reduce((all, name) => all & ~BITS[name], GRANTED);
  return String(denied.has('ViewChannel') ? 0n : bits);
}

export type DeniablePermission = keyof typeof BITS;
