/** A fetch for endpoints that aren't trusted: it follows no redirect, which could send the key elsewhere, and reads a bounded answer. */

/** Many times what an answer needs. */
export const MAX_BYTES = 64 * 1024;

export async function boundedFetch(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
  const { body, status, headers } = await fetch(input, { ...init, redirect: 'error' });
  const bytes = body === null ? null : await readAtMost(body, MAX_BYTES);
  return new Response(bytes, { status, headers: { 'content-type': headers.get('content-type') ?? 'application/json' } });
}

async function readAtMost(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the rest.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > most) throw new RangeError(`the answer has more than ${most} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
