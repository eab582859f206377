/** Describes the API's codes for suspensions and failed posts; unknown codes are shown as they are. */
import type { Messages } from '../../../messages/index.ts';

/** The part after the colon is the platform's code, as in `forbidden:50013`, or another reason, as in `suspended:archived`. */
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
