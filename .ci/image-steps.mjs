/**
 * Replays the Dockerfile without Docker: does in folders what its lines say. A folder stands for a stage's file system, the
 * running Node for the base image (.ci/image-node.mjs fetches the right one), and the user "nobody" for the image's user. Unknown instructions are rejected.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';

/** Only root can switch to another user; other users stay themselves. */
export const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** The instructions as `{ name, flags, text, list }`: continued lines joined, comments dropped; `list` for the JSON form. */
export function parse(dockerfile) {
  const lines = dockerfile
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  return lines.filter((line) => line.trim() !== '').map(parseLine);
}

function parseLine(line) {
  const [, name, rest] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? refuse(line);
  const [written] = /^(--[a-z-]+=\S+\s+)*/.exec(rest);
  const flags = Object.fromEntries([...written.matchAll(/--([a-z-]+)=(\S+)/g)].map(([, flag, value]) => [flag, value]));
  const text = rest.slice(written.length).replace(/^CMD\s+/, '');
  return { name, flags, text, list: text.startsWith('[') ? JSON.parse(text) : undefined };
}

/** Whether .dockerignore excludes a path; supports `*`, and plain paths with or without `!`. */
export function ignores(dockerignore) {
  const rules = dockerignore.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  for (const rule of rules) if (rule !== '*' && /[*?[]/.test(rule)) refuse(`.dockerignore: ${rule}`);
  const covers = (rule, path) => rule === '*' || path === rule || path.startsWith(`${rule}/`);
  return (path) => rules.reduce((ignored, rule) => (covers(rule.replace('!', ''), path) ? !rule.startsWith('!') : ignored), false);
}

/** The major version of Node that all stages use. */
export function nodeMajor(dockerfile) {
  const stages = parse(dockerfile).filter(({ name }) => name === 'FROM');
  const majors = [...new Set(stages.map(({ text }) => majorOf(text)))];
  if (majors.length !== 1) throw new Error(`The Dockerfile uses different versions of Node: ${majors.join(', ')}.`);
  return majors[0];
}

const majorOf = (image) => /^node:(\d+)-/.exec(image)?.[1] ?? refuse(`FROM ${image}`);

/** Builds every stage below `work` and returns the last one: `{ root, cwd, env, start, health, user }`. */
export function build({ context, work, log }) {
  const read = (name) => readFileSync(join(context, name), 'utf8');
  const isIgnored = ignores(read('.dockerignore'));
  const stages = new Map();
  let stage;
  for (const step of parse(read('Dockerfile'))) {
    log(`${step.name} ${step.text}`);
    if (step.name === 'FROM') stage = from(step, stages, work);
    else (steps[step.name] ?? refuse(step.name))(step, stage, { context, isIgnored, stages });
  }
  return stage;
}

function from({ text }, stages, work) {
  const [image, , name = 'last'] = text.split(' ');
  const wanted = majorOf(image);
  const found = process.versions.node.split('.', 1)[0];
  if (wanted !== found)
    throw new Error(`The image uses Node ${wanted}, but this is Node ${found}. Get that with: node .ci/image-node.mjs <folder>`);
  const stage = { root: join(work, name), cwd: '/', env: {} };
  mkdirSync(stage.root, { recursive: true });
  stages.set(name, stage);
  return stage;
}

const steps = {
  WORKDIR: ({ text }, stage) => {
    stage.cwd = resolve(stage.cwd, text);
    mkdirSync(inside(stage, '.'), { recursive: true });
  },
  ENV: ({ text }, stage) => Object.assign(stage.env, Object.fromEntries(text.split(' ').map((pair) => pair.split('=')))),
  COPY: copy,
  RUN: ({ text }, stage) => {
    // Without the certificates that this machine trusts, npm tries each package four times and then takes it from its cache.
    const { PATH, HOME, NODE_EXTRA_CA_CERTS } = process.env;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', text], {
      cwd: inside(stage, '.'),
      env: { PATH, HOME, NODE_EXTRA_CA_CERTS, ...stage.env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = `${stdout}${stderr}`.replaceAll(/^npm warn Unknown user config .*\n/gm, '');
    if (status !== 0 || /npm warn/i.test(said)) throw new Error(`RUN ${text}\nexit code ${status}\n${said}`);
  },
  USER: ({ text }, stage) => Object.assign(stage, { user: text }),
  HEALTHCHECK: ({ list }, stage) => Object.assign(stage, { health: list ?? refuse('HEALTHCHECK without a list') }),
  CMD: ({ list }, stage) => Object.assign(stage, { start: list ?? refuse('CMD without a list') }),
  VOLUME: () => {},
  EXPOSE: () => {},
};

/** Like Docker: copies the content of a folder; puts a file inside a target that ends with a slash. */
function copy({ flags, text }, stage, { context, isIgnored, stages }) {
  const names = text.split(' ');
  const target = names.pop();
  const other = stages.get(flags.from) ?? (flags.from === undefined ? undefined : refuse(`COPY --from=${flags.from}`));
  const filter = (path) => other !== undefined || !isIgnored(relative(context, path));
  for (const name of names) {
    const source = other === undefined ? join(context, name) : inside(other, name);
    if (!existsSync(source)) throw new Error(`COPY ${name}: no such file.`);
    if (!filter(source)) throw new Error(`COPY ${name}: .dockerignore excludes it.`);
    const below = target.endsWith('/') && !statSync(source).isDirectory();
    const to = inside(stage, below ? join(target, basename(name)) : target);
    cpSync(source, to, { recursive: true, verbatimSymlinks: true, filter });
    own(to, flags);
  }
}

function own(path, { chown }) {
  if (chown !== undefined && nobody.uid !== undefined) chownSync(path, nobody.uid, nobody.gid);
}

const inside = ({ root, cwd }, path) => join(root, resolve(cwd, path));

function refuse(what) {
  throw new Error(`The Dockerfile replay doesn't support this: ${what}`);
}
