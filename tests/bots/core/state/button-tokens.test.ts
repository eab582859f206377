import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { createButtonTokens } from '../../../../bots/core/state/button-tokens.ts';

const secret = 'of the tests';
const buttonTokens = createButtonTokens({ secret, continuations: { put: async () => undefined, get: async () => undefined } });

it('leaves flags that are not set out of the token', async () => {
  const call = { command: 'compare', options: { a: 'clip', share: false } };
  const token = await buttonTokens.sign(call, 'U1');
  expect(token).toBe(await buttonTokens.sign({ command: 'compare', options: { a: 'clip' } }, 'U1'));
  expect(token?.slice(16)).toBe('["compare",0,{"a":"clip"}]');
  expect(await buttonTokens.verify(token ?? '', 'U1')).toEqual({ command: 'compare', options: { a: 'clip' } });
  const shared = { command: 'compare', options: { a: 'clip', share: true }, page: 2 };
  expect(await buttonTokens.verify((await buttonTokens.sign(shared, 'U1')) ?? '', 'U1')).toEqual(shared);
});

it('verifies tokens that spell out flags that are not set', async () => {
  const text = '["training",0,{"stage":"pre-training","share":false}]';
  const signature = createHmac('sha256', secret).update(`U1\n${text}`).digest('base64url').slice(0, 16);
  expect(await buttonTokens.verify(signature + text, 'U1')).toEqual({
    command: 'training',
    options: { stage: 'pre-training', share: false },
  });
});
