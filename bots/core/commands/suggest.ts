import { graphql } from '../../api/graphql.ts';
import { type Command, type CommandResult, command } from '../contract/command.ts';
import { InvalidInput } from '../contract/errors.ts';
import type { Messages } from '../messages/index.ts';
import { notesBlock } from '../present/reply-parts.ts';

const MAX_LENGTH = 2_000;

const Suggest = graphql(`mutation Suggest($input: SuggestInput!) { suggest(input: $input) { suggestion { id } errors { message } } }`);

/** Submits a suggestion for the graph; curators decide on it. */
export const suggest = (messages: Messages): Command =>
  command({
    name: 'suggest',
    aliases: ['propose', 'add'],
    description: messages.suggest.description,
    options: {
      text: { type: 'text', description: messages.suggest.options.text, required: true, maxLength: MAX_LENGTH },
      about: { type: 'text', description: messages.suggest.options.about, entityKinds: 'any', nameRequired: true },
      url: { type: 'text', description: messages.suggest.options.url, nameRequired: true, maxLength: 500 },
    },
    examples: ['suggest "CLIP has a successor" about:clip url:https://example.org/paper'],
    run: async ({ text, about, url }, { query, place }) => {
      const isAlone = place.platform.channels === undefined;
      const input = {
        text,
        ...(about === undefined ? {} : { about }),
        ...(url === undefined ? {} : { url }),
        // Curators see the platform but not the user.
        ...(isAlone ? {} : { platform: place.platform.id }),
      };
      const { suggest: payload } = await query(Suggest, { input });
      const [problem] = payload?.errors ?? [];
      if (problem !== undefined) throw new InvalidInput(problem.message);
      const wrote = messages.suggest.wrote(text);
      // The API key may be the user's own then, and curators see its name: no promise of anonymity.
      return toReply(isAlone ? [wrote] : [wrote, messages.suggest.anonymous], messages);
    },
  });

function toReply(notes: readonly string[], { suggest: texts }: Messages): CommandResult {
  return {
    title: texts.title,
    lead: { text: texts.thanks, sources: [] },
    blocks: notesBlock(notes),
    sources: [],
    footer: {},
  };
}
