import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { findHolder } from '../../src/database/lock.ts';
import { type Child, startChild } from '../support/database/child.ts';
import { copyTemplate, EMPTY, temporaryFolder } from '../support/database/template.ts';

const children: Child[] = [];
const start = (...args: Parameters<typeof startChild>) => {
  const child = startChild(...args);
  children.push(child);
  return child;
};

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
});

/** Sets, because the matchers compare thousands of rows each with each. */
const missing = (wanted: readonly number[], found: readonly number[]) => {
  const set = new Set(found);
  return wanted.filter((id) => !set.has(id));
};

/** Starts as many at the same moment, and answers the one winner after everybody has said what came of it. */
async function race(folders: readonly string[]): Promise<Child> {
  const starters = folders.map((folder) => start('starter.mjs', folder));
  await Promise.all(starters.map((child) => child.hear('ready')));
  for (const child of starters) child.tell('go');
  const results = await Promise.all(starters.map(async (child) => ({ child, said: await child.hear('won', 'lost') })));
  const winners = results.filter(({ said }) => said.event === 'won');
  expect(winners).toMatchObject([{ said: { alone: true } }]);
  const pid = winners[0]?.child.pid;
  for (const { said } of results) {
    if (said.event === 'lost') expect(said).toMatchObject({ holder: { pid }, message: expect.stringContaining(`process ${pid} `) });
  }
  return winners[0]?.child ?? expect.fail('nobody won');
}

async function end(winner: Child, folder: string, byForce: boolean): Promise<void> {
  if (byForce) await winner.kill();
  else winner.tell('go');
  await winner.ended;
  rmSync(join(folder, 'witness'), { force: true });
}

describe('ten starts at once', () => {
  it('have one winner in each of twenty rounds, half of them after a winner was killed', async () => {
    const folder = temporaryFolder();
    const alias = join(temporaryFolder(), 'alias');
    symlinkSync(folder, alias);
    for (let round = 0; round < 20; round++) {
      const names = Array.from({ length: 10 }, (_, index) => (round % 3 === 0 && index % 2 === 0 ? alias : folder));
      await end(await race(names), folder, round % 2 === 0);
      children.splice(0);
    }
  });
});

describe('a holder', () => {
  it('that is killed leaves the folder free at once', async () => {
    const folder = temporaryFolder();
    for (let round = 0; round < 5; round++) {
      const holder = await race([folder]);
      const refused = start('starter.mjs', folder);
      refused.tell('go');
      expect((await refused.hear('lost')).holder.pid).toBe(holder.pid);
      expect(await findHolder(folder, systemClock)).toMatchObject({ pid: holder.pid, address: `http://127.0.0.1:${holder.pid}` });
      await end(holder, folder, true);
      expect(await findHolder(folder, systemClock)).toBeUndefined();
    }
  });

  it('that is too busy to answer keeps the folder, and is named all the same', async () => {
    const folder = temporaryFolder();
    const holder = await race([folder]);
    holder.signal('SIGSTOP');
    const refused = start('starter.mjs', folder);
    refused.tell('go');
    expect(await refused.hear('lost')).toMatchObject({
      holder: { pid: holder.pid },
      message: expect.stringMatching(new RegExp(`process ${holder.pid} has had it open since 20`)),
    });
    holder.signal('SIGCONT');
    await end(holder, folder, false);
  });
});

describe('rows that were acknowledged', () => {
  it('are all found by the next winner, though every winner is killed while others try to start', async () => {
    const folder = temporaryFolder();
    await copyTemplate(EMPTY, folder);
    let kept: number[] = [];
    for (let round = 0; round < 3; round++) {
      const starters = [1, 2, 3].map(() => start('writer.mjs', folder));
      const results = await Promise.all(starters.map((child) => child.hear('won', 'lost')));
      const winner = starters[results.findIndex(({ event }) => event === 'won')] ?? expect.fail('nobody won');
      expect(results.filter(({ event }) => event === 'won')).toHaveLength(1);
      const found = (await winner.hear('won')).found ?? [];
      expect(missing(kept, found)).toEqual([]);
      await winner.hear('kept');
      const late = start('writer.mjs', folder);
      expect((await late.hear('won', 'lost')).event).toBe('lost');
      await winner.kill();
      kept = [...found, ...winner.said.flatMap((said) => (said.event === 'kept' ? [said.id] : []))];
    }
    expect(kept.length).toBeGreaterThan(20);
    rmSync(folder, { recursive: true, force: true });
  });
});
