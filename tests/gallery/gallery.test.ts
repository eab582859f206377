/** Every answer of the gallery is accepted by its platform, can be drawn, and shows every claim and the address of every source. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../bots/core/contract/reply.ts';
import { type Html, html } from '../../bots/simulator/draw/html.ts';
import { validateMessage, validateModal } from '../../bots/slack/render/validate.ts';
import { bodyChecks } from '../support/discord/validate/schemas.ts';
import { askSlack, bodiesOf } from './blocks-validate.ts';
import { openAtlas } from './corpus/atlas.ts';
import { collect } from './corpus/collect.ts';
import type { Entry } from './corpus/entry.ts';
import { withFixedIds } from './corpus/stable.ts';
import { claimTexts, isSeenIn } from './measure/claims.ts';
import { drawForm, drawPages } from './page/entries.ts';
import { toPage } from './page/page.ts';

let entries: readonly Entry[];
beforeAll(async () => {
  const atlas = await openAtlas();
  entries = await collect(atlas).finally(atlas.close);
});

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const decoded = (text: string): string => text.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);

/** What can be seen, folded parts included. */
const textOf = ({ html: markup }: Html): string => decoded(markup.replace(/<[^>]*>/g, ''));
/** The same address, however much of it a platform wants encoded. */
const plain = (address: string): string => decodeURIComponent(new URL(address).href);
const addressesIn = ({ html: markup }: Html): ReadonlySet<string> =>
  new Set([...markup.matchAll(/ href="([^"]*)"/g)].map(([, address = '']) => plain(decoded(address))));

/** Its claims, without the words that a platform shows in a way of its own: channels and times. */
const claimParts = (reply: Reply): string[] =>
  claimTexts(reply).flatMap((claim) => {
    const words = (reply.mentions ?? []).map(({ text }) => text);
    return words.reduce((parts, word) => parts.flatMap((part) => part.split(word)), [claim]).filter((part) => part.trim() !== '');
  });

const drawn = new Map<Entry, Html>();
function draw(entry: Entry): Html {
  const known = drawn.get(entry) ?? html`${drawPages(entry).flat()}`;
  drawn.set(entry, known);
  return known;
}

/** The problems of all answers, each with the answer that it is about. */
const problemsOf = (find: (entry: Entry) => readonly string[]): string[] =>
  entries.flatMap((entry) => find(entry).map((problem) => `${entry.id}: ${problem}`));

describe('every answer', () => {
  it('is there on both platforms, and says what is wrong only where that is asked for', () => {
    expect(entries.length).toBeGreaterThanOrEqual(300);
    const expected = ['errors', 'daily'];
    expect(
      problemsOf(({ group, replies }) =>
        expected.includes(group) ? [] : replies.flatMap(({ lead }) => lead.text.match(/can’t (?:say why|reach).*/) ?? []),
      ),
    ).toEqual([]);
  });

  it('is accepted by its platform', () => {
    const refused = (entry: Entry) =>
      entry.platform === 'slack' ? entry.pages.flat().flatMap(validateMessage) : entry.pages.flat().flatMap(bodyChecks.followUp);
    expect(problemsOf(refused)).toEqual([]);
  });

  it('is accepted by Slack itself, where there is a token to ask with', { timeout: 1_800_000 }, async ({ skip }) => {
    const token = process.env['LMM_TEST_SLACK_TOKEN'];
    if (token === undefined) return skip('LMM_TEST_SLACK_TOKEN isn’t set: no one asked Slack’s blocks.validate');
    const refusals = askSlack(token);
    const found: string[] = [];
    for (const entry of entries) {
      for (const body of bodiesOf(entry)) found.push(...(await refusals(body)).map((problem) => `${entry.id}: ${problem}`));
    }
    expect(found).toEqual([]);
    const tooLong = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } } as const;
    expect(validateMessage({ blocks: [tooLong] })).not.toEqual([]);
    expect(await refusals({ message: { blocks: [tooLong] } })).not.toEqual([]);
  });

  it('asks for what is missing in a form that its platform accepts', () => {
    const refused = (entry: Entry) => {
      if (entry.form === undefined) return [];
      return entry.platform === 'slack' ? validateModal(entry.form) : bodyChecks.callback({ type: 9, data: entry.form });
    };
    expect(entries.filter(({ form }) => form !== undefined).length).toBeGreaterThan(10);
    expect(problemsOf(refused)).toEqual([]);
    expect(
      problemsOf((entry) => (entry.form === undefined || textOf(drawForm(entry) ?? html``) !== '' ? [] : ['its form is empty'])),
    ).toEqual([]);
  });

  it('shows every claim', () => {
    const unseen = (entry: Entry) => {
      const text = textOf(draw(entry));
      return entry.replies.flatMap(claimParts).filter((claim) => !isSeenIn(claim, text));
    };
    expect(problemsOf(unseen)).toEqual([]);
  });

  it('links to every source', () => {
    const unlinked = (entry: Entry) => {
      const addresses = addressesIn(draw(entry));
      return entry.replies.flatMap(({ sources }) => sources.map(({ url }) => plain(url))).filter((url) => !addresses.has(url));
    };
    expect(problemsOf(unlinked)).toEqual([]);
  });
});

describe('the page', () => {
  it('shows all of them and asks no host for anything', () => {
    const page = toPage(entries);
    expect(page.match(/class="frame /g)).toHaveLength(entries.length);
    expect(page.match(/\ssrc=|<link|@import|url\(\s*['"]?https?:/g) ?? []).toEqual([]);
  });

  it('is the same each time, whatever ids the answers have', () => {
    expect(withFixedIds(['id 0a1b2c3d', { text: 'on 20251231', token: 'deadbee1' }])).toEqual([
      'id 3f2a9c41',
      { text: 'on 20251231', token: 'deadbee1' },
    ]);
  });
});
