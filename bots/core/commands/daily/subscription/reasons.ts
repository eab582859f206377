/** Reasons: why something is suspended or was not posted, from the codes of the API; unknown ones are shown as they are. */
import type { Messages } from '../../../messages/index.ts';

/** `forbidden:50013` says what the platform said, too; `suspended:archived` why it was suspended. */
export function describeReason(code: string, { daily: { reasons, reasonDetail } }: Messages): string {
  const [main = '', ...rest] = code.split(':');
  const text = Object.hasOwn(reasons, main) ? reasons[main] : undefined;
  if (text === undefined) return code;
  const detail = rest.join(':');
  if (detail === '') return text;
  const [inner = '', ...deeper] = rest;
  const known = Object.hasOwn(reasons, inner) ? reasons[inner] : undefined;
  return reasonDetail(text, known === undefined ? detail : [known, ...deeper].join(', '));
}
