import { type Command, type CommandContext, type CommandResult, command, type FollowUp, followUpButton } from '../contract/command.ts';
import type { Visibility } from '../contract/reply.ts';
import type { Place } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { errorReply } from '../present/error-replies.ts';
import { notesBlock } from '../present/reply-parts.ts';

const VISIBILITIES = ['private', 'public'] as const;
const KEEPING = ['on', 'off'] as const;

/** The platform decides who may change a channel (`place.isAdmin`); the settings are stored behind the API. */
export const settings = (messages: Messages): Command =>
  command({
    name: 'settings',
    aliases: ['config', 'setting'],
    rights: 'optional',
    needsChannels: true,
    description: messages.settings.description,
    topic: 'app',
    options: {
      visibility: { type: 'choice', description: messages.settings.options.visibility, choices: VISIBILITIES },
      questions: { type: 'choice', description: messages.settings.options.questions, choices: KEEPING, nameRequired: true },
    },
    examples: ['settings', 'settings public', 'settings questions:off'],
    run: async (change, context) => {
      const refused = refusalOf(change, context.place, messages);
      if (refused !== undefined) return refused;
      await write(change, context);
      const isChanged = change.visibility !== undefined || change.questions !== undefined;
      return toReply(await read(context), isChanged, context, messages);
    },
  });

interface Change {
  readonly visibility?: Visibility | undefined;
  readonly questions?: (typeof KEEPING)[number] | undefined;
}

/** Why the settings can't be shown or changed here. */
function refusalOf({ visibility, questions }: Change, place: Place, { errors, settings: texts }: Messages): CommandResult | undefined {
  const { channels, name } = place.platform;
  if (channels === undefined) return errorReply(errors.notAllowed, [texts.noChannels(name)]);
  const isChanged = visibility !== undefined || questions !== undefined;
  const { channel: who, contact } = channels.rights;
  if (isChanged && !mayChange(place)) return errorReply(errors.notAllowed, [texts.notAllowed(who, contact)]);
  return questions !== undefined && place.workspace === '' ? errorReply(errors.refused, [texts.noWorkspace]) : undefined;
}

async function write({ visibility, questions }: Change, { place, botState }: CommandContext): Promise<void> {
  if (visibility !== undefined) await botState.setVisibility(place, visibility);
  if (questions !== undefined) await botState.setKeepsQuestions(place, questions === 'on');
}

async function read({ place, botState }: CommandContext): Promise<Settings> {
  const [visibility, keepsQuestions] = await Promise.all([
    botState.getVisibility(place),
    place.workspace === '' ? undefined : botState.getKeepsQuestions(place),
  ]);
  return { visibility, keepsQuestions };
}

const mayChange = ({ isAdmin, runsWorkspace }: Place): boolean => isAdmin === true || runsWorkspace === true;

interface Settings {
  readonly visibility: Visibility;
  /** Undefined where there is no workspace. */
  readonly keepsQuestions: boolean | undefined;
}

function toReply({ visibility, keepsQuestions }: Settings, isChanged: boolean, context: CommandContext, messages: Messages): CommandResult {
  const { prefix, place } = context;
  const texts = messages.settings;
  const other = visibility === 'private' ? 'public' : 'private';
  const keeping = keepsQuestions === true ? 'off' : 'on';
  const ofQuestions = keepsQuestions === undefined ? [] : [followUpButton(texts.keep[keeping], 'settings', { questions: keeping })];
  const changes: FollowUp[] = [followUpButton(texts.make[other], 'settings', { visibility: other }), ...ofQuestions];
  const notes = [
    ...(keepsQuestions === undefined ? [] : [keepsQuestions ? texts.kept(`${prefix} settings questions:off`) : texts.notKept]),
    isChanged ? texts.changed : texts.howTo(`${prefix} settings ${other}`),
  ];
  return {
    title: texts.title,
    lead: { text: texts[visibility], sources: [] },
    blocks: notesBlock(notes),
    sources: [],
    footer: {},
    followUps: mayChange(place) ? changes : [],
  };
}
