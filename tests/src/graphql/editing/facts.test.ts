import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { type Ask, dataOf } from '../../../support/api/ask.ts';
import { askAs, CITED, factInput, modelInput, refusalOf, TODAY, write } from '../../../support/api/editors.ts';
import { sampleApps } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';

describe.each(engines)('facts written through the API on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  const curator: Ask = askAs(() => app, 'curate');
  const reader: Ask = askAs(() => app);
  const add = (text: string, more: object = {}) => write<{ fact: { slug: string } }>(curator, 'addFact', factInput(text, more));
  const factsAbout = async (slug: string) => {
    const { model } = dataOf(
      await reader<{ model: { facts: { nodes: { slug: string }[] } } }>(
        `{ model(slug: "${slug}") { facts(first: 100) { nodes { slug } } } }`,
      ),
    );
    return model.facts.nodes.map((fact) => fact.slug);
  };

  beforeAll(async () => {
    app = await fresh();
  });

  it('are seen by the next query, with a slug made of their words, and checked today', async () => {
    const before = app.store.current().revision;
    const { fact, revision } = await add('CLIP was tried by an editor with postcards from the seaside, in 2026.', {
      ...{ about: ['model/clip', 'model/bert'], topic: 'HISTORY', daily: true, asOf: '2026-12' },
    });
    expect(fact.slug).toBe('clip-was-tried-by-an-editor-with-postcards-from-the-seaside');
    expect(revision).toBeGreaterThan(Number(before));
    for (const slug of ['clip', 'bert']) expect(await factsAbout(slug)).toContain(fact.slug);
    const id = `fact/${fact.slug}`;
    const query = 'query ($id: ID!) { node(id: $id) { ... on Fact { checkedOn checkLevel type topic daily asOf about { slug } } } }';
    expect(dataOf(await reader(query, { id }))).toEqual({
      node: {
        ...{ checkedOn: TODAY, checkLevel: 'PRIMARY', type: 'FACT', topic: 'history', daily: true, asOf: '2026-12' },
        about: [{ slug: 'clip' }, { slug: 'bert' }],
      },
    });
  });

  it('are withdrawn with a reason: they stay, but no longer appear', async () => {
    await add('Whales answer to CLIP on Tuesdays.', { slug: 'whales' });
    const reason = 'Nobody asked the whales.';
    const { fact } = await write<{ fact: object }>(curator, 'retractFact', { id: 'fact/whales', reason });
    expect(fact).toEqual({ slug: 'whales', retracted: { on: TODAY, reason } });
    expect(await factsAbout('clip')).not.toContain('whales');
    expect(await refusalOf(curator, 'retractFact', { id: 'fact/whales', reason })).toMatchObject({
      ...{ __typename: 'ConflictError', path: ['id'], message: `"fact/whales" was withdrawn on ${TODAY} already.` },
    });
    // What is withdrawn may be said again in better words.
    await add('Whales answer to CLIP on Tuesdays.', { slug: 'whales-again' });
  });

  it.each<readonly [string, string, object, RegExp, readonly string[]]>([
    [
      'a slug that is taken',
      'Something quite new.',
      { slug: 'clip-purpose' },
      /"fact\/clip-purpose" is there already: CLIP, short for/,
      ['slug'],
    ],
    [
      'the words of another fact',
      'CLIP, short for Contrastive Language-Image Pretraining, is a model by OpenAI, made to understand pictures by way of natural language.',
      {},
      /It says almost the same as "fact\/clip-purpose"/,
      ['text'],
    ],
  ])('conflict with %s', async (_what, text, more, message, path) => {
    const error = await refusalOf(curator, 'addFact', factInput(text, more));
    expect(error).toMatchObject({ __typename: 'ConflictError', path });
    expect(error.message).toMatch(message);
  });

  it.each<readonly [string, object, RegExp, readonly string[]]>([
    ['an opinion without an author', { type: 'OPINION' }, /"opinion" needs "attributedTo"\. Add attributedTo/, ['type']],
    [
      'a claim that does not name its author',
      { type: 'VENDOR_CLAIM', attributedTo: 'OpenAI' },
      /The text doesn't name the author/,
      ['text'],
    ],
    ['a measurement without a method', { type: 'MEASUREMENT' }, /"measurement" needs "method"/, ['type']],
    [
      'a daily fact without its year',
      { text: 'Forty views of alpine lakes at dusk puzzled every encoder that a curator tried.', daily: true },
      /A daily fact must name its year\. Name the year/,
      ['text'],
    ],
    ['a size without its unit', { text: 'An editor tried a 3-billion model.' }, /Write "3-billion-parameter model"/, ['text']],
    ['a short daily fact', { text: 'CLIP sees.', daily: true }, /A daily fact must have 40 to 220 characters/, ['text']],
    [
      'a figure by hearsay',
      { text: 'CLIP knows 48213 postcards.', checkLevel: 'SECONDARY' },
      /The figure 48213 was checked only/,
      ['text'],
    ],
    ['a long text', { text: 'x'.repeat(301) }, /"text" has 301 characters; allowed: at most 300/, ['text']],
    ['about nothing', { about: [] }, /"about" has 0 items/, ['about']],
    ['about one thing twice', { about: ['model/clip', 'model/clip'] }, /"model\/clip" is named twice/, ['about', '1']],
    ['about a fact', { about: ['fact/clip-purpose'] }, /is a fact\. Name an entity here/, ['about', '0']],
    ['a slug of counted facts', { slug: 'computed-x' }, /cannot be the slug of a fact/, ['slug']],
    ['no word for a slug', { text: '???' }, /"" cannot be the slug of a fact/, ['slug']],
    ['checked tomorrow', { checkedOn: '2027-01-01' }, /2027-01-01 lies in the future/, ['checkedOn']],
    [
      'checked before it was published',
      { checkedOn: '2001-01-01' },
      /"source\/clip-paper" was published on 2021, after this was checked on 2001-01-01/,
      ['checkedOn'],
    ],
    ['as of after the check', { asOf: '2027' }, /It holds as of 2027, after it was checked on 2026-12-31/, ['asOf']],
    ['over before it began', { asOf: '2026-06', validUntil: '2026-05' }, /valid until 2026-05, before it held/, ['validUntil']],
    ['without a source', { citations: [] }, /No citation is given/, ['citations']],
  ])('are refused: %s', async (_what, more, message, path) => {
    const before = app.store.current().revision;
    const error = await refusalOf(curator, 'addFact', factInput('A sentence that no other fact says.', more));
    expect(error).toMatchObject({ __typename: 'InvalidInputError', path });
    expect(error.message).toMatch(message);
    expect((await app.store.refresh()).revision).toBe(before);
  });

  it('name the nearest when something is unknown, and the file of what an editor did not write', async () => {
    expect(await refusalOf(curator, 'addFact', factInput('Something new again.', { about: ['model/clipp'] }))).toMatchObject({
      ...{ __typename: 'NotFoundError', path: ['about', '0'] },
      suggestions: expect.arrayContaining([{ id: 'model/clip', name: 'CLIP' }]),
    });
    const reason = 'It is wrong.';
    const missing = await refusalOf(curator, 'retractFact', { id: 'fact/clip-porpoise', reason });
    expect(missing).toMatchObject({ __typename: 'NotFoundError', message: 'There is no "fact/clip-porpoise".', path: ['id'] });
    expect(missing.suggestions?.[0]).toMatchObject({ id: 'fact/clip-purpose' });
    expect(await refusalOf(curator, 'retractFact', { id: 'fact/clip-purpose', reason })).toMatchObject({
      ...{ __typename: 'CuratedRowError', path: ['id'], file: 'prisma/knowledge/facts/clip-purpose.yaml', origin: 'curated' },
    });
    expect(await refusalOf(curator, 'retractFact', { id: 'model/clip', reason })).toMatchObject({
      message: expect.stringMatching(/is an entity\. Name a fact/),
    });
  });

  describe('citations', () => {
    const further = { title: 'More on seahorses', url: 'https://example.org/seahorses', publisher: 'Example', kind: 'ARTICLE' };
    const relation = { type: 'PERFORMS', from: 'model/cited', to: 'task/translation' };
    beforeAll(async () => {
      await add('Seahorses do not read what CLIP says of them.', { slug: 'seahorses' });
      await write(curator, 'createEntity', modelInput('cited'));
      await write(curator, 'relate', { ...relation, ...CITED });
    });

    it('keep the address of a new source in one form', async () => {
      const url = 'https://Example.org/\u202egnp|<script>?q=@everyone';
      const source = { ...further, title: 'Odd addresses', url };
      const { citations } = await write<{ citations: unknown[] }>(curator, 'cite', {
        ...{ statement: { fact: 'fact/seahorses' }, source, locator: 'odd' },
      });
      const kept = 'https://example.org/%E2%80%AEgnp%7C%3Cscript%3E?q=%40everyone';
      expect(citations.at(-1)).toMatchObject({ locator: 'odd', source: { url: kept } });
      await write(curator, 'uncite', { statement: { fact: 'fact/seahorses' }, source: 'odd-addresses' });
      const long = { ...source, title: 'Long', url: `${further.url}${'x'.repeat(3000)}` };
      expect(await refusalOf(curator, 'cite', { statement: { fact: 'fact/seahorses' }, source: long, locator: 'x' })).toMatchObject({
        ...{ __typename: 'InvalidInputError', path: ['source', 'url'], message: expect.stringContaining('allowed: at most 2000') },
      });
    });

    it.each([
      ['a fact', { fact: 'fact/seahorses' }],
      ['an entity', { entity: 'model/cited' }],
      ['a relation', { relation }],
    ])('are added to %s and taken away again, but never the last one', async (_what, statement) => {
      const source = { ...further, title: `${further.title} (${Object.keys(statement)})`, url: `${further.url}/${Object.keys(statement)}` };
      const first = { locator: 'abstract', source: { slug: 'clip-paper' } };
      const { citations } = await write<{ citations: { source: { slug: string } }[] }>(curator, 'cite', {
        statement,
        source,
        locator: 'page 1',
      });
      expect(citations).toEqual([
        expect.objectContaining({ locator: 'abstract' }),
        { locator: 'page 1', source: expect.objectContaining({ url: source.url }) },
      ]);
      const slug = citations[1]?.source.slug ?? '';
      expect(await refusalOf(curator, 'cite', { statement, source: { slug }, locator: 'page 1' })).toMatchObject({
        ...{ __typename: 'ConflictError', path: ['locator'], message: expect.stringContaining('cites this place in') },
      });
      await write(curator, 'cite', { statement, source: { slug }, locator: 'page 2' });
      const one = await write<{ citations: object[] }>(curator, 'uncite', { statement, source: slug, locator: 'page 2' });
      expect(one.citations).toEqual([first, { locator: 'page 1', source: { slug } }]);
      expect(await write(curator, 'uncite', { statement, source: slug })).toMatchObject({ citations: [first] });
      expect(await refusalOf(curator, 'uncite', { statement, source: 'clip-paper' })).toMatchObject({
        ...{ __typename: 'InvalidInputError', path: ['source'] },
        message: expect.stringMatching(/would be left without a citation\. Add another one first\.$/),
      });
      expect(await refusalOf(curator, 'uncite', { statement, source: slug })).toMatchObject({
        ...{ __typename: 'NotFoundError', path: ['source'], suggestions: [expect.objectContaining({ id: 'source/clip-paper' })] },
      });
    });

    it.each([
      ['entity', { entity: 'model/clip' }, 'prisma/knowledge/model/clip.yaml'],
      ['fact', { fact: 'fact/clip-purpose' }, 'prisma/knowledge/facts/clip-purpose.yaml'],
      ['relation', { relation: { type: 'MADE_BY', from: 'model/clip', to: 'organization/openai' } }, 'prisma/knowledge/model/clip.yaml'],
    ])('are not added to what the files say: the %s', async (table, statement, file) => {
      const error = await refusalOf(curator, 'cite', { statement, source: { slug: 'bert-paper' }, locator: 'x' });
      expect(error).toMatchObject({ __typename: 'CuratedRowError', file, origin: 'curated' });
      expect(error.path.slice(0, 2)).toEqual(['statement', table]);
    });

    it('are of one statement, which GraphQL itself sees to', async () => {
      const statement = { entity: 'model/cited', fact: 'fact/seahorses' };
      const query = 'mutation ($input: CiteInput!) { cite(input: $input) { revision } }';
      const { data, errors } = await curator(query, { input: { statement, source: { slug: 'bert-paper' }, locator: 'x' } });
      expect([data, errors.map(({ message }) => message)]).toEqual([
        null,
        [expect.stringMatching(/Exactly one key must be specified for OneOf type "StatementInput"/)],
      ]);
    });
  });
});
