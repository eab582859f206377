import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../../src/graph/ontology.ts';
import { highlight } from '../../../../src/graph/search/highlight.ts';
import { MAX_HITS, MAX_SEARCH_LENGTH, search } from '../../../../src/graph/search/search.ts';
import { entity, fact, graphOf } from '../../../support/graph/rows.ts';

const summaries: Readonly<Record<string, string>> = {
  'model/flamingo': 'Takes videos in and tells what they show.',
  'modality/audio': 'Sounds, such as speech and music.',
  'task/captioning': 'To say in words what an image shows.',
};
const graph = graphOf({
  entities: [
    entity('model/clip', { name: 'CLIP', aliases: ['Contrastive Language–Image Pre-training'] }),
    entity('model/clip-large', { name: 'CLIP Large' }),
    entity('model/eva', { name: 'EVA-CLIP' }),
    entity('model/other', { name: 'Other', aliases: ['clip'] }),
    entity('model/blip', { name: 'BLIP' }),
    entity('model/flamingo', { name: 'Flamingo' }),
    entity('modality/audio', { name: 'Audio', ordinal: 1, asks: ['can it hear'] }),
    entity('task/captioning', { name: 'Image captioning' }),
  ].map((row) => ({ ...row, summary: summaries[row.id] ?? row.summary })),
  facts: [
    fact('clip-pairs', ['model/clip'], { text: 'CLIP learned from 400 million pairs of images and texts.' }),
    fact('wrong', ['model/clip'], { text: 'CLIP writes poems.', retractedOn: '2026-01-02', retractedReason: 'It does not.' }),
  ],
  redirects: [{ fromId: 'model/openai-clip', toId: 'model/clip', origin: 'curated' }],
});

const found = async (text: string, kinds?: readonly Kind[]) =>
  (await search(graph, text, { among: kinds })).hits.map(({ item: { id } }) => id);
const marked = async (text: string) => {
  const hit = (await search(graph, text)).hits[0];
  if (hit === undefined) return undefined;
  const { field, segments } = highlight(hit);
  return `${field}: ${segments.map((segment) => (segment.matched ? `[${segment.text}]` : segment.text)).join('')}`;
};

describe('hits', () => {
  it('rank by name, alias, beginning of a name, later word, text', async () => {
    const { hits, truncated } = await search(graph, 'clip');
    expect(hits.map(({ item: { id }, score }) => [id, score])).toEqual([
      ['model/clip', 1],
      ['model/other', 0.9],
      ['model/clip-large', 0.74],
      ['model/eva', 0.55],
      ['fact/clip-pairs', 0.03367],
    ]);
    expect(truncated).toBe(false);
  });

  it('rank fuzzy name matches above text matches, unless a name matches exactly', async () => {
    expect(await found('flamigo')).toEqual(['model/flamingo']);
    const [first, ...others] = (await search(graph, 'clpi')).hits;
    expect([first?.item.id, first?.score]).toEqual(['model/clip', 0.375]);
    expect(others.every(({ score }) => score < 0.4)).toBe(true);
    expect(await found('clip')).not.toContain('model/blip');
  });

  it('rank an id or slug first, even a retired one', async () => {
    for (const text of ['model/eva', 'eva', ' EVA '])
      expect((await search(graph, text)).hits[0]).toMatchObject({ item: { id: 'model/eva' }, score: 1 });
    for (const text of ['model/openai-clip', 'openai-clip']) expect((await found(text))[0]).toBe('model/clip');
    expect((await found('task/captioning'))[0]).toBe('task/captioning');
  });

  it('match summaries, questions people ask, and singulars for plurals', async () => {
    expect(await found('speech')).toEqual(['modality/audio']);
    expect(await found('can it hear')).toEqual(['modality/audio']);
    expect(await found('video')).toEqual(['model/flamingo']);
    expect(await found('images')).toEqual(expect.arrayContaining(['task/captioning', 'fact/clip-pairs']));
    expect(await found('milion pairs')).toEqual(['fact/clip-pairs']);
    expect(await found('pretrain')).toEqual([]);
  });

  it('rank words by their field: name, alias, question, text', async () => {
    const texts = ['Zebra black quokka', 'Dull grey stone', 'Flat green hill', 'Long quiet road'];
    // The same length in each field, so that only the field of the words counts; the slugs are in the opposite order.
    const rows = ['d', 'c', 'b', 'a'].map((slug, index) => {
      const [name = '', alias = '', phrase = '', summary = ''] = texts.map(
        (_, field) => texts[(field - index + texts.length) % texts.length],
      );
      return { ...entity(`model/${slug}`, { name, aliases: [alias], asks: [phrase] }), summary };
    });
    const { hits } = await search(graphOf({ entities: rows }), 'quokka zebra');
    expect(hits.map(({ item: { id }, match }) => [id, match.by])).toEqual(['d', 'c', 'b', 'a'].map((slug) => [`model/${slug}`, 'words']));
  });

  it('must include the rarest one if that is required', async () => {
    const rows = ['a', 'b', 'c'].map((slug) => ({
      ...entity(`model/${slug}`),
      summary: slug === 'c' ? 'A rare quokka.' : 'A common zebra.',
    }));
    const ids = async (text: string) =>
      (await search(graphOf({ entities: rows }), text, { requireRarest: true })).hits.map(({ item }) => item.id);
    expect(await ids('zebra quokka')).toEqual(['model/c']);
    expect(await ids('zebra')).toEqual(['model/a', 'model/b']);
    expect(await ids('zebra unheard')).toEqual(['model/a', 'model/b']);
  });

  it('are limited to the requested kinds, and then include no facts', async () => {
    expect(await found('clip', ['task'])).toEqual([]);
    expect(await found('image', ['task', 'model'])).toEqual(['task/captioning', 'model/clip']);
    expect(await found('model/clip', ['task'])).toEqual([]);
  });

  it('never include withdrawn facts', async () => {
    expect(await found('poems')).toEqual([]);
  });

  it('stop at a thousand, and say when there are more', async () => {
    const count = 10_000;
    const many = graphOf({ entities: Array.from({ length: count }, (_, index) => entity(`model/m${index}`, { name: `Model ${index}` })) });
    const all = await search(many, 'model');
    expect([all.hits.length, all.truncated]).toEqual([MAX_HITS, true]);
    // A shorter name is matched to a larger extent; equal scores are in the order of names.
    expect(all.hits.slice(0, 3).map(({ item }) => item.id)).toEqual(['model/m0', 'model/m1', 'model/m2']);
    const one = await search(many, 'Model 4711');
    expect(one.hits[0]).toMatchObject({ item: { id: 'model/m4711' }, score: 1 });
    expect((await search(many, '4711')).hits[0]?.item.id).toBe('model/m4711');
  });
});

describe('the matched parts', () => {
  it.each([
    ['model/clip', 'id: [model/clip]'],
    ['CLIP', 'name: [CLIP]'],
    ['flami', 'name: [Flami]ngo'],
    ['lar', 'name: CLIP [Lar]ge'],
    ['flamigo', 'name: [Flamingo]'],
    ['contrastive language', 'alias: [Contrastive Language]–Image Pre-training'],
    ['image pre', 'alias: Contrastive Language–[Image Pre]-training'],
    ['hears', 'ask: can it [hear]'],
    ['the music of speech', 'summary: Sounds, such as [speech] and [music].'],
    ['pairs of texts', 'text: CLIP learned from 400 million [pairs] of images and [texts].'],
  ])('for %j are highlighted: %s', async (text, marks) => {
    expect(await marked(text)).toBe(marks);
  });
});

describe('hostile text', () => {
  it.each([
    ['nothing', ''],
    ['ten thousand spaces', ' '.repeat(10_000)],
    ['signs', '*?~^"\\/(){}[]<>&%_'],
    ['emoji', '👩‍👩‍👧‍👦👋🏽'],
    ['a lone surrogate', '\ud800'],
    ['words that say nothing', 'what is the of and with'],
    ['names of properties', '__proto__ constructor toString hasOwnProperty'],
  ])('(%s) finds nothing', async (_what, text) => {
    expect(await found(text)).toEqual([]);
  });

  it('matches despite accents, direction marks and spaces', async () => {
    expect((await found('\u202eC\u0337\u0353L\u0338I\u0334P\u200f'))[0]).toBe('model/clip');
    expect((await found(`${' '.repeat(10_000)}flamingo`))[0]).toBe('model/flamingo');
  });

  it('is examined only up to a limit, and the result says how far', async () => {
    const long = await search(graph, `Flamingo ${'x'.repeat(MAX_SEARCH_LENGTH)} audio`);
    expect(long.text).toHaveLength(MAX_SEARCH_LENGTH);
    expect(long.words).not.toContain('audio');
    expect(long.hits.map(({ item: { id } }) => id)).toEqual(['model/flamingo']);
    const many = await search(graph, Array.from({ length: 40 }, (_, index) => `w${index}`).join(' '));
    expect(many.words).toHaveLength(16);
  });

  it('of any kind is answered, with scores between 0 and 1 in descending order, and highlights that add up to the text', async () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[clipfamngo ]{0,12}$/));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { hits } = await search(graph, text);
        const scores = hits.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((left, right) => right - left));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
        expect(new Set(hits.map(({ item }) => item)).size).toBe(hits.length);
        for (const { item, segments } of hits.map((hit) => ({ item: hit.item, ...highlight(hit) }))) {
          const written = 'aboutIds' in item ? [item.text] : [item.id, item.name, item.slug, ...item.aliases, ...item.asks, item.summary];
          expect(written).toContain(segments.map((segment) => segment.text).join(''));
          expect(segments.some(({ matched }) => matched)).toBe(true);
        }
      }),
    );
  });
});

it('drops the commonest words if all together would take too long', async () => {
  const count = 6_000;
  const text = 'apple banana cherry damson elder fig grape hazel lemon mango';
  const rows = Array.from({ length: count }, (_, index) => ({ ...entity(`model/m${index}`), summary: index === 7 ? 'Unique.' : text }));
  const { words, hits } = await search(graphOf({ entities: rows }), `unique ${text}`);
  expect(words.length).toBeLessThan(11);
  expect(words).toContain('unique');
  expect(hits[0]?.item.id).toBe('model/m7');
});
