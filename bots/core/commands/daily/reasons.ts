/** Reasons: why something is suspended or was not posted, from the codes of the API; unknown ones are shown as they are. */
import type { Messages } from '../../words/index.ts';

/** `forbidden:50013` says what the platform said, too; `suspended:archived` why it was suspended. */
export function reasonInWords(code: string, { daily: { reasons, reasonDetail } }: Messages): string {
  const [main = '', ...rest] = code.split(':');
  const word = Object.hasOwn(reasons, main) ? reasons[main] : undefined;
  if (word === undefined) return code;
  const detail = rest.join(':');
  if (detail === '') return word;
  const [inner = '', ...deeper] = rest;
  const known = Object.hasOwn(reasons, inner) ? reasons[inner] : undefined;
  return reasonDetail(word, known === undefined ? detail : [known, ...deeper].join(', '));
}
