/** Short names of the sources of a reply, for one line of links: "Epoch AI · Visual Instruction Tuning, 2023". */
import type { Source } from '../contract/reply.ts';

/** They publish the works of others, so their names say little. */
const HOSTS: readonly string[] = ['arXiv', 'GitHub', 'Hugging Face', 'OpenReview', 'ACL Anthology'];

const MAX_LENGTH = 45;

/** In the order of the sources: the publisher where it says enough and no other source of the reply has it, else the title. */
export function sourceNames(sources: readonly Source[]): string[] {
  return sources.map((source, index) => {
    const { publisher, published } = source;
    const isShared = sources.some((other, at) => at !== index && other.publisher === publisher);
    const name = publisher === '' || isShared || HOSTS.includes(publisher) ? shortTitle(source) : publisher;
    return published === undefined ? name : `${name}, ${published.slice(0, 4)}`;
  });
}

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
