import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, type Said } from '../command.ts';
import { shareOption } from '../options.ts';
import { notesBlock } from '../parts.ts';
import { CitationParts, numberSources } from '../sources.ts';
import type { Words } from '../words/index.ts';

const FactOfTheDay = graphql(
  `query FactOfTheDay($date: Date!) {
    factOfTheDay(date: $date) { text note asOf citations { ...CitationParts } }
    meta { revision }
  }`,
  [CitationParts],
);

export const fact = (words: Words): Command =>
  command({
    name: 'fact',
    description: words.fact.description,
    options: { share: shareOption(words) },
    examples: ['fact'],
    run: async (_values, { query, today }) => {
      const variables = { date: today };
      return { ...toReply(await query(FactOfTheDay, variables), words), behind: { document: FactOfTheDay, variables } };
    },
  });

function toReply({ factOfTheDay: found, meta }: ResultOf<typeof FactOfTheDay>, words: Words): Said {
  const say = words.fact;
  const { claim, sources } = numberSources();
  return {
    title: say.title,
    lead: found === null ? { text: say.none, sources: [] } : claim(found.text, found.citations),
    blocks: notesBlock([found?.note, found?.asOf == null ? null : words.asOf(found.asOf)]),
    sources,
    footer: { revision: String(meta.revision) },
  };
}
