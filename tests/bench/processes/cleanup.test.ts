import { expect, it } from 'vitest';
import { withCleanup } from './cleanup.ts';

it('cleans up in reverse order, also after an error, and reports that error', async () => {
  const done: string[] = [];
  const work = withCleanup(async (defer) => {
    defer(async () => void done.push('database'));
    defer(async () => void done.push('server'));
    throw new Error('the answers differ');
  });
  await expect(work).rejects.toThrow('the answers differ');
  expect(done).toEqual(['server', 'database']);
});

it('returns the result, and leaves no listeners behind', async () => {
  const before = process.listenerCount('SIGINT');
  expect(await withCleanup(async () => 42)).toBe(42);
  expect(process.listenerCount('SIGINT')).toBe(before);
});
