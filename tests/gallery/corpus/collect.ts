/** Asks everything that the gallery shows, as the platforms do, and renders what they are sent. */
import { withChannels } from '../../../bots/core/bot-context.ts';
import { compact } from '../../../bots/core/compact.ts';
import type { BotContext } from '../../../bots/core/contract/bot.ts';
import { askableOption, type MissingOption } from '../../../bots/core/contract/interpretation.ts';
import type { Reply } from '../../../bots/core/contract/reply.ts';
import type { Place, Request } from '../../../bots/core/contract/request.ts';
import { messagesFor } from '../../../bots/core/messages/index.ts';
import { optionModal as discordForm } from '../../../bots/discord/render/modal.ts';
import { toDiscordMessages } from '../../../bots/discord/render/render.ts';
import { type Case, commandCases, dailyCases, questionCases, SHARED, troubleCases } from '../../../bots/simulator/gallery/cases.ts';
import { optionModal as slackForm } from '../../../bots/slack/answer/modals.ts';
import { toSlackMessages } from '../../../bots/slack/render/render.ts';
import type { Atlas } from './atlas.ts';
import type { Entry } from './entry.ts';
import { channels, PLATFORMS, type PlatformId, placeOf } from './place.ts';
import { postCases } from './posts.ts';
import { withFixedIds } from './stable.ts';

const ENGLISH = messagesFor(undefined);
const SLACK_TARGET = { workspace: 'T1', channel: 'C1', user: 'U1' };

export async function collect(atlas: Atlas): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const platform of PLATFORMS) {
    for (const each of await answersOn(platform, atlas)) entries.push(toEntry(each, platform));
    for (const each of postCases()) entries.push(toEntry(each, platform));
  }
  return entries;
}

interface Answered extends Pick<Case, 'group' | 'state' | 'asked'> {
  readonly replies: readonly Reply[];
  readonly missing?: MissingOption;
}

async function answersOn(platform: PlatformId, atlas: Atlas): Promise<readonly Answered[]> {
  const cases = [...commandCases, ...questionCases, ...dailyCases, ...troubleCases];
  const context = withChannels(atlas.contextFor(placeOf(cases[0] as Case, platform).platform), channels);
  const answered: Answered[] = [];
  // One after the other: some answers depend on what was asked before.
  for (const each of cases) {
    atlas.setDown(each.isDown === true);
    const place = placeOf(each, platform);
    const interpretation = await context.interpret({ input: { kind: 'text', text: each.asked }, place });
    const replies = await pagesOf(each, place, context);
    answered.push({ ...each, replies: withFixedIds(replies), ...compact({ missing: askableOption(interpretation) }) });
  }
  atlas.setDown(false);
  return answered;
}

/** All pages of an answer, turned with its own buttons as a user would; one is enough of an answer that is only shared. */
async function pagesOf({ asked: text, state }: Case, place: Place, { interpret, answer }: BotContext): Promise<readonly Reply[]> {
  const ask = async (request: Request) => answer(await interpret(request));
  const pages = [await ask({ input: { kind: 'text', text }, place })];
  for (let last = pages[0]; last !== undefined && state !== SHARED; last = pages.at(-1)) {
    const { page } = last.footer;
    const next = last.actions.filter((action) => action.kind === 'button' && action.action === 'turn').at(-1);
    if (page === undefined || page.number === page.of || next?.kind !== 'button') break;
    pages.push(await ask({ input: { kind: 'press', action: 'turn', token: next.token }, place }));
  }
  return pages;
}

function toEntry({ group, state, asked, replies, missing }: Answered, platform: PlatformId): Entry {
  const about = { id: `${platform}: ${asked} (${group}, ${state})`, group, state, asked, replies };
  if (platform === 'slack') {
    const form = missing && slackForm(missing, SLACK_TARGET, ENGLISH);
    return { ...about, platform, pages: replies.map((reply) => toSlackMessages(reply)), ...compact({ form }) };
  }
  const form = missing && discordForm(missing, ENGLISH);
  return { ...about, platform, pages: replies.map((reply) => toDiscordMessages(reply)), ...compact({ form }) };
}
