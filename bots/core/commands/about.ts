import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command } from '../contract/command.ts';
import type { Messages } from '../messages/index.ts';
import { claimsBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { shareOption } from './shared-options.ts';

const About = graphql(`query About { meta { revision facts sources entities { kind count } imports { origin at models offerings } } }`);

export const about = (messages: Messages): Command =>
  command({
    name: 'about',
    aliases: ['status', 'version'],
    description: messages.about.description,
    topic: 'app',
    options: { share: shareOption(messages) },
    examples: ['about'],
    run: (_values, { query }) => resultFrom(query, About, {}, (data) => toReply(data, messages)),
  });

function toReply({ meta }: ResultOf<typeof About>, messages: Messages): QueriedResult {
  const texts = messages.about;
  const kinds = meta.entities.filter(({ count }) => count > 0);
  const imports = meta.imports.map(({ origin, models, offerings, at }) => ({
    label: origin,
    sources: [],
    text: texts.imported(messages.number(models), messages.number(offerings), at.slice(0, 10)),
  }));
  return {
    title: messages.names.product,
    lead: { text: texts.lead(messages.number(meta.facts), messages.number(meta.sources)), sources: [] },
    blocks: [
      {
        kind: 'claims',
        heading: texts.holds,
        ordered: false,
        claims: [
          { text: messages.and(kinds.map(({ kind, count }) => texts.counted(messages.number(count), texts.kinds[kind]))), sources: [] },
        ],
      },
      ...claimsBlock(texts.imports, imports),
      ...(imports.length === 0 ? [{ kind: 'note', text: texts.noImports } as const] : []),
    ],
    sources: [],
  };
}
