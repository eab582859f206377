/** Which room of a folder may import which; a file next to the rooms is a room of its own. Anything not listed is forbidden. */
import type { Module } from './modules.ts';
import { arrowsBetweenRooms } from './plan.ts';

type Rooms = Readonly<Record<string, readonly string[]>>;

/** From the ground floor up, without generated code. */
export const rooms: Readonly<Record<string, Rooms>> = {
  'bots/core': {
    messages: [],
    contract: ['messages'],
    compact: [],
    retry: [],
    'env-values': [],
    mentions: [],
    'parse-url': [],
    'request-errors': ['contract'],
    entities: ['contract', 'messages'],
    parse: ['compact', 'contract', 'messages'],
    state: ['contract'],
    present: ['compact', 'contract', 'entities', 'messages', 'parse', 'state'],
    interpret: ['contract', 'messages', 'parse', 'state'],
    'free-text': ['contract', 'entities', 'messages', 'parse', 'present'],
    commands: ['compact', 'contract', 'entities', 'messages', 'parse', 'present'],
    posting: ['compact', 'contract', 'messages', 'present', 'request-errors', 'retry'],
    answer: ['contract', 'free-text', 'parse', 'present', 'state'],
    complete: ['commands', 'contract', 'messages'],
    connector: ['contract', 'posting'],
    'register-platform': ['contract', 'retry'],
    'bot-context': ['answer', 'commands', 'complete', 'contract', 'interpret', 'messages', 'posting', 'state'],
  },
  'bots/slack': {
    'slack-target': [],
    'is-record': [],
    log: [],
    platform: [],
    env: [],
    manifest: ['platform'],
    render: ['is-record'],
    send: ['env', 'is-record', 'log', 'render', 'slack-target'],
    read: ['render', 'slack-target'],
    answer: ['manifest', 'platform', 'read', 'render', 'send', 'slack-target'],
    posting: ['env', 'log', 'platform', 'render', 'send'],
    receive: ['answer', 'is-record', 'log', 'manifest', 'read', 'render', 'send'],
    main: ['env', 'log', 'manifest', 'platform', 'receive', 'send'],
    connector: ['env', 'main', 'platform', 'posting'],
  },
  'bots/discord': {
    platform: [],
    env: [],
    read: ['platform'],
    render: ['read'],
    send: ['read', 'render'],
    install: ['read', 'render'],
    answer: ['read', 'render', 'send'],
    posting: ['env', 'platform', 'render', 'send'],
    receive: ['answer', 'read', 'render', 'send'],
    main: ['answer', 'env', 'install', 'platform', 'receive', 'send'],
    connector: ['env', 'main', 'platform', 'posting'],
  },
  'src/graph': {
    vocabulary: [],
    kinds: [],
    ontology: ['kinds', 'vocabulary'],
    graph: ['ontology'],
    'per-graph-cache': ['graph'],
    base: ['graph', 'ontology', 'per-graph-cache'],
    search: ['base', 'graph', 'ontology', 'per-graph-cache'],
    store: ['base', 'graph', 'ontology'],
    traverse: ['base', 'graph', 'ontology', 'per-graph-cache'],
    query: ['base', 'graph', 'ontology', 'per-graph-cache', 'search'],
  },
  'src/graphql': {
    limits: [],
    base: ['limits'],
    inputs: ['base', 'limits'],
    bots: ['base', 'inputs'],
    sources: ['base', 'inputs'],
    knowledge: ['base', 'inputs', 'sources'],
    daily: ['base', 'bots', 'inputs', 'knowledge'],
    editing: ['base', 'inputs', 'knowledge', 'sources'],
    explore: ['base', 'knowledge', 'sources'],
    live: ['base', 'knowledge'],
    system: ['base', 'knowledge', 'limits'],
    schema: ['base', 'bots', 'daily', 'editing', 'explore', 'knowledge', 'live', 'sources', 'system'],
    print: ['schema', 'base'],
  },
  'src/daily': {
    rotation: [],
    schedule: [],
    inputs: [],
    states: ['inputs'],
    subscriptions: ['inputs', 'rotation', 'schedule', 'states'],
    delivery: ['inputs', 'rotation', 'schedule', 'states', 'subscriptions'],
  },
  'src/server': {
    'request-error': [],
    request: ['request-error'],
    plugins: ['request', 'request-error'],
    response: ['request', 'request-error'],
    api: ['plugins'],
    endpoint: ['api', 'plugins', 'request', 'response'],
    dispatch: [],
    routes: [],
    readiness: [],
    http: ['api', 'dispatch', 'endpoint', 'readiness', 'request', 'routes'],
  },
  'src/catalog': {
    read: [],
    plan: ['read'],
    runs: ['plan'],
    import: ['plan', 'read', 'runs'],
    schedule: ['import', 'runs'],
    sources: ['import', 'plan', 'read'],
    tasks: ['import', 'plan', 'read', 'sources'],
  },
  'src/database': {
    'caught-error': [],
    sql: [],
    lock: ['caught-error'],
    migrate: ['caught-error', 'sql'],
    database: ['lock', 'sql'],
    pglite: ['caught-error', 'database', 'lock', 'sql'],
    postgresql: ['caught-error', 'database', 'sql'],
    open: ['database', 'pglite', 'postgresql'],
    client: ['open'],
  },
};

/** Imports between rooms that the table doesn't allow, and rooms that it doesn't list. */
export function roomBreaches(folder: string, modules: readonly Module[], allowed: Rooms): string[] {
  return [...arrowsBetweenRooms(folder, modules)].flatMap(([room, targets]) => {
    const known = allowed[room];
    if (known === undefined) return [`${folder}/${room} is not in the table of rooms`];
    return [...targets].filter((target) => !known.includes(target)).map((target) => `${folder}/${room} imports ${folder}/${target}`);
  });
}
