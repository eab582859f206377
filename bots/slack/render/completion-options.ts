import type { Completion } from '../../core/contract/bot.ts';
import { MAX_OPTION_LENGTH } from '../../core/contract/command.ts';
import { encodeValue, plainTextObject } from './button-value.ts';
import { OPTION_TEXT, OPTION_VALUE } from './limits.ts';
import { truncate } from './mrkdwn.ts';

/** Without completions it offers the typed text itself: the command may still understand it. */
export function toOptions(completions: readonly Completion[], query: string) {
  const fallback = truncate(query, MAX_OPTION_LENGTH);
  const completionsOrQuery = completions.length > 0 || fallback === '' ? completions : [{ label: fallback, value: fallback }];
  return completionsOrQuery.flatMap(({ label, value }) => {
    const encoded = encodeValue(value);
    return encoded === '' || encoded.length > OPTION_VALUE ? [] : [{ text: plainTextObject(label, OPTION_TEXT), value: encoded }];
  });
}
