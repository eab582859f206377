/** Limits of the JSON of a request: how deep it nests, and how much its lists, objects and texts hold. Checked before it is parsed. */

/** Variables nest as deep as input types do. The limit is far below the depth that would exhaust the stack. */
const MAX_DEPTH = 64;
/** The largest input, a report with all its statements and sources, has half as many. */
const MAX_ENTRIES = 10_000;
/** The longest list of an input has a tenth. */
const MAX_ENTRIES_OF_ONE = 1_000;
/** As written, with escapes; the longest text of an input has 4,000 characters. */
const MAX_TEXT = 20_000;

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COMMA] = [...'"\\[]{},'].map((sign) => sign.charCodeAt(0));

/**
 * What is too much in this JSON, to follow its name in a message; undefined if it may be parsed. Texts down to the level `freeTexts`
 * have no limit of their own: the text of a query is an entry of the request itself. Only looks at signs outside of texts, and
 * leaves it to the JSON parser to check the rest.
 */
export function jsonExcess(text: string, freeTexts: number): string | undefined {
  const counts: Counts = { depth: 0, entries: 0, commas: new Int32Array(MAX_DEPTH + 2) };
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      const end = endOfText(text, index);
      if (counts.depth > freeTexts && end - index > MAX_TEXT) return `holds a text of more than ${format(MAX_TEXT)} characters`;
      index = end;
    } else if (isStructure(code)) {
      count(counts, code);
      const excess = excessOf(counts);
      if (excess !== undefined) return excess;
    }
  }
  return undefined;
}

interface Counts {
  depth: number;
  /** Of all lists and objects; an empty one counts too. */
  entries: number;
  /** Seen in each open list or object. */
  readonly commas: Int32Array;
}

const isStructure = (code: number): boolean =>
  code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_OBJECT || code === CLOSE_OBJECT;

function count(counts: Counts, code: number): void {
  const { commas, depth } = counts;
  if (code === COMMA) commas[depth] = (commas[depth] ?? 0) + 1;
  else if (code === CLOSE_LIST || code === CLOSE_OBJECT) counts.depth = Math.max(depth - 1, 0);
  else {
    counts.depth = depth + 1;
    commas[depth + 1] = 0;
  }
  if (code === COMMA || counts.depth > depth) counts.entries += 1;
}

function excessOf({ depth, entries, commas }: Counts): string | undefined {
  if (depth > MAX_DEPTH) return `is nested more than ${MAX_DEPTH} levels deep`;
  if ((commas[depth] ?? 0) >= MAX_ENTRIES_OF_ONE) return `holds a list or an object of more than ${format(MAX_ENTRIES_OF_ONE)} entries`;
  return entries > MAX_ENTRIES ? `holds more than ${format(MAX_ENTRIES)} entries` : undefined;
}

/** Where the text that begins at a quote ends: at the next quote that isn't escaped, or at the end of everything. */
function endOfText(text: string, start: number): number {
  let end = start;
  do end = text.indexOf('"', end + 1);
  while (end !== -1 && isEscaped(text, end));
  return end === -1 ? text.length : end;
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(text: string, place: number): boolean {
  let first = place;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (place - first) % 2 === 1;
}

const format = (count: number): string => count.toLocaleString('en');
