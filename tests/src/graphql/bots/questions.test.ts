import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../../src/access/scopes.ts';
import type { App } from '../../../../src/app.ts';
import { MAX_QUESTIONS, recordQuestion } from '../../../../src/bot-state/questions/questions.ts';
import { createApi } from '../../../../src/server/api.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { viewerWith } from '../../../support/api/editors.ts';
import { sampleApps, silentLog } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';

const RECORD = `mutation ($input: RecordQuestionInput!) {
  recordQuestion(input: $input) { recorded { isStored } errors { code message path } }
}`;
const GAPS = `query ($kind: FailedKind, $platform: String, $workspace: String, $status: QuestionStatus!, $first: Int, $after: String, $last: Int, $before: String) {
  gaps(kind: $kind, platform: $platform, workspace: $workspace, status: $status, first: $first, after: $after, last: $last, before: $before) {
    totalCount refusals { reason count } pageInfo { hasNextPage endCursor startCursor }
    nodes { kind words questions firstAt lastAt examples(limit: 2) { id text times reason reading status resolution feedback { text question } } }
  }
}`;
const RESOLVE =
  'mutation ($input: ResolveQuestionInput!) { resolveQuestion(input: $input) { question { status } errors { code message path } } }';
const PURGE =
  'mutation ($input: PurgeQuestionsInput!) { purgeQuestions(input: $input) { purged { questions feedback } errors { code message path } } }';
const SET =
  'mutation ($input: SetWorkspaceSettingInput!) { setWorkspaceSetting(input: $input) { setting { keepsQuestions } errors { code path } } }';
const SETTING =
  'query ($platform: String!, $workspace: String!) { workspaceSetting(platform: $platform, workspace: $workspace) { keepsQuestions } }';
const OPEN = `query ($first: Int!, $platform: String!, $workspace: String!) {
  openQuestions(first: $first, platform: $platform, workspace: $workspace) { text times }
}`;
const REPORT = 'mutation ($input: SubmitFeedbackInput!) { submitFeedback(input: $input) { feedback { id } errors { code } } }';
const ASK = 'query ($question: String!) { ask(question: $question, today: "2026-12-01") { outcome reason failed { kind words } } }';

const asked = { platform: 'slack', workspace: 'T1', text: 'what is zorbflux', reason: 'UNKNOWN_NAME', kind: 'ENTITY', words: 'zorbflux' };
const start = Date.parse('2026-11-27T12:00:00Z');

interface Gaps {
  readonly totalCount: number;
  readonly refusals: readonly { readonly reason: string; readonly count: number }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string; readonly startCursor: string };
  readonly nodes: readonly {
    readonly kind: string;
    readonly words: string;
    readonly questions: number;
    readonly examples: readonly { readonly id: string; readonly text: string }[];
  }[];
}

describe.each(engines)('questions without an answer on %s', (engine) => {
  const fresh = sampleApps(engine);
  let now = start;
  let app: App;
  let [bot, curator, anybody]: Ask[] = [];
  beforeAll(async () => {
    app = await fresh();
    const clock = { now: () => new Date(now), sleep: async () => {} };
    const askAs = (...scopes: readonly Scope[]) => {
      const api = createApi({ ...app, clock, log: silentLog, authenticate: async () => viewerWith(...scopes) });
      return asker(() => api);
    };
    [bot, curator, anybody] = [askAs('bot'), askAs('curate'), askAs()];
  });
  beforeEach(async () => {
    now = start;
    for (const table of [app.client.question, app.client.refusal, app.client.feedback, app.client.workspaceSetting] as const)
      await (table.deleteMany as () => Promise<unknown>)();
  });
  const run = (who: Ask | undefined, document: string, variables: object) => (who as Ask)(document, variables);
  const record = async (more: object = {}) =>
    dataOf(await run(bot, RECORD, { input: { ...asked, ...more } }))['recordQuestion'] as unknown as {
      recorded: { isStored: boolean } | null;
      errors: unknown[];
    };
  const gaps = async (variables: object = {}) =>
    dataOf(await run(curator, GAPS, { status: 'OPEN', ...variables }))['gaps'] as unknown as Gaps;

  it('are grouped by what failed, the most frequent first', async () => {
    await record();
    now += 60_000;
    await record({ text: 'What is Zorbflux?' });
    await record({ text: 'who made zorbflux', workspace: 'T2' });
    await record({ text: 'who fathered clip', kind: 'RELATION', words: 'Fathered', reason: 'ABSENT', reading: 'what CLIP is' });
    expect(await gaps()).toEqual({
      totalCount: 2,
      refusals: [],
      pageInfo: { hasNextPage: false, endCursor: expect.any(String), startCursor: expect.any(String) },
      nodes: [
        {
          ...{ kind: 'ENTITY', words: 'zorbflux', questions: 3, firstAt: '2026-11-27T12:00:00.000Z', lastAt: '2026-11-27T12:01:00.000Z' },
          examples: [
            expect.objectContaining({
              text: 'what is zorbflux',
              times: 2,
              reason: 'UNKNOWN_NAME',
              reading: null,
              status: 'OPEN',
              feedback: null,
            }),
            expect.objectContaining({ text: 'who made zorbflux', times: 1 }),
          ],
        },
        expect.objectContaining({ kind: 'RELATION', words: 'fathered', questions: 1 }),
      ],
    });
    expect((await gaps({ kind: 'RELATION' })).nodes.map(({ words }) => words)).toEqual(['fathered']);
    expect((await gaps({ workspace: 'T2' })).nodes.map(({ questions }) => questions)).toEqual([1]);
    expect((await gaps({ platform: 'discord' })).totalCount).toBe(0);
    expect((await gaps({ status: 'RESOLVED' })).totalCount).toBe(0);
  });

  it('come in pages', async () => {
    for (const words of ['c', 'a', 'B', 'é']) await record({ text: `what is ${words}x`, words: `${words}x` });
    const [first, second] = [await gaps({ first: 3 }), undefined];
    expect([first.nodes.map(({ words }) => words), first.pageInfo.hasNextPage, first.totalCount]).toEqual([['ax', 'bx', 'cx'], true, 4]);
    const next = second ?? (await gaps({ first: 3, after: first.pageInfo.endCursor }));
    expect([next.nodes.map(({ words }) => words), next.pageInfo.hasNextPage]).toEqual([['éx'], false]);
    expect((await gaps({ last: 3, before: next.pageInfo.startCursor })).nodes).toEqual(first.nodes);
  });

  it('lose what may name a person here too, and are not stored when nothing is left', async () => {
    await record({
      text: 'ask jane@example.com or <@U012AB3CD> about clip, call 555 123 4567',
      words: 'jane@example.com about',
      reading: 'of 4111 1111 1111 1111',
    });
    expect(await app.client.question.findMany({ select: { text: true, words: true, reading: true } })).toEqual([
      { text: 'ask or about clip, call', words: 'about', reading: 'of' },
    ]);
    expect(await record({ text: '555 123 4567' })).toEqual({ recorded: { isStored: false }, errors: [] });
    expect(await app.client.question.count()).toBe(1);
  });

  it('are decided about once: the same text stays decided, in every workspace, until it is opened again', async () => {
    await record();
    const [id = ''] = (await gaps()).nodes.flatMap(({ examples }) => examples.map((one) => one.id));
    const resolve = async (status: string) => dataOf(await run(curator, RESOLVE, { input: { id, status } }))['resolveQuestion'];
    expect(await resolve('DECLINED')).toEqual({ question: { status: 'DECLINED' }, errors: [] });
    await record({ text: 'What is zorbflux?' });
    await record({ workspace: 'T2' });
    expect([(await gaps()).totalCount, (await gaps({ status: 'DECLINED' })).nodes[0]?.questions]).toEqual([0, 3]);
    expect(await resolve('OPEN')).toEqual({ question: { status: 'OPEN' }, errors: [] });
    expect((await gaps()).nodes[0]?.questions).toBe(2);
  });

  it('are also those of answers that a reader reported, with the report, even if they were decided about', async () => {
    const report = (question: string) =>
      run(bot, REPORT, { input: { platform: 'slack', workspace: 'T1', question, claims: [], text: 'It was Meta.' } });
    await report('ask who made clip');
    await report('limitations of:llm');
    await report('ask question:"Who made CLIP?"');
    const { nodes } = await gaps();
    expect(nodes).toMatchObject([
      {
        ...{ kind: 'ANSWER', words: 'who made clip', questions: 2 },
        examples: [{ text: 'who made clip', reason: null, feedback: { text: 'It was Meta.', question: 'ask question:"Who made CLIP?"' } }],
      },
    ]);
    await run(curator, RESOLVE, { input: { id: nodes[0]?.examples[0]?.id, status: 'RESOLVED' } });
    await report('ask who made clip');
    expect((await gaps()).nodes).toMatchObject([{ questions: 3 }]);
  });

  it('are not stored for a workspace that does not want it', async () => {
    const setting = async () => dataOf(await run(bot, SETTING, { platform: 'slack', workspace: 'T1' }))['workspaceSetting'];
    expect(await setting()).toEqual({ keepsQuestions: true });
    const set = (keepsQuestions: boolean) => run(bot, SET, { input: { platform: 'slack', workspace: 'T1', keepsQuestions } });
    expect(dataOf(await set(false))).toEqual({ setWorkspaceSetting: { setting: { keepsQuestions: false }, errors: [] } });
    expect(await setting()).toEqual({ keepsQuestions: false });
    expect(await record()).toEqual({ recorded: { isStored: false }, errors: [] });
    expect((await record({ workspace: 'T2' })).recorded).toEqual({ isStored: true });
    await set(true);
    expect((await record()).recorded).toEqual({ isStored: true });
  });

  it('that are open are listed for the bot of their workspace, the latest first, without reported answers', async () => {
    await record();
    now += 60_000;
    await record({ text: 'who fathered clip', kind: 'RELATION', words: 'fathered', reason: 'ABSENT' });
    await record({ text: 'what is blorb', workspace: 'T2' });
    await run(bot, REPORT, { input: { platform: 'slack', workspace: 'T1', question: 'ask who made clip', claims: [], text: 'No.' } });
    const open = async (first = 5) => dataOf(await run(bot, OPEN, { first, platform: 'slack', workspace: 'T1' }))['openQuestions'];
    expect(await open()).toEqual([
      { text: 'who fathered clip', times: 1 },
      { text: 'what is zorbflux', times: 1 },
    ]);
    expect(await open(1)).toHaveLength(1);
    await app.client.question.updateMany({ where: { text: 'who fathered clip' }, data: { status: 'resolved', resolvedAt: new Date(now) } });
    expect(await open()).toEqual([{ text: 'what is zorbflux', times: 1 }]);
    expect((await run(bot, OPEN, { first: 21, platform: 'slack', workspace: 'T1' })).errors).toHaveLength(1);
  });

  it('of a workspace can be deleted, with its reports', async () => {
    await record();
    await record({ platform: 'discord', workspace: '200' });
    await record({ workspace: 'T2' });
    await run(bot, REPORT, { input: { platform: 'slack', workspace: 'T1', question: 'ask who made clip', claims: [], text: 'No.' } });
    const purge = async (input: object) => dataOf(await run(curator, PURGE, { input }))['purgeQuestions'];
    expect(await purge({ workspace: 'T1', platform: 'discord' })).toEqual({ purged: { questions: 0, feedback: 0 }, errors: [] });
    expect(await purge({ workspace: 'T1' })).toEqual({ purged: { questions: 2, feedback: 1 }, errors: [] });
    expect((await app.client.question.findMany({ orderBy: { workspace: 'asc' } })).map(({ workspace }) => workspace)).toEqual([
      '200',
      'T2',
    ]);
  });

  it('are counted by reason for all who ask, and only counted', async () => {
    for (const question of ['what is zorbflux', 'what is zorbflux', 'what is for lunch today', 'who made clip'])
      await run(anybody, ASK, { question });
    expect((await gaps()).refusals).toEqual([]);
    for (const question of ['what is zorbflux', 'what is for lunch today', 'what is zorbflux']) await run(curator, ASK, { question });
    expect((await gaps()).refusals).toEqual([
      { reason: 'UNKNOWN_NAME', count: 2 },
      { reason: 'OFF_TOPIC', count: 1 },
    ]);
    now += 61_000;
    await run(anybody, ASK, { question: 'what is zorbflux' });
    await expect
      .poll(async () => (await gaps()).refusals)
      .toEqual([
        { reason: 'UNKNOWN_NAME', count: 5 },
        { reason: 'OFF_TOPIC', count: 2 },
      ]);
    expect(await app.client.question.count()).toBe(0);
  });

  it('say what failed', async () => {
    expect(dataOf(await run(anybody, ASK, { question: 'what is zorbflux' }))['ask']).toEqual({
      ...{ outcome: 'ABSTAINED', reason: 'UNKNOWN_NAME', failed: { kind: 'ENTITY', words: 'zorbflux' } },
    });
    expect(dataOf(await run(anybody, ASK, { question: 'who made clip' }))['ask']).toMatchObject({ outcome: 'ANSWERED', failed: null });
  });

  it.each([
    ['recordQuestion', RECORD, { input: asked }, 'curate'],
    ['workspaceSetting', SETTING, { platform: 'slack', workspace: 'T1' }, 'curate'],
    ['setWorkspaceSetting', SET, { input: { platform: 'slack', workspace: 'T1', keepsQuestions: false } }, 'curate'],
    ['openQuestions', OPEN, { first: 5, platform: 'slack', workspace: 'T1' }, 'curate'],
    ['gaps', GAPS, { status: 'OPEN' }, 'bot'],
    ['resolveQuestion', RESOLVE, { input: { id: '00000000-0000-4000-8000-000000000000', status: 'OPEN' } }, 'bot'],
    ['purgeQuestions', PURGE, { input: { workspace: 'T1' } }, 'bot'],
  ] as const)('%s is refused without its scope', async (_field, document, variables, other) => {
    await record();
    for (const who of [anybody, other === 'bot' ? bot : curator]) expect((await run(who, document, variables)).errors).toHaveLength(1);
    expect(await app.client.question.count()).toBe(1);
  });

  it('are refused with what is wrong', async () => {
    const errors = async (more: object) => (await record(more)).errors;
    expect(await errors({ platform: 'irc' })).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['platform'] }]);
    expect(await errors({ workspace: 'not a team' })).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['workspace'] }]);
    expect(await errors({ text: 'x'.repeat(501) })).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['text'] }]);
    expect(
      dataOf(await run(curator, RESOLVE, { input: { id: '00000000-0000-4000-8000-000000000000', status: 'OPEN' } }))['resolveQuestion'],
    ).toMatchObject({
      question: null,
      errors: [{ code: 'NOT_FOUND', path: ['id'] }],
    });
    expect(await app.client.question.count()).toBe(0);
  });

  it('are bounded in a workspace: the oldest make room', async () => {
    const row = (at: number) => ({
      platform: 'slack',
      workspace: 'T1',
      key: `q${at}`,
      text: `q${at}`,
      kind: 'entity',
      words: 'x',
      firstAt: new Date(start + at),
      at: new Date(start + at),
    });
    await app.client.question.createMany({ data: Array.from({ length: MAX_QUESTIONS }, (_, at) => row(at)) });
    await recordQuestion(app.client, new Date(start + 5_000), {
      platform: 'slack',
      workspace: 'T1',
      text: 'newest',
      reason: 'absent',
      kind: 'entity',
      words: 'x',
      reading: null,
    });
    expect(await app.client.question.count()).toBe(MAX_QUESTIONS);
    expect(
      await app.client.question.findMany({
        where: { text: { in: ['q0', 'q1', 'newest'] } },
        select: { text: true },
        orderBy: { text: 'asc' },
      }),
    ).toEqual([{ text: 'newest' }, { text: 'q1' }]);
  });
});
