import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModelIndex, isMaker, type KnownModel, normalise, resolveModel, slugOf } from '../../../../src/catalog/plan/identity.ts';

describe('the normalised id', () => {
  it.each([
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 'claude-haiku-4-5-20251001'],
    ['anthropic.claude-opus-4-6-v1', 'claude-opus-4-6'],
    ['claude-sonnet-4-5@20250929', 'claude-sonnet-4-5'],
    ['openai/gpt-4o:free', 'gpt-4o'],
    ['@cf/moonshotai/kimi-k2.5', 'kimi-k2-5'],
    ['Qwen/Qwen3-Coder-Next-FP8', 'qwen3-coder-next'],
    ['gpt-oss:120b', 'gpt-oss-120b'],
    ['MiniMax-M2.1', 'minimax-m2-1'],
    ['GPT 4o', 'gpt-4o'],
    ['deepseek-v2', 'deepseek-v2'],
    ['kimi-k2-turbo', 'kimi-k2-turbo'],
    ['???', ''],
  ])('of %s is %s', (id, normalised) => {
    expect(normalise(id)).toBe(normalised);
  });

  it('never throws, and is idempotent', () => {
    const parts = fc.constantFrom(
      'us.',
      'anthropic.',
      'meta/',
      ':free',
      '@x',
      '-fp8',
      '-v1:0',
      '-v1',
      ':120b',
      '.',
      '-',
      '_',
      'Gpt',
      '4',
      '/',
      'É',
      '-2026-01-01',
    );
    const ids = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(ids, (id) => {
        const once = normalise(id);
        expect(normalise(once)).toBe(once);
        expect(once).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      }),
      { numRuns: 3000 },
    );
  });
});

const known = (id: string, more: Partial<KnownModel> = {}): KnownModel => ({
  id: `model/${id}`,
  curated: false,
  ids: [id],
  names: [],
  ...more,
});
const offering = (providerModel: string, more: object = {}) => ({ provider: 'p', providerModel, name: 'No such name', ...more });

describe('the model that an offering sells', () => {
  const index = buildModelIndex([
    known('gpt-4o', { key: 'openai/gpt-4o', names: ['GPT-4o'] }),
    known('clip', { curated: true, ids: ['clip', 'OpenAI CLIP'], names: ['CLIP'] }),
    known('opus', { key: 'anthropic/opus', names: ['Opus'] }),
    known('opus-20260101', { key: 'anthropic/opus-20260101', names: ['Opus'] }),
    known('twin-a', { names: ['Twin'] }),
    known('twin-b', { names: ['Twin'] }),
  ]);

  it.each([
    ['what it says itself', offering('x', { base_model: 'openai/gpt-4o' }), 'model/gpt-4o'],
    ['the lab that sells it', { ...offering('gpt-4o'), provider: 'openai' }, 'model/gpt-4o'],
    ['its id', offering('eu.openai.gpt-4o'), 'model/gpt-4o'],
    ['its name', offering('x-1', { name: 'gpt 4O' }), 'model/gpt-4o'],
    ['an alias that people approved', offering('openai-clip'), 'model/clip'],
    ['its id without the date', offering('gpt-4o-2024-05-13'), 'model/gpt-4o'],
    ['its id rather than a name that others share', offering('opus'), 'model/opus'],
    ['the dated model where there is one', offering('opus-20260101'), 'model/opus-20260101'],
  ])('is found by %s', (_what, one, id) => {
    expect(resolveModel(one, index)).toBe(id);
  });

  it.each([
    ['two are called so', offering('x', { name: 'Twin' })],
    ['a variant is not in the alias table', offering('gpt-4o-turbo')],
    ['it has no letters', offering('---', { name: '???' })],
    ['it names a base that is not there', offering('x', { base_model: 'openai/gpt-9' })],
  ])('stays unresolved where %s', (_what, one) => {
    expect(resolveModel(one, index)).toBeNull();
  });

  it("is the curated model if a catalog's model has the same name", () => {
    const both = buildModelIndex([known('a', { names: ['Same'] }), known('b', { curated: true, names: ['Same'] })]);
    expect(resolveModel(offering('x', { name: 'Same' }), both)).toBe('model/b');
  });

  it("is found under a maker's other ids", () => {
    expect([isMaker('zai', 'zhipuai/glm-5'), isMaker('openai', 'openai/x'), isMaker('azure', 'openai/x'), isMaker('openai', '')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('gets slugs that the database accepts', () => {
    expect([slugOf('gemma-4-E2B-it'), slugOf('Qwen2.5 VL'), slugOf('--x--')]).toEqual(['gemma-4-e2b-it', 'qwen2-5-vl', 'x']);
  });
});
