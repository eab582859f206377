/** The routes of all pictures: `/pictures/graph/model/clip.png`, or `.svg`, with `?theme=dark`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { BadInput } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { shorten } from '../graph/search/find.ts';
import { contentSecurityPolicy } from '../routing/policy-headers.ts';
import { notServed, pathOf, type Route } from '../routing/route.ts';
import { sendText } from '../routing/send-text.ts';
import { type ThemeName, themeNames } from './kit/theme.ts';
import type { Picture } from './picture.ts';
import { type Format, formats, type Job } from './render/job.ts';
import { createRenderer, keyOf, type Renderer } from './render/renderer.ts';
import { type ReadSubject, subjects } from './subjects.ts';

export interface PicturesOptions {
  readonly store: { readonly current: () => Graph };
  /** The built file that draws in a thread of its own. */
  readonly worker: string;
  /** Of the product: another one may draw the same picture in another way. */
  readonly version: string;
}

export interface Pictures {
  readonly routes: readonly Route[];
  readonly close: () => Promise<void>;
}

/** What the query can say about a subject. */
const READ = ['depth', 'since', 'until'];

const MAX_SUBJECTS = 500;
const RETRY_SECONDS = 3;
/** Chats fetch a picture once; pages may show one for as long without asking again. */
const MAX_AGE_SECONDS = 300;

export function openPictures({ store, worker, version }: PicturesOptions): Pictures {
  const renderer = createRenderer(worker);
  // Working out what a picture says takes milliseconds, and what it says depends on nothing but these.
  const known = new LRUCache<string, Picture>({ max: MAX_SUBJECTS });
  const read = (path: string, subject: ReadSubject, request: PictureRequest): Picture => {
    const graph = store.current();
    const key = JSON.stringify([String(graph.revision), path, request.params, ...READ.map((name) => request.query.get(name))]);
    const picture = known.get(key) ?? subject(graph, request);
    known.set(key, picture);
    return picture;
  };
  const routes = Object.entries(subjects).map(
    ([path, subject]): Route => ({
      method: 'GET',
      path,
      refuse: (_request, response, seconds) => sendText(response, 429, `Too many requests. Try again in ${seconds} seconds.`),
      handle: (request, response, params) =>
        withBadInput(response, () => {
          const asked = readRequest(request, params);
          const job = { picture: read(path, subject, asked), theme: asked.theme, format: asked.format };
          return send(request, response, renderer, job, keyOf(job, version));
        }),
    }),
  );
  return { routes, close: renderer.close };
}

interface PictureRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly theme: ThemeName;
  readonly format: Format;
}

function readRequest(request: IncomingMessage, params: Readonly<Record<string, string>>): PictureRequest {
  const [, name, format] = /^(.+)\.(png|svg)$/.exec(params['file'] ?? '') ?? [];
  if (name === undefined || !isFormat(format)) throw notServed(pathOf(request));
  const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
  const theme = query.get('theme') ?? 'light';
  if (!isTheme(theme)) throw new BadInput(`"theme" is "${shorten(theme)}". It can be ${themeNames.join(' or ')}.`);
  return { params: { ...params, file: name }, query, theme, format };
}

const isFormat = (text: string | undefined): text is Format => text !== undefined && Object.hasOwn(formats, text);
const isTheme = (text: string): text is ThemeName => (themeNames as readonly string[]).includes(text);

async function withBadInput(response: ServerResponse, answer: () => Promise<void>): Promise<void> {
  try {
    await answer();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    sendText(response, 400, error.message);
  }
}

async function send(request: IncomingMessage, response: ServerResponse, renderer: Renderer, job: Job, key: string): Promise<void> {
  const headers = { etag: `"${key}"`, 'cache-control': `public, max-age=${MAX_AGE_SECONDS}` };
  if (isCurrent(request, headers.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const drawn = renderer.render(key, job);
  if (drawn === undefined) {
    sendText(response, 503, 'Too many pictures are being drawn. Try again in a few seconds.', { 'retry-after': String(RETRY_SECONDS) });
    return;
  }
  const bytes = await drawn;
  response.writeHead(200, {
    ...headers,
    'content-type': formats[job.format],
    'content-length': bytes.length,
    // An SVG that is opened by itself is a document.
    'content-security-policy': contentSecurityPolicy({}),
  });
  response.end(bytes);
}

const isCurrent = ({ headers: { 'if-none-match': tags = '' } }: IncomingMessage, etag: string): boolean =>
  tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
