import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, type Said } from '../command.ts';
import { shareOption } from '../options.ts';
import { listed } from '../parts.ts';
import type { Words } from '../words/index.ts';

const About = graphql(`query About { meta { revision facts sources entities { kind count } imports { origin at models offerings } } }`);

export const about = (words: Words): Command =>
  command({
    name: 'about',
    aliases: ['status', 'version'],
    description: words.about.description,
    options: { share: shareOption(words) },
    examples: ['about'],
    run: async (_values, { query }) => ({ ...toReply(await query(About, {}), words), behind: { document: About, variables: {} } }),
  });

function toReply({ meta }: ResultOf<typeof About>, words: Words): Said {
  const say = words.about;
  const kinds = meta.entities.filter(({ count }) => count > 0);
  const imports = meta.imports.map(({ origin, models, offerings, at }) => ({
    ...{ label: origin, sources: [] },
    text: say.imported(words.number(models), words.number(offerings), at.slice(0, 10)),
  }));
  return {
    title: words.names.product,
    lead: { text: say.lead(words.number(meta.facts), words.number(meta.sources)), sources: [] },
    blocks: [
      {
        ...{ kind: 'claims', heading: say.holds, ordered: false },
        claims: [{ text: words.and(kinds.map(({ kind, count }) => say.counted(words.number(count), say.kinds[kind]))), sources: [] }],
      },
      ...listed(say.imports, imports),
      ...(imports.length === 0 ? [{ kind: 'note', text: say.noImports } as const] : []),
    ],
    sources: [],
    footer: { revision: String(meta.revision) },
  };
}
