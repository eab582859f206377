/** From a question without an answer to knowledge: in a channel, at the operator's prompt, and in the channel again. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type App, buildApp } from '../../../src/app.ts';
import { type Acceptance, acceptQuestion, type Files } from '../../../src/cli/questions/accept.ts';
import { formatQuestions, readQuestions } from '../../../src/cli/questions/questions.ts';
import { systemClock } from '../../../src/clock.ts';
import { questionsIn } from '../../ask/questions.ts';
import { faultsOfLearned } from '../../support/ask/learned.ts';
import { type Ask, answerOf, somewhere } from '../../support/bots/bot-contexts.ts';
import { registerPlatforms } from '../../support/bots/register-platforms.ts';
import { freshDatabases } from '../../support/database/engines.ts';
import { createTemporaryFolder, EMPTY_TEMPLATE } from '../../support/database/template.ts';
import { sampleKnowledge } from '../../support/sample-knowledge.ts';
import { silentLog } from '../../support/silent-log.ts';

const open = freshDatabases('pglite', EMPTY_TEMPLATE);
let app: App;
let ask: Ask;
let files: Files;

beforeAll(async () => {
  const folder = createTemporaryFolder();
  const knowledge = join(folder, 'knowledge');
  await cp(await sampleKnowledge(), knowledge, { recursive: true });
  const clip = join(knowledge, 'model/clip.yaml');
  await writeFile(clip, `# Kept as it is.\n${await readFile(clip, 'utf8')}`);
  files = { knowledge, learned: join(folder, 'learned.yaml'), cues: join(folder, 'learned-cues.json') };
  app = await buildApp(await open(), { clock: systemClock, log: silentLog, progress: () => {}, knowledge });
  await registerPlatforms(app);
  ask = answerOf(app);
});

beforeEach(async () => {
  await app.client.question.deleteMany();
  await writeFile(files.learned, '# Questions that had no answer.\n[]\n');
  await writeFile(files.cues, '{}\n');
});

const say = async (text: string) => (await ask({ input: { kind: 'text', text }, place: somewhere })).lead.text;
const stored = () => app.client.question.findMany({ orderBy: { text: 'asc' } });
const list = async () => formatQuestions(await readQuestions(app.client, { status: 'open' }));
const accept = (more: Omit<Acceptance, 'id'>, id: string) => acceptQuestion({ id, ...more }, { app, clock: systemClock, files });
const textsOf = () =>
  Promise.all([join(files.knowledge, 'model/clip.yaml'), files.learned, files.cues].map((path) => readFile(path, 'utf8')));

/** The id of the question as the list shows it, once it is stored behind the answer. */
async function refused(text: string): Promise<string> {
  const find = async () => (await stored()).find((one) => one.text === text);
  expect(await say(text)).not.toMatch(/made|CLIP is/);
  await vi.waitUntil(find);
  return (await find())?.id.slice(0, 8) ?? '';
}

describe('a question without an answer', () => {
  it('is answered once its words are an alias, and is kept as a regression case', async () => {
    expect(await say('what is zorbflux')).toMatch(/^Nothing here is called "zorbflux"/);
    const id = await refused('Who made Zorbflux?');
    await vi.waitUntil(async () => (await stored()).length === 2);
    const listed = await list();
    expect(listed).toMatch(/^names that nothing here has: 1\n {2}2x "zorbflux", last on \d{4}-\d\d-\d\d: .* \[[0-9a-f]{8}\]/);

    const accepted = await accept({ as: 'alias', of: 'clip' }, id);
    expect(accepted).toMatchObject({ added: '"zorbflux" in the aliases of model/clip', settled: 2 });
    expect(accepted.answer.text).toContain('OpenAI');
    const [clip = '', learned = ''] = await textsOf();
    expect(clip).toMatch(/^# Kept as it is\.\n/);
    expect(clip).toMatch(/\naliases:\n(?: {2}- .*\n)+ {2}- zorbflux\n/);
    expect(learned).toMatch(/^# Questions that had no answer/);

    expect(await say('Who made Zorbflux?')).toContain('OpenAI');
    expect(await say('what is zorbflux')).toMatch(/^CLIP: /);
    expect(await list()).not.toContain('zorbflux');
    expect((await stored()).map(({ status }) => status)).toEqual(['resolved', 'resolved']);
    const cases = questionsIn(files.learned);
    expect(cases).toMatchObject([
      {
        q: 'Who made Zorbflux?',
        form: 'attribute',
        outcome: 'ANSWERED',
        gold: { entities: ['organization/openai'] },
        note: accepted.added,
      },
    ]);
    expect(await faultsOfLearned(cases, app.store.current())).toEqual([]);
  });

  it('is answered once the whole of it is a phrase that an entity is asked for by', async () => {
    const id = await refused('what is the captions gpt');
    await accept({ as: 'asks', of: 'model/clip' }, id);
    expect(await say('What is the captions GPT?')).toMatch(/CLIP|vision-language/);
    expect(questionsIn(files.learned)).toMatchObject([{ form: 'define', gold: { entities: ['model/clip'] } }]);
  });

  it('is answered by the next build once its verb is a cue', async () => {
    const id = await refused('who fathered flamingo');
    const accepted = await accept({ as: 'cue', of: 'made-by', role: 'in' }, id);
    expect(accepted).toMatchObject({ added: '"fathered" as a cue (in) of made-by', settled: 1 });
    expect(accepted.answer.text).toContain('DeepMind');
    expect(JSON.parse((await textsOf())[2] ?? '')).toMatchObject({ 'made-by': { in: ['fathered'] } });
  });
});

describe('nothing is written', () => {
  it.each([
    ['an alias that another model has', { as: 'alias', of: 'model/clip', words: 'Flamingo' }, /problems.*already used for a model/s],
    [
      'a phrase that another entity is asked for by',
      { as: 'asks', of: 'model/clip', words: 'what is agi' },
      /problems.*The phrase "what is agi"/s,
    ],
    ['an alias that does not help', { as: 'alias', of: 'model/clip', words: 'Quuxly' }, /still has no answer/],
    ['an unknown entity', { as: 'alias', of: 'model/blip-900' }, /No entry is called/],
    ['an unknown relation', { as: 'cue', of: 'made-bye' }, /isn't a relation.*Did you mean "made-by"/],
    ['an unknown role', { as: 'cue', of: 'made-by', role: 'yes' }, /no cues for "yes".*out, in, from, to/],
  ] as const)('for %s', async (_what, more, problem) => {
    const id = await refused('who made blorpix');
    const before = await textsOf();
    await expect(accept(more, id)).rejects.toThrow(problem);
    expect(await textsOf()).toEqual(before);
    expect((await stored()).map(({ status }) => status)).toEqual(['open']);
  });

  it('for an id that no question has', async () => {
    for (const id of ['00000000', 'x', '00000000-0000-0000-0000-000000000000'])
      await expect(accept({ as: 'alias', of: 'clip' }, id)).rejects.toThrow(`There is no question with the id "${id}"`);
  });
});
