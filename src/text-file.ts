/** The text of files that people write: as UTF-8 or UTF-16, with or without a byte order mark, as editors and shells save them. */

const BYTE_ORDER_MARKS = [
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;
/** Enough to see in which half of each pair UTF-16 has its zero bytes. */
const SAMPLE_BYTES = 1024;

/** Drops the byte order mark. Throws an error with a readable message if the bytes aren't text. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = BYTE_ORDER_MARKS.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte))?.encoding ?? guessEncoding(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Error(`it isn't text in ${encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'}: save it as UTF-8`, { cause: error });
  }
}

/** UTF-16 without a mark: its ASCII characters have a zero byte, which no other text has. */
function guessEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (!sample.includes(0)) return 'utf-8';
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even === odd) return 'utf-8';
  return odd > even ? 'utf-16le' : 'utf-16be';
}
