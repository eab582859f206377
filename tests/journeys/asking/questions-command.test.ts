/** `lmm questions` as operators run it. */
import { expect, it } from 'vitest';
import { openUnseeded } from '../../../src/app.ts';
import { submitFeedback } from '../../../src/bot-state/feedback.ts';
import { recordQuestion } from '../../../src/bot-state/questions/questions.ts';
import { systemClock } from '../../../src/clock.ts';
import { createSeededFolder } from '../../support/app.ts';
import { lmm } from '../../support/product.ts';

const asked = { platform: 'slack', workspace: 'T1', reason: 'unknown-name', kind: 'entity', words: 'zorbflux', reading: null } as const;
const at = new Date('2026-11-30T12:00:00Z');

async function folderWithQuestions() {
  const env = { LMM_DATA: await createSeededFolder() };
  const { client, close } = await openUnseeded({
    env: { ...env, DATABASE_URL: undefined, LMM_BOT_KEY: undefined, LMM_PUBLIC_INTROSPECTION: true },
    clock: systemClock,
    progress: () => {},
  });
  for (const text of ['who made zorbflux', 'what is zorbflux', 'what is zorbflux']) await recordQuestion(client, at, { ...asked, text });
  await recordQuestion(client, at, { ...asked, platform: 'discord', workspace: '200', text: 'what is blorpix', words: 'blorpix' });
  await submitFeedback(client, at, { platform: 'slack', workspace: 'T1', question: 'ask who made clip', claims: [], text: 'It was Meta.' });
  await close();
  return env;
}

it('lists questions by what failed, closes one, and deletes those of a workspace', async () => {
  const env = await folderWithQuestions();
  const listed = await lmm(['questions'], env);
  expect(listed).toMatchObject({ code: 0, stderr: '' });
  expect(listed.stdout.replace(/[0-9a-f]{8}/g, 'id')).toBe(
    [
      'names that nothing here has: 2',
      '  3x "zorbflux", last on 2026-11-30: what is zorbflux [id]',
      '  1x "blorpix", last on 2026-11-30: what is blorpix [id]',
      'answers that a reader reported as wrong: 1',
      '  1x "who made clip", last on 2026-11-30: who made clip [id]',
      '',
    ].join('\n'),
  );
  const { groups } = JSON.parse((await lmm(['questions', '--platform', 'slack', '--kind', 'entity', '--json'], env)).stdout);
  expect(groups).toMatchObject([
    { words: 'zorbflux', questions: 3, examples: [{ text: 'what is zorbflux', times: 2 }, { text: 'who made zorbflux' }] },
  ]);

  const [id = ''] = /(?<=blorpix \[)[0-9a-f]{8}/.exec(listed.stdout) ?? [];
  expect(await lmm(['questions', 'close', id], env)).toMatchObject({ code: 0, stdout: 'lmm: "what is blorpix" is declined\n' });
  expect((await lmm(['questions', '--status', 'declined'], env)).stdout).toContain('blorpix');

  expect(await lmm(['questions', 'purge', '--workspace', 'T1', '--platform', 'discord'], env)).toMatchObject({
    stdout: 'lmm: deleted 0 questions and 0 reports of wrong answers of the workspace "T1"\n',
  });
  expect(await lmm(['questions', 'purge', '--workspace', 'T1'], env)).toMatchObject({
    code: 0,
    stdout: 'lmm: deleted 3 questions and 1 report of wrong answers of the workspace "T1"\n',
  });
  expect((await lmm(['questions'], env)).stdout).toBe('No questions.\n');
});

it.each([
  ['no workspace to delete', ['purge'], /required option '--workspace <id>' not specified/],
  ['an unknown way to accept', ['accept', '12345678', '--as', 'name', '--of', 'clip'], /'name' is invalid.*alias, asks, cue/],
  ['nothing that it belongs to', ['accept', '12345678', '--as', 'alias'], /required option '--of <name>' not specified/],
  ['an unknown status', ['--status', 'new'], /'new' is invalid.*open, resolved, declined/],
  ['an unknown kind', ['--kind', 'verb'], /'verb' is invalid.*entity, relation/],
])('says what is wrong with %s', async (_what, args, problem) => {
  // Refused before any folder is made.
  const { code, stdout, stderr } = await lmm(['questions', ...args], { LMM_DATA: '/nonexistent' });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(problem);
});
