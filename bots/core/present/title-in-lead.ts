import type { Reply } from '../contract/reply.ts';

/**
 * Whether the sentence of a reply names what the reply is about, so that its title would only repeat it. A platform that frames each
 * answer with its title, such as Discord's embeds, shows it all the same.
 */
export function isTitleInLead({ title, lead, standsAlone }: Pick<Reply, 'title' | 'lead' | 'standsAlone'>): boolean {
  if (standsAlone === true && lead.text !== '') return true;
  const [short, long] = [title, lead.text].map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  return short === '' || ` ${long} `.includes(` ${short} `);
}
