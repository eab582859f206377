/** Errors that nothing catches, in the product as an operator runs it: one of a platform restarts that platform, any other ends it. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { createSeededFolder } from '../support/app.ts';
import { type FakeDiscord, startFakeDiscord } from '../support/discord/fake/fake-discord.ts';
import { type Product, startProduct } from '../support/product.ts';

const graphql = import.meta.resolve('graphql');

/** A program that throws where nothing catches it, once it gets the signal, and drops an error of an answer at another signal. */
const PROGRAM = `import { GraphQLError } from ${JSON.stringify(graphql)};
process.on('SIGUSR2', () => { throw new Error('of nobody'); });
process.on('SIGWINCH', () => { Promise.reject(new GraphQLError('of an answer', { path: ['a', 0] })); });`;
const THROWS = `--import=data:text/javascript,${encodeURIComponent(PROGRAM)}`;

async function start(folder: string): Promise<{ readonly product: Product; readonly discord: FakeDiscord; readonly address: string }> {
  const discord = await startFakeDiscord();
  onTestFinished(discord.close);
  const env = { LMM_DATA: folder, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, NODE_OPTIONS: THROWS };
  const product = startProduct(env);
  const address = await product.address();
  await discord.until(() => discord.world.commands.length > 0);
  return { product, discord, address };
}

const identified = ({ gateway }: FakeDiscord) => gateway.received.filter(({ op }) => op === 2).length;
const readiness = async (address: string) => (await fetch(`${address}/ready`)).text();

it('restarts a platform, keeps serving meanwhile, and says so', async () => {
  const { product, discord, address } = await start(await createSeededFolder());
  expect(await readiness(address)).toBe('ready\n');
  // Not even discord.js survives it: it has no session then.
  discord.gateway.dispatch('READY', null);
  await vi.waitUntil(async () => /^ready\nDiscord: restarting after an error \([\da-f]{8}\)\n$/.test(await readiness(address)), {
    timeout: 30_000,
  });
  await vi.waitUntil(() => identified(discord) === 2, { timeout: 30_000 });
  await vi.waitUntil(async () => /^ready\nDiscord: restarted after/.test(await readiness(address)), { timeout: 30_000 });
  expect(await discord.type({ subcommand: 'limitations' })).toMatchObject([{ ephemeral: true }]);
  product.signal('SIGTERM');
  expect((await product.ended).code).toBe(0);
});

it('ends after an error of anything else, with everything closed', async () => {
  const folder = await createSeededFolder();
  const { product } = await start(folder);
  product.signal('SIGUSR2');
  const { code, stdout } = await product.ended;
  expect(code).toBe(1);
  expect(stdout).toContain('stopping after an unexpected error');
  // The folder was given back, or this start would be refused.
  await start(folder);
});

/** Later items of this list fail at once, while earlier ones still wait for a field and then fail as well. */
const FAILING_LIST =
  '{ modalities { producedBy { nodes { citations { source { id } } } } facts(topic: "unknown") { totalCount } } training { asks } }';

it('goes on after answers with errors, awaited or not', async () => {
  const { product, address } = await start(await createSeededFolder());
  for (let round = 0; round < 5; round += 1) {
    const response = await fetch(`${address}/graphql?query=${encodeURIComponent(FAILING_LIST)}`);
    expect(await response.json()).toMatchObject({ errors: [{ path: ['modalities', expect.any(Number), 'facts'] }] });
  }
  expect(product.output()).not.toContain('an answer met another error');
  product.signal('SIGWINCH');
  await vi.waitUntil(() => product.output().includes('an answer met another error'), { timeout: 30_000 });
  expect(await readiness(address)).toBe('ready\n');
  product.signal('SIGTERM');
  expect((await product.ended).code).toBe(0);
});
