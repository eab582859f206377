import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSupervisor, FAILURE_WINDOW_MS, MAX_FAILURES } from '../../bots/supervisor.ts';
import { silentLog } from '../support/silent-log.ts';
import { manualClock } from '../support/slack/manual-clock.ts';

/** A part that can be made to fail as an uncaught error does: in a callback that it once started. */
async function start(failsAtStart = 0) {
  const clock = manualClock();
  const supervisor = createSupervisor({ clock, log: silentLog });
  const opened: { stopped: boolean; fail: () => void }[] = [];
  const supervised = await supervisor.start('chat', async () => {
    let fail = () => {};
    const failing = new Promise<void>((resolve) => {
      fail = resolve;
    }).then(() => supervisor.recover(new Error('of the chat')));
    const part = {
      ...{ stopped: false, fail, failing },
      stop: async () => {
        part.stopped = true;
      },
    };
    if (opened.push(part) <= failsAtStart) fail();
    await wait(1);
    return part;
  });
  onTestFinished(supervised.stop);
  const failNow = async () => {
    const count = opened.length;
    opened.at(-1)?.fail();
    await expect.poll(() => supervised.failure()?.detail).toMatch(/restarting|stopped/);
    return count;
  };
  const restart = async () => {
    await expect.poll(() => clock.sleeping().length).toBe(1);
    const [ms = 0] = clock.sleeping();
    clock.advance(ms);
    await expect.poll(() => supervised.current()).toBeDefined();
    return ms;
  };
  return { clock, supervisor, supervised, opened, failNow, restart };
}

describe('an uncaught error of a part', () => {
  it('stops the part and starts it again, and says so for a while', async () => {
    const { clock, supervised, opened, failNow, restart } = await start();
    expect(supervised.failure()).toBeUndefined();
    await failNow();
    expect(supervised.current()).toBeUndefined();
    expect(supervised.failure()?.detail).toMatch(/^restarting after an error \([\da-f]{8}\)$/);
    await restart();
    expect(opened.map(({ stopped }) => stopped)).toEqual([true, false]);
    expect(supervised.failure()?.detail).toMatch(/^restarted after an error/);
    clock.advance(FAILURE_WINDOW_MS);
    expect(supervised.failure()).toBeUndefined();
  });

  it('makes it wait longer each time, and ends it at a limit', async () => {
    const { supervised, opened, failNow, restart } = await start();
    const waits: number[] = [];
    for (let failures = 0; failures < MAX_FAILURES; failures += 1) {
      await failNow();
      waits.push(await restart());
    }
    await failNow();
    await expect.poll(() => supervised.failure()?.detail).toMatch(/^stopped after 6 errors .*restart LMM Atlas$/);
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(opened).toHaveLength(MAX_FAILURES + 1);
    expect(supervised.current()).toBeUndefined();
  });

  it('while it starts has the same effect', async () => {
    const { supervised, opened, restart } = await start(1);
    expect(supervised.current()).toBeUndefined();
    await restart();
    expect(opened.map(({ stopped }) => stopped)).toEqual([true, false]);
  });

  it('in work that came from outside belongs to it too', async () => {
    const { supervisor, supervised } = await start();
    supervised.run(() => supervisor.recover(new Error('in a route')));
    expect(supervised.failure()?.detail).toMatch(/^restarting/);
  });

  it('after a stop changes nothing', async () => {
    const { clock, supervised, opened } = await start();
    await supervised.stop();
    opened[0]?.fail();
    await opened.at(0)?.fail();
    await wait(5);
    expect([opened.length, clock.sleeping()]).toEqual([1, []]);
  });
});

describe('an error of anything else', () => {
  it("isn't taken", async () => {
    const { supervisor, supervised } = await start();
    expect(supervisor.recover(new Error('of nobody'))).toBe(false);
    expect(supervised.current()).toBeDefined();
  });

  it("isn't taken from the server that a part has called", async () => {
    const { supervisor, supervised } = await start();
    const taken: boolean[] = [];
    supervised.run(() => supervisor.outside(() => taken.push(supervisor.recover(new Error('of the API')))));
    expect(taken).toEqual([false]);
    expect(supervised.current()).toBeDefined();
  });
});
