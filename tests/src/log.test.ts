import { expect, it } from 'vitest';
import { openLog } from '../../src/log.ts';

const KEY = `lmm_0123456789ab_${'S3cr-t_'.repeat(6)}x`;

/** What is written when these objects are logged. */
function written(...values: readonly object[]): string {
  const lines: string[] = [];
  const log = openLog({ level: 'info' }, { write: (line) => void lines.push(line) });
  for (const value of values) log.info(value, 'a request');
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(values.map(() => 'a request'));
  return lines.join('');
}

it('shows no key, wherever it stands', () => {
  const text = written(
    { authorization: `Bearer ${KEY}` },
    { headers: { authorization: `Bearer ${KEY}` } },
    { req: { headers: { authorization: `Bearer ${KEY}` } } },
    { err: new Error(`cannot use ${KEY} here`) },
    { deep: [{ in: { a: { list: [KEY, `${KEY} and ${KEY}`] } } }] },
  );
  expect(text).not.toContain('S3cr-t');
  expect(text.match(/lmm_0123456789ab_\[redacted\]/g)?.length).toBeGreaterThanOrEqual(4);
});

it('is for people on a terminal, where no text of others can control it', () => {
  const chunks: string[] = [];
  const log = openLog({ level: 'info' }, { write: (chunk) => void chunks.push(chunk) }, true);
  log.warn({ title: 'red \u001b[31m', err: new Error('back \\ and bell \u0007 \u009b \u202e') }, `a key ${KEY}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colors that the log itself writes
  const plain = chunks.join('').replaceAll(/\u001b\[\d+m/g, '');
  expect(plain).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: a key lmm_0123456789ab_\[redacted\]\n/);
  expect(plain).toContain('back \\ and bell \\u0007 \\u009b \\u202e');
  expect(plain).not.toMatch(/[^\P{C}\n]/u);
});

it('never shows a header that authenticates a client', () => {
  const text = written({ req: { headers: { authorization: 'Bearer some-bot-key', accept: '*/*' } } }, { authorization: 'some-bot-key' });
  expect(text).not.toContain('some-bot-key');
  expect(text).toContain('*/*');
});
