/** Decides who sees an answer before it is computed: as the user asked, else by the channel's setting. */
import type { VisibilityOf } from '../contract/bot.ts';
import type { Interpretation } from '../contract/interpretation.ts';
import type { Visibility } from '../contract/reply.ts';
import type { Input } from '../contract/request.ts';
import type { BotState } from './bot-state.ts';

export const createVisibilityOf =
  ({ getVisibility }: Pick<BotState, 'getVisibility'>): VisibilityOf =>
  async (interpretation) => {
    if (interpretation.place.platform.channels === undefined) return 'private';
    return requestedVisibility(interpretation) ?? getVisibility(interpretation.place);
  };

/** What the request itself decides; undefined if the channel's setting does. */
function requestedVisibility({ input, parsed, isQuoted }: Interpretation): Visibility | undefined {
  if (isQuoted === true) return 'private';
  const isShared = 'values' in parsed && parsed.values['share'] === true;
  if (input.kind === 'press') return ofPress(input, isShared);
  if (parsed.kind === 'unmatched') return parsed.share ? 'public' : undefined;
  if (parsed.kind !== 'ok' || !('share' in parsed.command.options)) return 'private';
  return isShared ? 'public' : undefined;
}

/** A page replaces the page before it; every other button answers in private, except for sharing. */
function ofPress({ action }: Extract<Input, { kind: 'press' }>, isShared: boolean): Visibility {
  return action === 'share' || (action === 'turn' && isShared) ? 'public' : 'private';
}
