/** Fetches a catalog: only from known hosts, only over https, within limits of time and size. */
import { compact } from '../../compact.ts';
import { BadInput } from '../../errors.ts';

/** Nothing is fetched from anywhere else, even after a redirect. */
const HOSTS: readonly string[] = ['models.dev', 'api.modelpedia.dev'];
export const MODELS_DEV = 'https://models.dev/catalog.json';
export const MODELPEDIA = 'https://api.modelpedia.dev/models';

const TIMEOUT_MS = 20_000;
/** Catalogs have about 3.5 MB; counted after decompression, as the chunks arrive. */
const MAX_BYTES = 20_000_000;
const MAX_REDIRECTS = 3;

export type FetchResult = { readonly text: string; readonly etag: string | undefined } | 'unchanged';

export interface FetchOptions {
  readonly fetch: typeof fetch;
  /** The one of our current state; the host answers without a body if it has nothing newer. */
  readonly etag?: string | undefined;
  readonly timeoutMs?: number;
}

/** Throws BadInput with the problem and the next step; 'unchanged' when the host has nothing newer than `etag`. */
export async function fetchCatalog(url: string, options: FetchOptions): Promise<FetchResult> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  try {
    const response = await follow(new URL(url), options, signal);
    if (response.status === 304 && options.etag !== undefined) return 'unchanged';
    if (!response.ok) throw new FetchRefused(`it answered with status ${response.status}`);
    return { text: await readBody(response), etag: response.headers.get('etag') ?? undefined };
  } catch (error) {
    throw new BadInput(
      `Cannot fetch ${url}: ${reasonOf(error, signal)}. Nothing was changed. Try again later, or import a file with --file.`,
      {
        cause: error,
      },
    );
  }
}

class FetchRefused extends Error {}

async function follow(start: URL, { fetch: get, etag }: FetchOptions, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    assertAllowedUrl(url);
    const headers = compact({ accept: 'application/json', 'user-agent': 'lmm-atlas', 'if-none-match': etag });
    const response = await get(url, { redirect: 'manual', signal, headers });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url);
  }
  throw new FetchRefused(`it redirected more than ${MAX_REDIRECTS} times`);
}

function assertAllowedUrl({ protocol, hostname, port, username }: URL): void {
  if (protocol === 'https:' && HOSTS.includes(hostname) && port === '' && username === '') return;
  throw new FetchRefused(`it leads to ${protocol}//${hostname}, and only https://${HOSTS.join(', https://')} is read`);
}

async function readBody(response: Response): Promise<string> {
  const tooLarge = new FetchRefused(`it is larger than ${MAX_BYTES / 1e6} MB`);
  if (Number(response.headers.get('content-length') ?? 0) > MAX_BYTES) {
    await response.body?.cancel();
    throw tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop early cancels the stream, and with it the download.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw tooLarge;
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'it took too long';
  if (error instanceof FetchRefused) return error.message;
  if (error instanceof TypeError && error.cause instanceof Error) return error.cause.message;
  return error instanceof Error ? error.message : String(error);
}
