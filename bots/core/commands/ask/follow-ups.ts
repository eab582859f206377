/** What to ask next: buttons for what comes near, and a menu for the entries of a list. */
import { type CommandContext, type FollowUp, followUpButton } from '../../contract/command.ts';
import { entityId } from '../../entities/resolve-entity.ts';
import type { Messages } from '../../messages/index.ts';
import { suggestFollowUp } from '../search.ts';
import { MAX_ENTRIES } from './content.ts';
import type { Answer } from './document.ts';

/** More buttons would push the text out of sight. */
const MAX_BUTTONS = 3;

type Entity = Answer['entities'][number];

const explainButton = (entity: Entity): FollowUp => followUpButton(entity.name, 'explain', { concept: entityId(entity) });
const askButton = (question: string): FollowUp => followUpButton(question, 'ask', { question });

export function answerFollowUps({ entities, near, command, table }: Answer, messages: Messages): FollowUp[] {
  const isList = entities.length > MAX_BUTTONS;
  const next = isList ? near : [...near, ...entities];
  const all =
    command !== null && (table?.rows.length ?? 0) > MAX_ENTRIES ? [followUpButton(messages.ask.all, 'ask', { question: command })] : [];
  return [...(isList ? [menuOf(entities, messages)] : []), ...all, ...unique(next).slice(0, MAX_BUTTONS).map(explainButton)];
}

/** Forms open before anything is asked of the API, so the draft must fit into the token of its button. */
const MAX_DRAFT = 50;

/** Opens a form with the command that asks the same, where the platform has forms. */
export const changeFollowUp = ({ command }: Answer, { place }: Pick<CommandContext, 'place'>, messages: Messages): FollowUp[] =>
  command === null || command.length > MAX_DRAFT || !place.platform.modals
    ? []
    : [followUpButton(messages.ask.offerChange, 'ask', { draft: command })];

export function refusalFollowUps(question: string, { outcome, reason, near, text }: Answer, messages: Messages): FollowUp[] {
  const examples = outcome === 'ASK_BACK' ? quotedIn(text).map(askButton) : [];
  const choices = near.length > MAX_BUTTONS ? [menuOf(near, messages)] : unique(near).map(explainButton);
  const isUnrecorded = reason === 'ABSENT' || reason === 'UNKNOWN_NAME';
  return [...choices, ...examples, ...(outcome === 'ABSTAINED' && isUnrecorded ? [suggestFollowUp(question, messages)] : [])];
}

/** In direct messages nothing is stored unless the user wants it. */
export function tellFollowUp(
  question: string,
  { failed }: Answer,
  { place, recalled }: Pick<CommandContext, 'place' | 'recalled'>,
  messages: Messages,
): FollowUp[] {
  if (place.isDirect !== true || failed === null) return [];
  const context = recalled === undefined ? {} : { context: recalled };
  return [followUpButton(messages.ask.tellCurators, 'ask', { question, ...context, curators: true })];
}

/** Three things to press. */
export function smallTalkFollowUps(text: string, isOfDailyFacts: boolean, messages: Messages): FollowUp[] {
  const [example = messages.ask.example] = quotedIn(text);
  const first = isOfDailyFacts ? followUpButton(messages.ask.offerDaily, 'daily list') : askButton(example);
  return [first, followUpButton(messages.ask.offerHelp, 'help'), followUpButton(messages.ask.offerFact, 'fact')];
}

/** The API quotes questions that it suggests. */
const quotedIn = (text: string): string[] =>
  [...text.matchAll(/"([^"/]+)"/g)].flatMap(([, question]) => question ?? []).slice(0, MAX_BUTTONS);

const menuOf = (entities: readonly Entity[], messages: Messages): FollowUp => ({
  kind: 'select',
  label: messages.actions.which,
  choices: entities.map((entity) => ({
    label: entity.name,
    detail: messages.kindNames[entity.kind],
    call: { command: 'explain', options: { concept: entityId(entity) } },
  })),
});

const unique = (entities: readonly Entity[]): Entity[] => [...new Map(entities.map((entity) => [entityId(entity), entity])).values()];
