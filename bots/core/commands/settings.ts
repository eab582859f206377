import {
  type Command,
  type CommandContext,
  type CommandResult,
  command,
  type FollowUp,
  followUpButton,
  type WorkspaceSettings,
} from '../contract/command.ts';
import type { Visibility } from '../contract/reply.ts';
import type { Place } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { errorReply } from '../present/error-replies.ts';
import { notesBlock } from '../present/reply-parts.ts';

const VISIBILITIES = ['private', 'public'] as const;
const SWITCH = ['on', 'off'] as const;

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
      questions: { type: 'choice', description: messages.settings.options.questions, choices: SWITCH, nameRequired: true },
      welcome: { type: 'choice', description: messages.settings.options.welcome, choices: SWITCH, nameRequired: true },
    },
    examples: ['settings', 'settings public', 'settings questions:off', 'settings welcome:off'],
    run: async (change, context) => {
      const refused = refusalOf(change, context.place, messages);
      if (refused !== undefined) return refused;
      await write(change, context);
      return toReply(await read(context), isChange(change), context, messages);
    },
  });

interface Change {
  readonly visibility?: Visibility | undefined;
  readonly questions?: (typeof SWITCH)[number] | undefined;
  readonly welcome?: (typeof SWITCH)[number] | undefined;
}

const isOfWorkspace = ({ questions, welcome }: Change): boolean => questions !== undefined || welcome !== undefined;
const isChange = (change: Change): boolean => change.visibility !== undefined || isOfWorkspace(change);

/** Why the settings can't be shown or changed here. */
function refusalOf(change: Change, place: Place, { errors, settings: texts }: Messages): CommandResult | undefined {
  const { channels, name } = place.platform;
  if (channels === undefined) return errorReply(errors.notAllowed, [texts.noChannels(name)]);
  const { channel: who, contact } = channels.rights;
  if (isChange(change) && !mayChange(place)) {
    const why = place.unknownRights === undefined ? texts.notAllowed(who, contact) : errors.unknownRights(place.unknownRights);
    return errorReply(errors.notAllowed, [why]);
  }
  return isOfWorkspace(change) && place.workspace === '' ? errorReply(errors.refused, [texts.noWorkspace]) : undefined;
}

async function write({ visibility, questions, welcome }: Change, { place, botState }: CommandContext): Promise<void> {
  if (visibility !== undefined) await botState.setVisibility(place, visibility);
  const ofWorkspace = {
    ...(questions === undefined ? {} : { keepsQuestions: questions === 'on' }),
    ...(welcome === undefined ? {} : { welcomes: welcome === 'on' }),
  };
  if (Object.keys(ofWorkspace).length > 0) await botState.setWorkspaceSettings(place, ofWorkspace);
}

async function read({ place, botState }: CommandContext): Promise<Settings> {
  const [visibility, ofWorkspace] = await Promise.all([
    botState.getVisibility(place),
    place.workspace === '' ? undefined : botState.getWorkspaceSettings(place),
  ]);
  return { visibility, ofWorkspace };
}

const mayChange = ({ isAdmin, runsWorkspace }: Place): boolean => isAdmin === true || runsWorkspace === true;

interface Settings {
  readonly visibility: Visibility;
  /** Undefined where there is no workspace. */
  readonly ofWorkspace: WorkspaceSettings | undefined;
}

function toReply({ visibility, ofWorkspace }: Settings, isChanged: boolean, context: CommandContext, messages: Messages): CommandResult {
  const { prefix, place } = context;
  const texts = messages.settings;
  const other = visibility === 'private' ? 'public' : 'private';
  const changes: FollowUp[] = [
    followUpButton(texts.make[other], 'settings', { visibility: other }),
    ...(ofWorkspace === undefined ? [] : workspaceFollowUps(ofWorkspace, messages)),
  ];
  const notes = [
    ...(ofWorkspace === undefined ? [] : workspaceNotes(ofWorkspace, prefix, messages)),
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

function workspaceFollowUps({ keepsQuestions, welcomes }: WorkspaceSettings, { settings: texts }: Messages): FollowUp[] {
  const [keeping, welcoming] = [keepsQuestions ? 'off' : 'on', welcomes ? 'off' : 'on'] as const;
  return [
    followUpButton(texts.keep[keeping], 'settings', { questions: keeping }),
    followUpButton(texts.welcome[welcoming], 'settings', { welcome: welcoming }),
  ];
}

const workspaceNotes = ({ keepsQuestions, welcomes }: WorkspaceSettings, prefix: string, { settings: texts }: Messages): string[] => [
  keepsQuestions ? texts.kept(`${prefix} settings questions:off`) : texts.notKept,
  welcomes ? texts.welcomes(`${prefix} settings welcome:off`) : texts.noWelcomes,
];
