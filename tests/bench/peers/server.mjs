/**
 * PostGraphile over the schema "peer", as its documentation sets it up for production. Prints its address and version.
 * Usage: node peer-server.mjs <folder with PostGraphile> <URL of the database>
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [, , folder = '', url = ''] = process.argv;
const require = createRequire(join(folder, 'index.js'));
const { postgraphile } = require('postgraphile');
const { makePgService } = require('postgraphile/adaptors/pg');
const { PostGraphileAmberPreset } = require('postgraphile/presets/amber');
const { grafserv } = require('postgraphile/grafserv/node');

const CONNECTIONS = 10;
const pool = { max: CONNECTIONS, min: CONNECTIONS, idleTimeoutMillis: 0, application_name: 'lmm-bench-peer' };
const service = makePgService({ connectionString: url, schemas: ['peer'], poolConfig: pool });
const preset = {
  extends: [PostGraphileAmberPreset],
  // Rows of a function are never null, which its documentation advises for speed.
  gather: { pgJwtTypes: [] },
  schema: { pgForbidSetofFunctionsToReturnNull: true },
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
  pgServices: [service],
};

const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', 'postgraphile', 'package.json'), 'utf8'));
const pgl = postgraphile(preset);
const server = createServer();
await pgl.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/graphql ${version}`);
});
process.once('SIGTERM', () => process.exit(0));
