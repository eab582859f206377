import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { createButtonTokens } from '../../../../bots/core/state/button-tokens.ts';

const secret = 'of the tests';
const seals = createButtonTokens({ secret, continuations: { put: async () => undefined, get: async () => undefined } });

it('takes no room for what is not set', async () => {
  const asking = { command: 'compare', options: { a: 'clip', share: false } };
  const token = await seals.sign(asking, 'U1');
  expect(token).toBe(await seals.sign({ command: 'compare', options: { a: 'clip' } }, 'U1'));
  expect(token?.slice(16)).toBe('["compare",0,{"a":"clip"}]');
  expect(await seals.verify(token ?? '', 'U1')).toEqual({ command: 'compare', options: { a: 'clip' } });
  const shared = { command: 'compare', options: { a: 'clip', share: true }, page: 2 };
  expect(await seals.verify((await seals.sign(shared, 'U1')) ?? '', 'U1')).toEqual(shared);
});

it('opens what was sealed when flags that are not set were written out', async () => {
  const text = '["training",0,{"stage":"pre-training","share":false}]';
  const mac = createHmac('sha256', secret).update(`U1\n${text}`).digest('base64url').slice(0, 16);
  expect(await seals.verify(mac + text, 'U1')).toEqual({ command: 'training', options: { stage: 'pre-training', share: false } });
});
