import { type Command, type CommandContext, type CommandResult, command, type FollowUp, followUpButton } from '../contract/command.ts';
import type { Visibility } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { errorReply } from '../present/error-replies.ts';

const VISIBILITIES = ['private', 'public'] as const;

/** The platform decides who may change a channel (`place.isAdmin`); the setting is stored behind the API. */
export const settings = (messages: Messages): Command =>
  command({
    name: 'settings',
    aliases: ['config', 'setting'],
    rights: 'optional',
    needsChannels: true,
    description: messages.settings.description,
    options: { visibility: { type: 'choice', description: messages.settings.options.visibility, choices: VISIBILITIES } },
    examples: ['settings', 'settings public'],
    run: async ({ visibility }, context) => {
      const { place, botState } = context;
      const texts = messages.settings;
      const { channels, name } = place.platform;
      if (channels === undefined) return errorReply(messages.errors.notAllowed, [texts.noChannels(name)]);
      if (visibility === undefined) return toReply(await botState.getVisibility(place), false, context, messages);
      const { channel: who, contact } = channels.rights;
      if (place.isAdmin !== true) return errorReply(messages.errors.notAllowed, [texts.notAllowed(who, contact)]);
      await botState.setVisibility(place, visibility);
      return toReply(visibility, true, context, messages);
    },
  });

function toReply(
  visibility: Visibility,
  isChanged: boolean,
  { prefix, place }: CommandContext,
  { settings: texts }: Messages,
): CommandResult {
  const other = visibility === 'private' ? 'public' : 'private';
  const change: FollowUp = followUpButton(texts.make[other], 'settings', { visibility: other });
  return {
    title: texts.title,
    lead: { text: texts[visibility], sources: [] },
    blocks: [{ kind: 'note', text: isChanged ? texts.changed : texts.howTo(`${prefix} settings ${other}`) }],
    sources: [],
    footer: {},
    followUps: place.isAdmin === true ? [change] : [],
  };
}
