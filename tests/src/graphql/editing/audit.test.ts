import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { type Ask, dataOf } from '../../../support/api/ask.ts';
import { askAs, CITED, factInput, modelInput, send, TODAY, write } from '../../../support/api/editors.ts';
import { sampleApps } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';
import { need } from '../../../support/need.ts';

interface Entry {
  readonly action: string;
  readonly target: string;
  readonly before: object | null;
  readonly after: object | null;
}

describe.each(engines)('the audit on %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  const curator: Ask = askAs(() => app, 'curate');
  const admin: Ask = askAs(() => app, 'admin');
  const entries = async (args: string) => {
    const query = `{ audit(${args}) { totalCount nodes { at keyId keyName action target before after } } }`;
    return dataOf(await admin<{ audit: { totalCount: number; nodes: Entry[] } }>(query)).audit;
  };

  beforeAll(async () => {
    app = await fresh();
  });

  it('tells of every write who did it, when, and what differs', async () => {
    const abstract = 'source/clip-paper, abstract';
    const relation = { type: 'ACCEPTS', from: 'model/told', to: 'modality/text' };
    await write(curator, 'createEntity', modelInput('told', { model: { parameters: 7 }, aliases: ['Teller'] }));
    await write(curator, 'updateEntity', { id: 'model/told', summary: 'Told anew.', model: { parameters: 8 } });
    await write(curator, 'relate', { ...relation, ...CITED });
    await write(curator, 'unrelate', relation);
    await write(curator, 'cite', { statement: { entity: 'model/told' }, source: { slug: 'bert-paper' }, locator: 'p. 1' });
    await write(curator, 'uncite', { statement: { entity: 'model/told' }, source: 'bert-paper' });
    await write(curator, 'deleteEntity', { id: 'model/told' });
    await write(curator, 'addFact', factInput('The audit of CLIP tells a fact.', { slug: 'told' }));
    await write(curator, 'retractFact', { id: 'fact/told', reason: 'No more.' });

    const model = { summary: 'A model called told in these tests.', parameters: 7 };
    const rest = { name: 'The told', note: null, aliases: ['Teller'], asks: [], citations: [abstract] };
    const stated = { type: 'accepts', from: 'model/told', to: 'modality/text', ordinal: null, note: null, citations: [abstract] };
    const id = 'accepts:model/told>modality/text@editor';
    const who = { keyId: 'key-curate', keyName: 'Ada, curate', at: `${TODAY}T12:00:00.000Z` };
    const wanted: readonly Entry[] = [
      { action: 'CREATE_ENTITY', target: 'model/told', before: null, after: expect.objectContaining({ ...model, ...rest }) },
      { action: 'UPDATE_ENTITY', target: 'model/told', before: model, after: { summary: 'Told anew.', parameters: 8 } },
      { action: 'RELATE', target: id, before: null, after: stated },
      { action: 'UNRELATE', target: id, before: stated, after: null },
      {
        action: 'CITE',
        target: 'model/told',
        before: { citations: [abstract] },
        after: { citations: [abstract, 'source/bert-paper, p. 1'] },
      },
      {
        action: 'UNCITE',
        target: 'model/told',
        before: { citations: [abstract, 'source/bert-paper, p. 1'] },
        after: { citations: [abstract] },
      },
      { action: 'DELETE_ENTITY', target: 'model/told', before: expect.objectContaining({ ...rest, summary: 'Told anew.' }), after: null },
      {
        action: 'ADD_FACT',
        target: 'fact/told',
        before: null,
        after: expect.objectContaining({ about: ['model/clip'], checkLevel: 'primary' }),
      },
      {
        ...{ action: 'RETRACT_FACT', target: 'fact/told' },
        before: { retractedOn: null, retractedReason: null },
        after: { retractedOn: TODAY, retractedReason: 'No more.' },
      },
    ];
    const { nodes, totalCount } = await entries('first: 100');
    expect(totalCount).toBe(wanted.length);
    // All were written at one moment of the clock here, so their order is that of their ids.
    const byAction = (list: readonly Entry[]) => [...list].sort((one, other) => one.action.localeCompare(other.action));
    expect(byAction(nodes)).toEqual(byAction(wanted).map((entry) => ({ ...who, ...entry })));
  });

  it('tells the story of one statement, by its id', async () => {
    expect((await entries('target: "fact/told"')).nodes.map(({ action }) => action).sort()).toEqual(['ADD_FACT', 'RETRACT_FACT']);
    expect((await entries('target: "fact/told", first: 1')).totalCount).toBe(2);
    expect((await entries('target: "nothing"')).totalCount).toBe(0);
  });

  it('says nothing of what was refused', async () => {
    const before = (await entries('first: 1')).totalCount;
    expect((await send(curator, 'updateEntity', { id: 'model/clip', summary: 'No.' })).errors).toHaveLength(1);
    expect((await send(curator, 'createEntity', modelInput('Bad Slug'))).errors).toHaveLength(1);
    expect((await entries('first: 1')).totalCount).toBe(before);
  });

  it('stays as it was written', async () => {
    const { id } = need(await app.client.audit.findFirst());
    const { sql } = app.database;
    for (const statement of [`update audit set key_name = 'nobody'`, `delete from audit where id = '${id}'`])
      await expect(sql.run(statement)).rejects.toMatchObject({ constraint: 'audit_kept' });
    const nothing = `insert into audit (id, at, key_id, key_name, action, target) values (gen_random_uuid(), now(), 'k', 'n', 'cite', 't')`;
    await expect(sql.run(nothing)).rejects.toMatchObject({ constraint: 'audit_has_change' });
  });
});
