import { describe, expect, it } from 'vitest';
import { changesReply } from '../../../../bots/core/posting/changes-reply.ts';
import { noticeReply } from '../../../../bots/core/posting/replies.ts';
import type { Changes } from '../../../../bots/core/present/changes/rows.ts';
import { discord } from '../../../../bots/discord/platform.ts';
import { toPlainBody, toPostBody } from '../../../../bots/discord/posting/message.ts';
import { toDiscordMessages } from '../../../../bots/discord/render/render.ts';
import { slack } from '../../../../bots/slack/platform.ts';
import { toPlainMessage } from '../../../../bots/slack/posting/message.ts';
import { toSlackMessages } from '../../../../bots/slack/render/render.ts';
import { discord as discordRenderer, slack as slackRenderer } from '../../../contracts/renderers.ts';
import { REPLY_CONTEXT as context, noticeJob, postJob } from '../../../support/daily/jobs.ts';

type Node = Changes['nodes'][number];
const citation = (name: string) => ({
  source: { title: `About ${name}`, url: `https://example.org/${name}`, publisher: 'Example', published: null, retrieved: null },
});
const node = (name: string, fields: Partial<Node> = {}): Node => ({
  ...{ kind: 'MODEL_CREATED', text: 'A model.', entities: [{ kind: 'MODEL', name }], fact: null, score: null },
  citations: [citation(name), citation(`${name}-2`)],
  ...fields,
});
const score = (model: string, benchmark: string, value: number) =>
  node(model, {
    kind: 'SCORE_CREATED',
    score: { value, unit: 'PERCENT', variant: '', model: { name: model }, benchmark: { name: benchmark } },
    citations: [citation('scores')],
  });
const changesWith = (nodes: readonly Node[], totalCount = nodes.length): Changes => {
  const kinds = [...new Set(nodes.map(({ kind }) => kind))];
  const counts = kinds.map((kind) => ({ kind, count: nodes.filter((one) => one.kind === kind).length }));
  return { totalCount, counts, nodes: [...nodes] };
};

const job = (changes: Changes, subscription = {}) => {
  const made = postJob({ in: { kind: 'DIGEST', ...subscription } });
  return { ...made, dueAt: '2026-11-30T08:00:00.000Z', since: '2026-11-22T23:30:00.000Z', changes };
};

describe('the post of a digest', () => {
  it('starts with a sentence, in the days of its zone, then has a row for each change; scores of a model share one', () => {
    const withdrawn = node('CLIP', { kind: 'FACT_WITHDRAWN', text: 'CLIP is new.', fact: { retracted: { reason: 'it was wrong' } } });
    const changes = changesWith([node('Omni 1'), withdrawn, score('Omni 1', 'MMMU', 61.25), score('Omni 1', 'AI2D', 80)]);
    const reply = changesReply(job(changes), slack, context);
    expect(reply).toMatchObject({
      title: 'What’s new',
      lead: { text: 'Since 23 Nov, the graph has 1 new model, 1 withdrawn fact, and 2 new scores.', sources: [] },
      blocks: [
        {
          kind: 'claims',
          claims: [
            { label: 'New model', text: 'Omni 1: A model.', sources: [1] },
            { label: 'Withdrawn', text: 'CLIP is new. (it was wrong)', sources: [2] },
            { label: 'New score', text: 'Omni 1: 61.25% on MMMU and 80% on AI2D', sources: [3] },
          ],
        },
      ],
      visibility: 'public',
      footer: {},
    });
    expect(reply.sources).toHaveLength(3);
  });

  it('has at most twelve rows, and then says how to see the rest', () => {
    const many = Array.from({ length: 25 }, (_, index) => node(`Omni ${index}`));
    const { blocks, sources } = changesReply(job(changesWith(many, 40)), discord, context);
    expect(blocks).toMatchObject([
      { kind: 'claims', claims: { length: 12 } },
      { kind: 'note', text: 'The whole list: /lmm changes since:2026-11-22' },
    ]);
    expect(sources).toHaveLength(12);
  });

  it('keeps its rows where a platform refuses what is more than text', () => {
    const reply = changesReply(job(changesWith([node('Omni 1'), node('Omni 2')])), slack, context);
    const rows = ['• New model: Omni 1: A model. ¹', '• New model: Omni 2: A model. ²'];
    expect(toPlainMessage(reply).text.split('\n')).toEqual(expect.arrayContaining(rows));
    expect(toPlainBody(reply, { id: 'x' }).content?.split('\n')).toEqual(expect.arrayContaining(rows));
  });

  it('is one message on both platforms, however long what it tells', () => {
    const long = Array.from({ length: 25 }, (_, index) =>
      node(`Model with a long name ${index}`, { text: 'Very long words about it. '.repeat(10) }),
    );
    const reply = changesReply(job(changesWith(long, 90)), slack, context);
    const [slackMessages, discordMessages] = [toSlackMessages(reply), toDiscordMessages(reply)];
    expect([slackMessages.length, discordMessages.length]).toEqual([1, 1]);
    expect([
      ...slackMessages.flatMap(slackRenderer.refused as never),
      ...discordMessages.flatMap(discordRenderer.refused as never),
    ]).toEqual([]);
    expect(toPostBody(reply, { id: 'x' }).embeds.length).toBeGreaterThan(0);
  });
});

describe('the post of a follow', () => {
  const gemini = { id: 'family/Gemini', name: 'Gemini' };

  it('names what is followed, and how to stop', () => {
    const { title, lead, blocks } = changesReply(
      job(changesWith([node('Gemini 9')]), { kind: 'FOLLOW', follows: [gemini] }),
      slack,
      context,
    );
    expect([title, lead.text]).toEqual(['What’s new about Gemini', 'Since 23 Nov, the graph has 1 new model about Gemini.']);
    expect(blocks.at(-1)).toEqual({ kind: 'note', text: 'To stop: /lmm unfollow subject:family/Gemini' });
  });

  it('is about all of several together', () => {
    const follows = ['a', 'b', 'c', 'd'].map((name) => ({ id: `model/${name}`, name }));
    const { title, lead } = changesReply(job(changesWith([node('a')]), { kind: 'FOLLOW', follows }), slack, context);
    expect([title, lead.text]).toEqual(['What’s new', 'Since 23 Nov, the graph has 1 new model about what is followed here.']);
  });

  it('is suspended with a notice that says how to go on', () => {
    const notice = noticeJob({ why: 'archived', in: { kind: 'FOLLOW', follows: [gemini] } });
    const { lead } = noticeReply(notice, { prefix: '/lmm-admin', commandPrefix: '/lmm', address: undefined }, context);
    expect(lead.text).toContain('You follow Gemini in a channel where I can’t post for now: the channel is archived.');
    expect(lead.text).toContain('write “/lmm follow” there');
  });
});
