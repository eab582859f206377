/** Checks: how the bodies of a turn stand against the limits of their platform. Pure. */
import * as discordLimits from '../../discord/render/limits.ts';
import { embedSize } from '../../discord/render/validate-message.ts';
import * as slackLimits from '../../slack/render/limits.ts';
import { textLength } from '../../slack/render/validate.ts';
import type { Turn, WireCall } from '../visitors/visitor.ts';

export interface Check {
  readonly isPassed: boolean;
  readonly text: string;
}

export const checksOf = ({ platform, calls }: Turn): readonly Check[] => calls.flatMap(platform === 'slack' ? slackChecks : discordChecks);

const count = (what: string, value: number, limit: number): Check => ({
  isPassed: value <= limit,
  text: `${what}: ${value.toLocaleString('en')} of at most ${limit.toLocaleString('en')}`,
});

const problemsOf = ({ call, problems }: WireCall): readonly Check[] =>
  problems.length === 0
    ? [{ isPassed: true, text: `${call}: accepted by every documented rule` }]
    : problems.map((text) => ({ isPassed: false, text }));

interface SlackBody {
  readonly text?: string;
  readonly blocks?: readonly { readonly type: string; readonly rows?: readonly unknown[] }[];
  readonly view?: { readonly blocks: readonly unknown[] };
}

function slackChecks(call: WireCall): readonly Check[] {
  const { text = '', blocks = [], view } = call.body as SlackBody;
  const tables = blocks.filter(({ type }) => type === 'data_table');
  return [
    ...problemsOf(call),
    ...(view === undefined
      ? [
          count('Blocks', blocks.length, slackLimits.MESSAGE_BLOCKS),
          count('Characters in blocks', textLength(blocks), slackLimits.BLOCKS_TEXT),
          count('Characters of text without blocks', text.length, slackLimits.MESSAGE_TEXT),
        ]
      : [count('Blocks of the view', view.blocks.length, slackLimits.VIEW_BLOCKS)]),
    ...tables.map(({ rows = [] }) => count('Rows of the table', rows.length, slackLimits.TABLE_ROWS)),
  ];
}

type Embeds = readonly Parameters<typeof embedSize>[0][];

interface DiscordBody {
  readonly data?: DiscordBody;
  readonly embeds?: Embeds;
  readonly components?: readonly unknown[];
  readonly custom_id?: string;
}

function discordChecks(call: WireCall): readonly Check[] {
  const sent = (call.body ?? {}) as DiscordBody;
  const { embeds, components = [], custom_id } = sent.data ?? sent;
  if (custom_id !== undefined)
    return [...problemsOf(call), count('Fields of the form', components.length, discordLimits.MAX_MODAL_COMPONENTS)];
  if (embeds === undefined) return problemsOf(call);
  return [
    ...problemsOf(call),
    count(
      'Characters in embeds',
      embeds.reduce((sum, embed) => sum + embedSize(embed), 0),
      discordLimits.MAX_EMBED_TOTAL,
    ),
    ...embeds.map(({ fields = [] }) => count('Fields of an embed', fields.length, discordLimits.MAX_EMBED_FIELDS)),
    count('Rows of buttons', components.length, discordLimits.MAX_ACTION_ROWS),
  ];
}
