/** Names: they identify entities, and no two entities of a kind share one. */
import type { Transaction } from '../../database/client.ts';
import { Conflict } from '../../errors.ts';
import { type Kind, kinds } from '../../graph/ontology.ts';
import { foldAsk, foldName } from '../../rules/duplicates.ts';
import { EDITOR } from '../origins.ts';
import type { InputPath } from './lookup.ts';

export interface EntityNames {
  readonly name: string | undefined;
  readonly aliases: readonly string[] | undefined;
  readonly asks: readonly string[] | undefined;
}

interface NameUse {
  readonly key: string;
  readonly path: InputPath;
}

/** Throws Conflict when a name or alias is that of another entity of the kind, a phrase that of any other, or one is given twice. */
export async function refuseTakenNames(
  tx: Transaction,
  id: string,
  kind: Kind,
  { name, aliases = [], asks = [] }: EntityNames,
): Promise<void> {
  const uses = [
    ...(name === undefined ? [] : [{ key: foldName(name), path: ['name'] }]),
    ...aliases.map((alias, index) => ({ key: foldName(alias), path: ['aliases', String(index)] })),
  ];
  const others = await tx.entity.findMany({ where: { kind, id: { not: id } }, select: { id: true, name: true, aliases: true } });
  const called = others.flatMap((other) =>
    [other.name, ...other.aliases.map(({ text }) => text)].map((word) => [foldName(word), other.id]),
  );
  refuseTaken(uses, new Map(called as [string, string][]), `of another ${kinds[kind].label}`);
  const phrases = asks.map((ask, index) => ({ key: foldAsk(ask), path: ['asks', String(index)] }));
  const rows = await tx.ask.findMany({ where: { entityId: { not: id } } });
  refuseTaken(phrases, new Map(rows.map(({ text, entityId }) => [foldAsk(text), entityId])), 'of another entity');
}

function refuseTaken(uses: readonly NameUse[], taken: ReadonlyMap<string, string>, whose: string): void {
  const seen = new Set<string>();
  for (const { key, path } of uses) {
    const owner = taken.get(key);
    if (owner !== undefined) throw new Conflict(`"${key}" is already the name ${whose}: "${owner}". Make it more exact.`, path);
    if (seen.has(key)) throw new Conflict(`"${key}" is given twice. Keep one.`, path);
    seen.add(key);
  }
}

/** Makes the aliases and phrases exactly these; what is undefined stays as it is. */
export async function writeNames(tx: Transaction, entityId: string, { aliases, asks }: Omit<EntityNames, 'name'>): Promise<void> {
  const rows = (texts: readonly string[]) => texts.map((text) => ({ entityId, text, origin: EDITOR }));
  if (aliases !== undefined) {
    await tx.alias.deleteMany({ where: { entityId } });
    await tx.alias.createMany({ data: rows(aliases) });
  }
  if (asks !== undefined) {
    await tx.ask.deleteMany({ where: { entityId } });
    await tx.ask.createMany({ data: rows(asks) });
  }
}
