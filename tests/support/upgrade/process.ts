/** The built product as a process of its own, and its API as a bot or a curator uses it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from './conversation.ts';

const root = join(import.meta.dirname, '../../..');

export type Variables = Readonly<Record<string, string>>;

export interface RunningProduct {
  readonly url: string;
  readonly output: () => string;
  /** Ends it as SIGTERM does, or as a power cut would. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

const variablesWith = (env: Variables) => ({ ...process.env, NO_COLOR: '1', PORT: '0', LMM_IMPORT: 'off', ...env });

export async function startBuilt(env: Variables, isReady: RegExp): Promise<RunningProduct> {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'dist/main.js')], { cwd: root, env: variablesWith(env) });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  const address = () => {
    if (child.exitCode !== null) throw new Error(`the product has ended:\n${output}`);
    return isReady.test(output) ? /API +(http:\S+)/.exec(output)?.[1] : undefined;
  };
  const url = await until('running product', address, () => output);
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  };
  return { url, output: () => output, end };
}

/** Runs `lmm` and returns what it prints. */
export function runCli(args: readonly string[], env: Variables): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/cli/bin.mjs'), ...args], {
    ...{ cwd: root, env: variablesWith(env), encoding: 'utf8', maxBuffer: 2 ** 26 },
  });
  if (status !== 0) throw new Error(`lmm ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return stdout;
}

/** Sends one mutation with an input and returns its payload; throws its errors. */
export type Mutate = <Payload = Readonly<Record<string, never>>>(name: string, input: object, fields: string) => Promise<Payload>;

export const mutating =
  (url: string, key: string): Mutate =>
  async (name, input, fields) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`.replace(
      /^(Pause|Resume|Remove|PostNow|Skip).*/,
      'SubscriptionInput',
    );
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} errors { code message } } }`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data, errors } = (await response.json()) as { data?: Record<string, never>; errors?: unknown };
    const payload = data?.[name] as unknown as { readonly errors: readonly unknown[] } | undefined;
    if (payload === undefined || payload.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors ?? payload?.errors)}`);
    return payload as never;
  };
