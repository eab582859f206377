import { describe, expect, it } from 'vitest';
import { sampleApps } from '../../../support/app.ts';
import { engines } from '../../../support/database/engines.ts';

const mars = { id: 'concept/mars', kind: 'concept', slug: 'mars', name: 'Mars', summary: 'A planet.', origin: 'editor' };
const citation = { id: 'concept/mars#1', sourceId: 'source/clip-paper', locator: 'abstract', ordinal: 1, origin: 'editor' };

describe.each(engines)('a commit on %s', (engine) => {
  const fresh = sampleApps(engine);

  it('fails visibly when a statement has no citation, and leaves nothing behind', async () => {
    const { client } = await fresh();
    const uncited = client.$transaction(async (tx) => void (await tx.entity.create({ data: mars })));
    await expect(uncited).rejects.toThrow(/has no citation/);
    await expect(client.entity.create({ data: mars })).rejects.toThrow(/has no citation/);
    expect(await client.entity.count({ where: { id: mars.id } })).toBe(0);
  });

  it('keeps a statement that comes with its citation, in one call or in one transaction', async () => {
    const { client } = await fresh();
    await client.entity.create({ data: { ...mars, citations: { create: citation } } });
    await client.$transaction([
      client.citation.deleteMany({ where: { entityId: mars.id } }),
      client.entity.delete({ where: { id: mars.id } }),
    ]);
    await client.$transaction(async (tx) => {
      await tx.entity.create({ data: mars });
      await tx.citation.create({ data: { ...citation, entityId: mars.id } });
    });
    expect(await client.entity.count({ where: { id: mars.id } })).toBe(1);
  });
});
