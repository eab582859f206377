import type { PlainWorkspaces } from '../../../bots/core/contract/bot.ts';

/** Remembers refusals in memory, and never forgets one. */
export function rememberedRefusals(): PlainWorkspaces & { readonly kept: string[] } {
  const kept: string[] = [];
  return { kept, isPlain: async (workspace) => kept.includes(workspace), keepPlain: async (workspace) => void kept.push(workspace) };
}
