import { beforeAll, describe, expect, it } from 'vitest';
import { type Scope, scopeNames } from '../../../src/access/scopes.ts';
import type { App } from '../../../src/app.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { dataOf } from '../../support/api/ask.ts';
import { askAs, CITED, documentOf, factInput, type MutationName, modelInput, mutationNames } from '../../support/api/editors.ts';
import { freshApps } from '../../support/app.ts';
import { snapshot } from '../../support/database/content.ts';
import { engines } from '../../support/database/engines.ts';

const relation = { type: 'PERFORMS', from: 'model/bert', to: 'task/translation' };
const statement = { fact: 'fact/nobody' };

/** For each mutation an input that would do or say something, if only it were allowed. */
const inputs: Readonly<Record<MutationName, object>> = {
  createEntity: modelInput('scoped'),
  updateEntity: { id: 'model/scoped', summary: 'Another.' },
  deleteEntity: { id: 'model/scoped' },
  relate: { ...relation, ...CITED },
  unrelate: relation,
  addFact: factInput('Nobody may say this without a scope.', { slug: 'nobody' }),
  retractFact: { id: 'fact/nobody', reason: 'No reason.' },
  cite: { statement, source: { slug: 'bert-paper' }, locator: 'x' },
  uncite: { statement, source: 'bert-paper' },
  suggest: { text: 'Say more about whales.' },
  resolveSuggestion: { id: '00000000-0000-4000-8000-000000000000', outcome: 'DECLINED' },
};

const people: readonly (readonly [who: string, scopes: readonly Scope[]])[] = [
  ['anonymous', []],
  ...scopeNames.map((scope) => [scope, [scope]] as const),
  ['bot and read', ['bot', 'read']],
];

const may = (scopes: readonly Scope[], name: MutationName): boolean =>
  scopes.includes('admin') || scopes.includes('curate') || (name === 'suggest' && scopes.includes('bot'));

const cases = mutationNames.flatMap((name) => people.map(([who, scopes]) => ({ name, who, scopes, allowed: may(scopes, name) })));

describe.each(engines)('scopes on %s', (engine) => {
  const fresh = freshApps(engine);
  let app: App;
  let sql: Sql;
  const state = async () => [
    await snapshot(sql),
    ...(await Promise.all([app.client.audit.count(), app.client.suggestion.count(), app.client.graphRevision.findMany()])),
  ];

  beforeAll(async () => {
    app = await fresh();
    ({ sql } = app.database);
  });

  it('refuse all other callers before anything is done', async () => {
    const before = await state();
    const refused = cases.filter(({ allowed }) => !allowed);
    expect(refused.length).toBe(11 * 4 - 2);
    for (const { name, who, scopes } of refused) {
      const { data, errors } = await askAs(() => app, ...scopes)(documentOf(name), { input: inputs[name] });
      const how = who === 'anonymous' ? `"${name}" needs an API key\\. Send it as` : `Your API key does not allow "${name}"\\.`;
      expect([data, errors.map(({ extensions }) => extensions.code), errors[0]?.message], `${who} ${name}`).toEqual([
        { [name]: null },
        ['FORBIDDEN'],
        expect.stringMatching(how),
      ]);
    }
    expect(await state()).toEqual(before);
  });

  it.each(people.filter(([, scopes]) => may(scopes, 'suggest')))('let through whom they let through: %s', async (who, scopes) => {
    const ask = askAs(() => app, ...scopes);
    const allowed = cases.filter((one) => one.who === who && one.allowed);
    const codes = [];
    for (const { name } of allowed) {
      const answered = dataOf(await ask<Record<string, { errors: { code: string }[] }>>(documentOf(name), { input: inputs[name] }));
      codes.push([name, ...(answered[name]?.errors.map(({ code }) => code) ?? ['no payload'])]);
    }
    // What is refused now is refused for what it says, not for who says it.
    const wanted = mutationNames.map((name) => {
      if (name === 'resolveSuggestion') return [name, 'NOT_FOUND'];
      // The second of them finds the fact of the first, as withdrawn.
      return who === 'admin' && (name === 'addFact' || name === 'retractFact') ? [name, 'CONFLICT'] : [name];
    });
    expect(codes).toEqual(who.startsWith('bot') ? [['suggest']] : wanted);
  });

  it('let only curators see suggestions, and only admins the audit', async () => {
    const seen = (who: readonly Scope[], field: string) => askAs(() => app, ...who)(`{ ${field} { totalCount } }`);
    for (const [who, scopes] of people) {
      for (const [field, allowed] of [
        ['suggestions', scopes.some((scope) => scope === 'curate' || scope === 'admin')],
        ['audit', scopes.includes('admin')],
      ] as const) {
        const { data, errors } = await seen(scopes, field);
        expect(
          errors.map(({ extensions }) => extensions.code),
          `${who} ${field}`,
        ).toEqual(allowed ? [] : ['FORBIDDEN']);
        expect(data?.[field] === null).toBe(!allowed);
      }
    }
  });

  it('are reported to any caller', async () => {
    const viewer = async (...scopes: readonly Scope[]) => dataOf(await askAs(() => app, ...scopes)('{ viewer { name scopes } }'));
    expect(await viewer()).toEqual({ viewer: { name: null, scopes: [] } });
    expect(await viewer('curate')).toEqual({ viewer: { name: 'Ada, curate', scopes: ['READ', 'CURATE'] } });
    expect(await viewer('admin')).toEqual({ viewer: { name: 'Ada, admin', scopes: ['READ', 'BOT', 'CURATE', 'ADMIN'] } });
  });
});
