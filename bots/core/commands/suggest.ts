import { graphql } from '../../api/graphql.ts';
import { type PayloadError, PayloadErrorParts, toApiError } from '../../api/payload-errors.ts';
import { type Command, type CommandResult, command } from '../contract/command.ts';
import { UserError } from '../contract/errors.ts';
import type { Messages } from '../messages/index.ts';
import { errorReply } from '../present/error-replies.ts';
import { notesBlock } from '../present/reply-parts.ts';

const MAX_LENGTH = 2_000;

const Suggest = graphql(
  `mutation Suggest($input: SuggestInput!) { suggest(input: $input) { suggestion { id } errors { ...PayloadErrorParts } } }`,
  [PayloadErrorParts],
);

/** Submits a suggestion for the graph; curators decide on it. */
export const suggest = (messages: Messages): Command =>
  command({
    name: 'suggest',
    aliases: ['propose', 'add'],
    description: messages.suggest.description,
    topic: 'app',
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
      if (problem !== undefined) throw toError(problem, messages);
      const wrote = messages.suggest.wrote(text);
      // The API key may be the user's own then, and curators see its name: no promise of anonymity.
      return toReply(isAlone ? [wrote] : [wrote, messages.suggest.anonymous], messages);
    },
  });

/** Only the API knows what is wrong with an address; the fix is always the same. */
const toError = (problem: PayloadError, { errors, suggest: texts }: Messages): Error =>
  problem.path[0] === 'url' && problem.reason === null ? new UserError(errorReply(errors.refused, [texts.badUrl])) : toApiError(problem);

function toReply(notes: readonly string[], { suggest: texts }: Messages): CommandResult {
  return {
    title: texts.title,
    lead: { text: texts.thanks, sources: [] },
    blocks: notesBlock(notes),
    sources: [],
    footer: {},
  };
}
