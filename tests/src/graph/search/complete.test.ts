import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindNames } from '../../../../src/graph/ontology.ts';
import { complete, MAX_COMPLETIONS, MAX_INPUT_LENGTH } from '../../../../src/graph/search/complete.ts';
import { entity, graphOf, relation } from '../../../support/graph/rows.ts';

const graph = graphOf({
  entities: [
    entity('model-class/llm', { name: 'LLM', aliases: ['large language model'] }),
    entity('model-class/lmm', { name: 'LMM', aliases: ['large multimodal model'] }),
    entity('model/gpt-4', { name: 'GPT-4' }),
    entity('model/gpt-4o', { name: 'GPT-4o', aliases: ['Omni'] }),
    entity('model/gpt-4v', { name: 'GPT-4V' }),
    entity('model/mini-gpt-4', { name: 'MiniGPT 4', aliases: ['Mini GPT-4'] }),
    entity('model/flamingo', { name: 'Flamingo' }),
    entity('model/text', { name: 'Text' }),
    entity('modality/text', { name: 'Text', ordinal: 1 }),
    entity('modality/image', { name: 'Image', ordinal: 2 }),
    entity('organization/open-flamingo', { name: 'Open Flamingo' }),
  ],
  relations: [
    ...['gpt-4', 'gpt-4o', 'flamingo'].map((slug) => relation(`model/${slug} accepts modality/text`)),
    relation('model/gpt-4v accepts modality/image'),
    relation('model/gpt-4v accepts modality/text'),
    relation('model/gpt-4v instance-of model-class/lmm'),
  ],
  redirects: [
    { fromId: 'model/gpt-omni', toId: 'model/gpt-4o', origin: 'curated' },
    { fromId: 'model/pictures', toId: 'modality/image', origin: 'curated' },
  ],
});
const values = (...args: [text: string, kinds?: Parameters<typeof complete>[2], count?: number]) =>
  complete(graph, ...args).map(({ value }) => value);

describe('a text', () => {
  it('completes to exact names, then beginnings of names, then beginnings of later words, best connected first', () => {
    expect(values('gpt-4')).toEqual(['model/gpt-4', 'model/gpt-4v', 'model/gpt-4o', 'model/mini-gpt-4']);
    expect(values('GPT 4')).toEqual(values('gpt-4'));
    expect(values('flamingo')).toEqual(['model/flamingo', 'organization/open-flamingo']);
    expect(values('  la ')).toEqual(['model-class/lmm', 'model-class/llm']);
  });

  it('completes to an id first, including retired ids', () => {
    expect(values('modality/text')[0]).toBe('modality/text');
    expect(values('model/gpt-omni')).toEqual(['model/gpt-4o']);
    expect(values('gpt-omni')).toEqual(['model/gpt-4o']);
    expect(values('model/pictures')).toEqual(['modality/image']);
    expect(values('model/pictures', ['model'])).toEqual([]);
  });

  it('continues within a kind if it begins like an id', () => {
    expect(values('model/gp')).toEqual(['model/gpt-4v', 'model/gpt-4', 'model/gpt-4o', 'model/mini-gpt-4']);
    expect(values('modality/')).toEqual(['modality/text', 'modality/image']);
    expect(values('modality/', ['model'])).toEqual([]);
    expect(values('planet/te')).toEqual([]);
  });

  it('completes to similar names if it has a mistake, after names that begin with it', () => {
    expect(values('flamigo')).toEqual(['model/flamingo']);
    expect(values('txet')).toEqual(['modality/text', 'model/text']);
    expect(values('imaeg')).toEqual(['modality/image']);
    expect(values('gpt-5')).toEqual(['model/gpt-4v', 'model/gpt-4', 'model/gpt-4o']);
  });

  it('completes only to the requested kinds', () => {
    expect(values('flam', ['organization'])).toEqual(['organization/open-flamingo']);
    expect(values('flam', [])).toEqual([]);
  });

  it('shows model classes, then the best connected entities, when empty', () => {
    expect(values('', undefined, 4)).toEqual(['model-class/lmm', 'model-class/llm', 'modality/text', 'model/gpt-4v']);
    expect(values(' \t', ['model', 'modality'], 2)).toEqual(['modality/text', 'model/gpt-4v']);
  });

  it.each(['👋', '???', '\u200f', '\ud800', '__proto__', 'x'.repeat(MAX_INPUT_LENGTH + 1)])(
    'that nothing is called by (%j) is completed by nothing',
    (text) => {
      expect(values(text)).toEqual([]);
    },
  );
});

describe('a completion', () => {
  it('shows the name, with the alias that the text begins', () => {
    expect(complete(graph, 'omn').map(({ label, value }) => [label, value])).toEqual([['GPT-4o (Omni)', 'model/gpt-4o']]);
    expect(complete(graph, 'flam').map(({ label }) => label)).toEqual(['Flamingo', 'Open Flamingo']);
  });

  it('shows the id if another entity has the same name', () => {
    expect(complete(graph, 'text').map(({ label }) => label)).toEqual(['Text (modality/text)', 'Text (model/text)']);
  });

  it('returns at most the requested number', () => {
    const many = graphOf({ entities: Array.from({ length: 40 }, (_, index) => entity(`model/m${index}`)) });
    expect(complete(many, 'm')).toHaveLength(MAX_COMPLETIONS);
    expect(complete(many, 'm', kindNames, 3)).toHaveLength(3);
    expect(complete(many, '', kindNames, 0)).toEqual([]);
  });
});

it('answers any text at all, with each entity once and no two labels alike', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[GPTgptxeomni4 /-]{0,8}$/));
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 5 }), (text, count) => {
      const found = complete(graph, text, kindNames, count);
      const [ids, labels] = [new Set(found.map(({ value }) => value)), new Set(found.map(({ label }) => label))];
      expect([found.length, ids.size, labels.size]).toEqual(Array(3).fill(Math.min(found.length, count)));
      expect(found.every(({ entity: { id }, value }) => value === id)).toBe(true);
    }),
  );
});

it('finds each of ten thousand entities by the beginning of each word of its name', () => {
  const count = 10_000;
  const name = (index: number): string => `Model ${index * 7919} v${index}`;
  const large = graphOf({ entities: Array.from({ length: count }, (_, index) => entity(`model/s${index}`, { name: name(index) })) });
  for (let index = 0; index < count; index += 397) {
    for (const text of [name(index), `${index * 7919} v${index}`, `model/s${index}`]) {
      expect(complete(large, text, ['model'], 1)[0]?.value).toBe(`model/s${index}`);
    }
  }
});
