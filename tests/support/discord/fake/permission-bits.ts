/** The permissions that a test can deny: https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags */
export const BITS = {
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  EmbedLinks: 1n << 14n,
  ReadMessageHistory: 1n << 16n,
  SendMessagesInThreads: 1n << 38n,
} as const;

export type DeniablePermission = keyof typeof BITS;
