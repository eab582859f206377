/** Which part may import which. Anything not listed is forbidden. A part is a folder, or a file outside of folders. */
import type { Module } from './modules.ts';

/** The imports of a part: another part, one file of it (`src/graph/ontology`), or after `type ` only its types. */
const table: Readonly<Record<string, readonly string[]>> = {
  'src/errors': [],
  'src/env': [],
  'src/clock': [],
  'src/compact': [],
  'src/text-file': [],
  'src/database': [],
  // Keys are operational rows: neither knowledge, which curation writes, nor part of a graph.
  'src/access': ['src/database'],
  // The bots' state isn't knowledge either.
  'src/bot-state': ['type src/database/client', 'type src/database/sql', 'src/rules'],
  // The rules for a statement, whether a file or an editor writes it: one set for both.
  'src/rules': ['src/graph/ontology', 'src/graph/base/partial-dates'],
  'src/knowledge': ['src/graph/ontology', 'src/rules'],
  'src/curation': ['src/graph/ontology', 'src/database', 'src/rules'],
  'src/graph': ['type src/database/sql'],
  'src/ask': ['src/graph'],
  // A model may read and word what is asked; it gets no more than a question and facts.
  'src/rewording': ['src/graph', 'src/ask'],
  // What changed in the graph by the log of changes, which outlives the graphs.
  'src/changes': ['src/graph', 'type src/database/client'],
  // Both name chat platforms, and both validate external input by the same rules.
  'src/daily': ['src/graph', 'src/changes', 'type src/database/client', 'type src/database/sql', 'src/bot-state/platform', 'src/rules'],
  'src/catalog': [
    'src/graph/ontology',
    'src/curation',
    'src/rules',
    'type src/database/client',
    'src/database/prisma-queries',
    'type src/database/sql',
  ],
  'src/graphql': [
    'src/graph',
    // What a picture says, so that whoever shows one has its text alternative.
    'src/pictures/content/neighbourhood',
    'src/ask',
    'src/changes',
    'src/daily',
    'src/curation',
    'src/catalog',
    'src/access',
    'src/bot-state',
    'src/rules',
    'type src/database/client',
  ],
  'src/pictures': ['src/graph', 'src/routing'],
  'src/routing': [],
  // Pages read through documents of the API, which they get as a `fetch`: they import none of what they show.
  'src/web': ['src/routing'],
  // The server passes each request the current graph, so it knows the store by its type.
  'src/server': [
    'src/graphql',
    'src/routing',
    'src/pictures',
    'src/env',
    'src/access',
    'src/bot-state/questions/refusals',
    'src/daily/delivery/delivery-store',
    'type src/ask/assist',
    'type src/graph/store/store',
    'type src/database/client',
  ],
  // The hash of the content includes the ontology: another relation type means other rows.
  'src/seed': ['src/knowledge', 'src/curation', 'src/database', 'src/graph/ontology'],
  'src/main': ['src/*', 'bots/main'],
  // bots/main for Slack's manifest, the terminal for questions.
  'src/cli': ['src/*', 'bots/main', 'bots/terminal/main'],
  'bots/env': ['bots/connectors', 'bots/core/env-values'],
  // Each platform as bots/main sets it up and starts it.
  'bots/connectors': ['bots/slack/connector', 'bots/discord/connector'],
  'bots/clock': [],
  'bots/api': [],
  'bots/core': ['bots/api'],
  'bots/slack': ['bots/core', 'type bots/api/client'],
  'bots/discord': ['bots/core', 'type bots/api/client'],
  // At a prompt, no bot stands between the user and the API, so the terminal creates the client itself.
  'bots/terminal': ['bots/core', 'bots/env', 'bots/api/client'],
  'bots/simulator': [
    'bots/core',
    'bots/api',
    'bots/env',
    // The bots themselves, so that nothing is rendered or handled a second way; and their posts, limits and validators.
    ...['slack', 'discord'].flatMap((platform) => ['embedded', 'platform', 'posting/message'].map((file) => `bots/${platform}/${file}`)),
    ...['read/home', 'render/button-value', 'render/limits', 'render/validate'].map((file) => `bots/slack/${file}`),
    ...['read/command-names', 'render/limits', 'render/validate-message'].map((file) => `bots/discord/${file}`),
    // What is drawn.
    'type bots/discord/render/modal',
    'type bots/discord/render/render',
  ],
  'bots/supervisor': ['bots/core/retry'],
  'bots/main': ['bots/*'],
};

export const parts = Object.keys(table);
/** Parts that are in the table but have no files yet. */
export const planned: readonly string[] = [];

/** Small modules without imports, for every part on their side of the API. */
const common = { src: ['src/errors', 'src/clock', 'src/compact', 'src/text-file'], bots: ['bots/clock'] } as const;

/** Packages that only a few parts may import. */
const packages: readonly { readonly name: RegExp; readonly only: RegExp }[] = [
  // The simulator draws Slack's forms, whose types these are.
  { name: /^@slack\//, only: /^bots\/slack\/|^bots\/simulator\/draw\/form\.ts$/ },
  { name: /^discord\.js|^discord-api-types/, only: /^bots\/discord\/|^bots\/simulator\/draw\/discord\.ts$/ },
  { name: /^@ai-sdk\//, only: /^src\/rewording\// },
  { name: /^@pothos\//, only: /^src\/graphql\// },
  { name: /^@prisma\/|^\.prisma|^pg$|^pglite-|^@electric-sql\//, only: /^src\/database\// },
  { name: /^src\/database\/generated\//, only: /^src\/database\/|^src\/graphql\/base\/builder\.ts$/ },
];

/** The files that may read what tests must be able to control. */
const allowedReaders = {
  environment: /^(src|bots)\/env\.ts$/,
  // A browser has no clock of ours; journeys wait for what its scripts show.
  time: /^(src|bots)\/clock\.ts$|^src\/web\/browser\//,
} as const;
const hints = {
  environment: 'take the value as an argument; only the env files may read the environment',
  time: 'take a Clock as an argument; only the clock files may read the time',
} as const;

/** All files of the server's composition root are one part. */
const COMPOSITION = ['src/main', 'src/app', 'src/cleanup', 'src/log', 'src/output', 'src/prepare', 'src/status', 'src/watch-knowledge'];

/** The part that a file belongs to. */
export function partOf(path: string): string {
  const [side = '', name = ''] = path.replace(/\.ts$/, '').split('/');
  const part = `${side}/${name}`;
  if (COMPOSITION.includes(part)) return 'src/main';
  return part;
}

/** Every violation of the table, as `file:line problem`. */
export function findBreaches({ path, imports, uses }: Module): string[] {
  return [
    ...imports.flatMap(({ line, target, typeOnly }) => {
      if (target === undefined) return [`${path}:${line} imports a computed name: write it out, so that the table can be checked`];
      return isAllowed(path, target, typeOnly) ? [] : [`${path}:${line} imports ${target}: not allowed, see the table`];
    }),
    ...uses.filter(({ of }) => !allowedReaders[of].test(path)).map(({ line, of }) => `${path}:${line} uses the ${of}: ${hints[of]}`),
  ];
}

function isAllowed(path: string, target: string, typeOnly: boolean): boolean {
  const rule = packages.find(({ name }) => name.test(target));
  if (rule !== undefined) return rule.only.test(path);
  return !/^(src|bots|prisma|tests)\//.test(target) || mayImport(path, target, typeOnly);
}

function mayImport(path: string, target: string, typeOnly: boolean): boolean {
  const from = partOf(path);
  const to = partOf(target);
  const side = path.split('/', 1)[0];
  const shared: readonly string[] = side === 'src' || side === 'bots' ? common[side] : [];
  if (from === to || shared.includes(to)) return true;
  const allowed = table[from] ?? [];
  return allowed.some((entry) => {
    const wanted = entry.replace(/^type /, '');
    if (entry !== wanted && !typeOnly) return false;
    return wanted === to || wanted === `${to.split('/', 1)[0]}/*` || wanted === target.replace(/\.ts$/, '');
  });
}
