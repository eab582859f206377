/** The actions below an answer: its pages, follow-up questions, sharing, its query in the playground, and feedback. */
import { textOf } from '../../api/graphql.ts';
import { compact } from '../compact.ts';
import type { FollowUp, SourceQuery } from '../contract/command.ts';
import type { Action, ButtonAction, Confirmation } from '../contract/reply.ts';
import type { CommandCall, Place } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import type { ButtonTokens } from '../state/button-tokens.ts';
import { pageLink } from './page-link.ts';

export interface ReplyActionsOptions {
  readonly followUps: readonly FollowUp[] | undefined;
  readonly sourceQuery: SourceQuery | undefined;
  readonly call: CommandCall;
  readonly page: { readonly number: number; readonly of: number } | undefined;
  readonly isShared: boolean;
  readonly canShare: boolean;
  /** Of the only user whose presses are accepted. */
  readonly place: Pick<Place, 'platform' | 'user'>;
}

interface ActionsContext {
  readonly buttonTokens: ButtonTokens;
  readonly messages: Messages;
  readonly playground?: string;
  readonly publicUrl?: string | undefined;
}

/** Slack's limit for the URL of a button. Discord's is lower, so its renderer puts longer links into the text. */
const MAX_LINK_LENGTH = 3_000;

export async function replyActions(
  { followUps = [], sourceQuery, call, page, isShared, canShare, place }: ReplyActionsOptions,
  context: ActionsContext,
): Promise<Action[]> {
  const { messages } = context;
  const { platform, user } = place;
  const currentCall = page === undefined ? call : { ...call, page: page.number };
  const actions = await Promise.all([
    ...pageSteps(page).map((step) => {
      // The pages of a shared answer stay shared.
      const options = isShared ? { ...call.options, share: true } : call.options;
      const neighbour = { command: call.command, options, page: (page?.number ?? 1) + step };
      return button('turn', step < 0 ? messages.actions.previous : messages.actions.next, neighbour, user, context);
    }),
    followUpActions(followUps, user, context),
    isShared || !canShare ? [] : button('share', messages.actions.share, currentCall, user, context),
    link(call, sourceQuery, context),
    // What is wrong is written into a form.
    ...(sourceQuery === undefined || !platform.modals
      ? []
      : [
          spoken(messages.actions.usefulLabel, button('useful', messages.actions.useful, currentCall, user, context)),
          spoken(messages.actions.feedbackLabel, button('report', messages.actions.feedback, currentCall, user, context)),
        ]),
  ]);
  return withoutDuplicates(actions.flat());
}

/** The actions below an error: what to do instead. */
export async function followUpActions(
  followUps: readonly FollowUp[],
  user: string,
  context: Pick<ActionsContext, 'buttonTokens'>,
): Promise<Action[]> {
  const actions = await Promise.all(followUps.map((followUp) => followUpAction(followUp, user, context)));
  return withoutDuplicates(actions.flat());
}

const pageSteps = (page: ReplyActionsOptions['page']): number[] =>
  page === undefined ? [] : [...(page.number > 1 ? [-1] : []), ...(page.number < page.of ? [1] : [])];

/** Empty if the call is too long for a token and couldn't be stored. */
async function button(
  action: ButtonAction,
  label: string,
  call: CommandCall,
  user: string,
  { buttonTokens }: Pick<ActionsContext, 'buttonTokens'>,
  confirmation?: Confirmation,
): Promise<Action[]> {
  const token = await buttonTokens.sign(call, user);
  return token === undefined ? [] : [compact({ kind: 'button', action, label, token, confirmation })];
}

const spoken = async (text: string, made: Promise<Action[]>): Promise<Action[]> =>
  (await made).map((action) => (action.kind === 'button' ? { ...action, spoken: text } : action));

/** Discord's limit for a select, the lowest of all platforms. */
const MAX_CHOICES = 25;

async function followUpAction(followUp: FollowUp, user: string, context: Pick<ActionsContext, 'buttonTokens'>): Promise<Action[]> {
  if (followUp.kind === 'button') return button('ask', followUp.label, followUp.call, user, context, followUp.confirmation);
  const choices = await Promise.all(
    followUp.choices.slice(0, MAX_CHOICES).map(async ({ call, ...shown }) => {
      const token = await context.buttonTokens.sign(call, user);
      return token === undefined ? [] : [{ ...shown, token }];
    }),
  );
  return choices.flat().length === 0 ? [] : [{ kind: 'select', label: followUp.label, choices: choices.flat() }];
}

/** Platforms reject messages with duplicate buttons. The last duplicate is dropped. */
function withoutDuplicates(actions: readonly Action[]): Action[] {
  const keyOf = (action: Action) => (action.kind === 'button' ? `${action.action} ${action.token}` : JSON.stringify(action));
  return [...new Map([...actions].reverse().map((action) => [keyOf(action), action])).values()].reverse();
}

/** To the page that shows the same, or else to the query. The page leads to its query, so that one link is enough. */
function link(call: CommandCall, sourceQuery: SourceQuery | undefined, context: ActionsContext): Action[] {
  const { publicUrl, messages } = context;
  const page = sourceQuery === undefined || publicUrl === undefined ? undefined : pageLink(publicUrl, call);
  if (page === undefined || page.length > MAX_LINK_LENGTH) return queryLink(sourceQuery, context);
  return [{ kind: 'link', label: messages.actions.page, url: page }];
}

function queryLink(sourceQuery: SourceQuery | undefined, { playground, messages }: ActionsContext): Action[] {
  if (sourceQuery === undefined || playground === undefined) return [];
  const url = new URL(playground);
  const { document } = sourceQuery;
  url.searchParams.set('query', typeof document === 'string' ? document : textOf(document));
  if (Object.keys(sourceQuery.variables).length > 0) url.searchParams.set('variables', JSON.stringify(sourceQuery.variables));
  return url.href.length > MAX_LINK_LENGTH ? [] : [{ kind: 'link', label: messages.actions.query, url: url.href }];
}
