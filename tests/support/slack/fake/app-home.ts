/** The App Home of the fake Slack: the view of each user's home tab, and the prompts of their messages tab. */
import type { HomeView } from '@slack/types';
import { validateHome } from '../../../../bots/slack/render/validate.ts';
import { errorResponse, type Method } from './method.ts';

let published = 0;

/** docs.slack.dev/reference/methods/views.publish */
export const publish: Method = ({ user_id, view, hash }, { workspace, homes }) => {
  const user = String(user_id);
  if (!workspace.users.includes(user)) return errorResponse('invalid_arguments', ['invalid `user_id`']);
  if (!workspace.hasHomeTab) return errorResponse('not_enabled');
  const problems = validateHome(view);
  if (problems.length > 0) return errorResponse('invalid_arguments', problems);
  const before = homes.views.get(user);
  if (hash !== undefined && before !== undefined && before.hash !== hash) return errorResponse('hash_conflict');
  published += 1;
  // The method has validated it.
  const shown = { ...(view as HomeView), id: before?.id ?? `VHOME${published}`, hash: `${published}.hash` };
  homes.views.set(user, shown);
  return { ok: true, view: shown };
};

const MAX_PROMPTS = 4;

/** docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
export const suggestPrompts: Method = ({ channel_id, thread_ts, prompts }, { workspace, homes }) => {
  if (!workspace.scopes.includes('assistant:write')) return errorResponse('missing_scope');
  const channel = String(channel_id);
  if (!workspace.users.some((user) => channel === `D${user}`)) return errorResponse('channel_not_found');
  // With `thread_ts` the call of an agent fails silently; without a paid plan there is no agent, and nothing shows either.
  if (thread_ts !== undefined || !workspace.isAgent) return { ok: true };
  homes.prompts.set(channel, (prompts as { title: string; message: string }[]).slice(0, MAX_PROMPTS));
  return { ok: true };
};
