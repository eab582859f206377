/** How the sources of a reply are shown: short names for one line of links, small digits, and once for each row of a list. */
import type { Row, Source } from '../contract/reply.ts';

/** They publish the works of others, so their names say little. */
const HOSTS: readonly string[] = ['arXiv', 'GitHub', 'Hugging Face', 'OpenReview', 'ACL Anthology'];

const MAX_LENGTH = 45;

/** In the order of the sources: the publisher where it says enough and no other source of the reply has it, else the title. */
export function sourceNames(sources: readonly Source[]): string[] {
  return sources.map((source, index) => {
    const { publisher, published } = source;
    const isShared = sources.some((other, at) => at !== index && other.publisher === publisher);
    const name = publisher === '' || isShared || HOSTS.includes(publisher) ? titleOf(source) : truncateWords(publisher);
    return published === undefined ? name : `${name}, ${published.slice(0, 4)}`;
  });
}

/** With the publisher before a title that says little without it: "models.dev: The repository of the catalog". */
const titleOf = (source: Source): string => {
  const title = shortTitle(source);
  const whole = `${source.publisher}: ${title}`;
  return HOSTS.includes(source.publisher) || source.publisher === '' || title === source.publisher || whole.length > MAX_LENGTH
    ? title
    : whole;
};

/** The part before a colon is the name of what a paper presents: "BLIP-2: Bootstrapping …". */
function shortTitle({ title, publisher }: Source): string {
  const [head = '', rest] = title.split(': ', 2);
  const name = rest !== undefined && head !== publisher && head.length <= MAX_LENGTH ? head : title;
  return truncateWords(name === '' ? publisher : name);
}

function truncateWords(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const start = text.slice(0, MAX_LENGTH - 1);
  const space = start.lastIndexOf(' ');
  return `${start.slice(0, space > MAX_LENGTH / 2 ? space : undefined).trimEnd()}…`;
}

/** The sources of a row of a list, which stand once, at its name: after each value they would be louder than the values. */
export const rowSources = ({ cells }: Row): readonly number[] =>
  [...new Set(cells.flatMap(({ sources }) => sources))].sort((a, b) => a - b);

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number of a source as small digits: "¹²". */
export const superscript = (number: number): string => String(number).replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? '');
