import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/clock.ts';
import { findHolder } from '../../../../src/database/lock/folder-lock.ts';
import { startProcess, type TestProcess } from '../../../support/database/process.ts';
import { copyTemplate, createTestFolder, EMPTY_TEMPLATE } from '../../../support/database/template.ts';

const children: TestProcess[] = [];
const start = (...args: Parameters<typeof startProcess>) => {
  const child = startProcess(...args);
  children.push(child);
  return child;
};

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
});

/** Sets, because the array matchers compare every pair of thousands of rows. */
const missing = (wanted: readonly number[], found: readonly number[]) => {
  const set = new Set(found);
  return wanted.filter((id) => !set.has(id));
};

const starters = (count: number) => Array.from({ length: count }, () => start('lock-process.mjs'));

/** Starts all at the same moment; returns the winner once all have reported their result. */
async function race(racers: readonly TestProcess[], folderOf: (index: number) => string): Promise<TestProcess> {
  // The previous racers have reported; a new process must be listening first.
  await Promise.all(racers.map((child) => child.waitForEvent('ready', 'won', 'lost', 'released')));
  for (const child of racers) child.received.splice(0);
  for (const [index, child] of racers.entries()) child.send(`go ${folderOf(index)}`);
  const results = await Promise.all(racers.map(async (child) => ({ child, said: await child.waitForEvent('won', 'lost') })));
  const winners = results.filter(({ said }) => said.event === 'won');
  expect(winners).toMatchObject([{ said: { alone: true } }]);
  const winner = winners[0]?.child ?? expect.fail('nobody won');
  for (const { said } of results) {
    if (said.event !== 'lost') continue;
    expect(said).toMatchObject({ holder: { pid: winner.pid }, message: expect.stringContaining(`process ${winner.pid} `) });
  }
  return winner;
}

async function kill(winner: TestProcess, folder: string): Promise<void> {
  await winner.kill();
  rmSync(join(folder, 'witness'));
}

async function release(winner: TestProcess): Promise<void> {
  winner.received.splice(0);
  winner.send('release');
  await winner.waitForEvent('released');
}

describe('ten starts at once', () => {
  it('have one winner in each of forty rounds, half of them after a winner was killed', async () => {
    const folder = createTestFolder();
    const alias = join(createTestFolder(), 'alias');
    symlinkSync(folder, alias);
    let racers = starters(10);
    for (let round = 0; round < 40; round++) {
      const winner = await race(racers, (index) => (round % 3 === 0 && index % 2 === 0 ? alias : folder));
      if (round % 2 === 0) await release(winner);
      else {
        await kill(winner, folder);
        racers = [...racers.filter((child) => child !== winner), ...starters(1)];
      }
    }
  });
});

describe('a holder', () => {
  it('that is killed frees the folder at once', async () => {
    const folder = createTestFolder();
    const refused = start('lock-process.mjs');
    for (let round = 0; round < 5; round++) {
      const holder = await race(starters(1), () => folder);
      refused.received.splice(0);
      refused.send(`go ${folder}`);
      expect((await refused.waitForEvent('lost')).holder.pid).toBe(holder.pid);
      expect(await findHolder(folder, systemClock)).toMatchObject({ pid: holder.pid, address: `http://127.0.0.1:${holder.pid}` });
      await kill(holder, folder);
      expect(await findHolder(folder, systemClock)).toBeUndefined();
    }
  });

  it('that is too busy to answer keeps the folder, and is still named', async () => {
    const folder = createTestFolder();
    const holder = await race(starters(1), () => folder);
    holder.signal('SIGSTOP');
    const refused = start('lock-process.mjs');
    refused.send(`go ${folder}`);
    expect(await refused.waitForEvent('lost')).toMatchObject({
      holder: { pid: holder.pid },
      message: expect.stringMatching(new RegExp(`process ${holder.pid} has had it open since 20`)),
    });
    holder.signal('SIGCONT');
    await release(holder);
  });
});

describe('acknowledged rows', () => {
  it('are all found by the next winner, even if every winner is killed while others try to start', async () => {
    const folder = createTestFolder();
    await copyTemplate(EMPTY_TEMPLATE, folder);
    let kept: number[] = [];
    for (let round = 0; round < 3; round++) {
      const starters = [1, 2, 3].map(() => start('writer-process.mjs', folder));
      const results = await Promise.all(starters.map((child) => child.waitForEvent('won', 'lost')));
      const winner = starters[results.findIndex(({ event }) => event === 'won')] ?? expect.fail('nobody won');
      expect(results.filter(({ event }) => event === 'won')).toHaveLength(1);
      const found = (await winner.waitForEvent('won')).found ?? [];
      expect(missing(kept, found)).toEqual([]);
      await winner.waitForEvent('kept');
      const late = start('writer-process.mjs', folder);
      expect((await late.waitForEvent('won', 'lost')).event).toBe('lost');
      await winner.kill();
      kept = [...found, ...winner.received.flatMap((said) => (said.event === 'kept' ? [said.id] : []))];
    }
    expect(kept.length).toBeGreaterThan(20);
  });
});
