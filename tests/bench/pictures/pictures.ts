/**
 * The bench of the pictures, over the knowledge of the data folder: to work out what each says, which happens in the thread that
 * answers, and to draw it in a worker. Then the memory before and after six hundred pictures, two at a time. About a minute.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openApp } from '../../../src/app.ts';
import { systemClock } from '../../../src/clock.ts';
import { entitiesOf, entityOf, type Graph } from '../../../src/graph/graph.ts';
import { comparison } from '../../../src/pictures/content/comparison.ts';
import { modalitiesPicture } from '../../../src/pictures/content/modalities.ts';
import { neighbourhood } from '../../../src/pictures/content/neighbourhood.ts';
import { scoresPicture } from '../../../src/pictures/content/scores.ts';
import { timelinePicture } from '../../../src/pictures/content/timeline.ts';
import type { Picture } from '../../../src/pictures/picture.ts';
import { createRenderer, type Renderer } from '../../../src/pictures/render/renderer.ts';
import { digits, printTable } from '../table.ts';

const ROUNDS = 40;
const MANY = 600;
const MB = 1024 * 1024;

const picturesOf = (graph: Graph): Readonly<Record<string, () => Picture>> => {
  const the = (id: string) => entityOf(graph, id);
  return {
    'graph/model/clip': () => neighbourhood(graph, the('model/clip')),
    'graph/modality/text': () => neighbourhood(graph, the('modality/text')),
    'compare/clip/flamingo': () => comparison(graph, the('model/clip'), the('model/flamingo')),
    'compare/lmm/llm': () => comparison(graph, the('model-class/lmm'), the('model-class/llm')),
    timeline: () => timelinePicture(graph, {}),
    modalities: () => modalitiesPicture(graph),
    'scores/mmmu': () => scoresPicture(graph, the('benchmark/mmmu')),
  };
};

export async function benchPictures(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lmm-bench-pictures-'));
  const app = await openApp({
    env: { DATABASE_URL: undefined, LMM_DATA: folder, LMM_PUBLIC_INTROSPECTION: false },
    ...{ clock: systemClock, log: pino({ level: 'silent' }), progress: () => {} },
  });
  const renderer = createRenderer(join(import.meta.dirname, '..', '..', '..', 'dist', 'picture-worker.js'));
  try {
    const graph = app.store.current();
    console.log('\nMilliseconds, median and 99th percentile; the first drawing also starts a thread.\n');
    const rows = [];
    for (const [name, make] of Object.entries(picturesOf(graph))) rows.push(await measure(name, make, renderer));
    printTable([['', 'content', 'p99', 'first PNG', 'PNG', 'p99', 'KB'], ...rows]);
    await measureMany(graph, renderer);
  } finally {
    await renderer.close();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(name: string, make: () => Picture, renderer: Renderer): Promise<string[]> {
  const content: number[] = [];
  const drawn: number[] = [];
  let size = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    const picture = make();
    const middle = performance.now();
    // A key of its own, or it would come from the cache.
    const bytes = await renderer.render(`${name} ${round}`, { picture, theme: 'light', format: 'png' });
    drawn.push(performance.now() - middle);
    content.push(middle - start);
    size = bytes?.length ?? 0;
  }
  const [first = Number.NaN, ...later] = drawn;
  return [name, ...percentiles(content), digits(first), ...percentiles(later), digits(size / 1024)];
}

function percentiles(times: readonly number[]): string[] {
  const sorted = [...times].sort((one, other) => one - other);
  return [0.5, 0.99].map((share) => digits(sorted[Math.floor(sorted.length * share)] ?? Number.NaN));
}

async function measureMany(graph: Graph, renderer: Renderer): Promise<void> {
  const models = entitiesOf(graph, 'model').slice(0, MANY);
  const before = process.memoryUsage.rss() / MB;
  const waiting = [...models];
  const work = async () => {
    for (let model = waiting.pop(); model !== undefined; model = waiting.pop())
      await renderer.render(model.id, { picture: neighbourhood(graph, model), theme: 'dark', format: 'png' });
  };
  const start = performance.now();
  await Promise.all([work(), work()]);
  const seconds = (performance.now() - start) / 1000;
  const after = process.memoryUsage.rss() / MB;
  console.log(`\n${models.length} pictures, two at a time: ${digits(models.length / seconds)} a second.`);
  console.log(`Memory before: ${digits(before)} MB; after: ${digits(after)} MB, with up to 32 MB of kept pictures.`);
}
