import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createButtonTokens } from '../../../../bots/core/state/button-tokens.ts';
import { createOpenTokens } from '../../../../bots/core/state/open-tokens.ts';
import { need } from '../../../support/need.ts';

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

describe('a token for anyone', () => {
  const call = { command: 'explain', options: { concept: 'model/llava' } };

  it('is valid for every user, in every process with the same secret, and for no one elsewhere', async () => {
    const token = need(buttonTokens.signForAnyone(call));
    for (const user of ['U1', 'U2', '']) expect(await buttonTokens.verify(token, user)).toEqual(call);
    expect(createOpenTokens(secret).sign(call)).toBe(token);
    expect(createOpenTokens(secret).verify(token)).toEqual(call);
    expect(createOpenTokens('another').verify(token)).toBeUndefined();
  });

  it('is none of a personal token: neither can be made of the other', async () => {
    const [open, personal, nameless] = [
      need(buttonTokens.signForAnyone(call)),
      need(await buttonTokens.sign(call, 'U1')),
      need(await buttonTokens.sign(call, '')),
    ];
    for (const forged of [`*${personal}`, `*${nameless}`]) expect(await buttonTokens.verify(forged, 'U1')).toBeUndefined();
    for (const user of ['U1', '', '*']) expect(await buttonTokens.verify(open.slice(1), user)).toBeUndefined();
    expect(await buttonTokens.verify(personal, 'U2')).toBeUndefined();
    expect(await buttonTokens.verify(personal, 'U1')).toEqual(call);
  });

  it('is refused once anything of it changes', async () => {
    const token = need(buttonTokens.signForAnyone(call));
    expect(await buttonTokens.verify(token.replace('llava', 'clip'), 'U1')).toBeUndefined();
    expect(await buttonTokens.verify(`*${'A'.repeat(16)}${token.slice(17)}`, 'U1')).toBeUndefined();
    expect(await buttonTokens.verify('*', 'U1')).toBeUndefined();
  });

  it('is not made of a call that is too long', () => {
    expect(buttonTokens.signForAnyone({ command: 'search', options: { text: 'x'.repeat(60) } })).toBeUndefined();
  });
});
