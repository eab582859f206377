import { graphql, type ResultOf } from '../../api/graphql.ts';
import { command, type Said } from '../command.ts';
import { share } from '../options.ts';
import { CitationParts, numberSources } from '../sources.ts';

const FactOfTheDay = graphql(
  `query FactOfTheDay($date: Date!) {
    factOfTheDay(date: $date) { text note asOf citations { ...CitationParts } }
    meta { revision }
  }`,
  [CitationParts],
);

export const fact = command({
  name: 'fact',
  description: 'The fact of the day, the same for everybody',
  options: { share },
  examples: ['fact'],
  run: async (_values, { query, today }) => toReply(await query(FactOfTheDay, { date: today })),
});

function toReply({ factOfTheDay: found, meta }: ResultOf<typeof FactOfTheDay>): Said {
  const { claim, sources } = numberSources();
  const lead = found === null ? { text: 'There is no fact for today yet.', sources: [] } : claim(found.text, found.citations);
  const notes = [found?.note ?? [], found?.asOf == null ? [] : `As of ${found.asOf}.`].flat();
  return {
    title: 'Fact of the day',
    lead,
    blocks: notes.map((text) => ({ kind: 'note', text })),
    sources,
    footer: { revision: String(meta.revision) },
  };
}
