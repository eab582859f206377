import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, type CommandResult, command } from '../command.ts';
import { shareOption } from '../options.ts';
import { claimsBlock } from '../parts.ts';
import type { Messages } from '../words/index.ts';

const About = graphql(`query About { meta { revision facts sources entities { kind count } imports { origin at models offerings } } }`);

export const about = (messages: Messages): Command =>
  command({
    name: 'about',
    aliases: ['status', 'version'],
    description: messages.about.description,
    options: { share: shareOption(messages) },
    examples: ['about'],
    run: async (_values, { query }) => ({ ...toReply(await query(About, {}), messages), sourceQuery: { document: About, variables: {} } }),
  });

function toReply({ meta }: ResultOf<typeof About>, messages: Messages): CommandResult {
  const say = messages.about;
  const kinds = meta.entities.filter(({ count }) => count > 0);
  const imports = meta.imports.map(({ origin, models, offerings, at }) => ({
    ...{ label: origin, sources: [] },
    text: say.imported(messages.number(models), messages.number(offerings), at.slice(0, 10)),
  }));
  return {
    title: messages.names.product,
    lead: { text: say.lead(messages.number(meta.facts), messages.number(meta.sources)), sources: [] },
    blocks: [
      {
        ...{ kind: 'claims', heading: say.holds, ordered: false },
        claims: [{ text: messages.and(kinds.map(({ kind, count }) => say.counted(messages.number(count), say.kinds[kind]))), sources: [] }],
      },
      ...claimsBlock(say.imports, imports),
      ...(imports.length === 0 ? [{ kind: 'note', text: say.noImports } as const] : []),
    ],
    sources: [],
    footer: { revision: String(meta.revision) },
  };
}
