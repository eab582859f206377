import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchCatalog, MODELS_DEV } from '../../../../src/catalog/read/fetch.ts';

/** A fetch that always goes to a local server, whatever host is requested. */
async function wire(listener: RequestListener): Promise<typeof fetch> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return (input, init) => {
    const { pathname } = new URL(String(input));
    return fetch(`http://127.0.0.1:${port}${pathname}`, init);
  };
}

const get = async (listener: RequestListener, options: { etag?: string; timeoutMs?: number } = {}) =>
  fetchCatalog(MODELS_DEV, { fetch: await wire(listener), ...options });

const MEGABYTE = Buffer.alloc(1_000_000, ' ');

describe('fetching a catalog', () => {
  it('returns the text and its ETag', async () => {
    expect(await get((_request, response) => response.setHeader('etag', '"1"').end('{"a":1}'))).toEqual({ text: '{"a":1}', etag: '"1"' });
  });

  it('sends the known ETag, and accepts 304 as an answer', async () => {
    const listener: RequestListener = ({ headers }, response) => {
      response.statusCode = headers['if-none-match'] === '"1"' ? 304 : 200;
      response.end();
    };
    expect(await get(listener, { etag: '"1"' })).toBe('unchanged');
    expect(await get(listener)).toMatchObject({ text: '' });
  });

  it('follows a redirect on the same host', async () => {
    const listener: RequestListener = ({ url }, response) => {
      if (url === '/catalog.json') response.writeHead(307, { location: '/v2.json' }).end();
      else response.end('{}');
    };
    expect(await get(listener)).toMatchObject({ text: '{}' });
  });

  it.each([
    [
      'another host',
      'https://evil.example/catalog.json',
      /leads to https:\/\/evil\.example, and only https:\/\/models\.dev, https:\/\/api\.modelpedia\.dev is read/,
    ],
    ['a similar host', 'https://models.dev.evil.example/', /only https:\/\/models\.dev, https:\/\/api\.modelpedia\.dev is read/],
    ['plain http', 'http://models.dev/catalog.json', /leads to http:\/\/models\.dev/],
    ['this machine', 'http://127.0.0.1:22/', /leads to http:\/\/127\.0\.0\.1/],
    ['another port', 'https://models.dev:8443/', /only https:\/\/models\.dev, https:\/\/api\.modelpedia\.dev is read/],
    ['a file', 'file:///etc/passwd', /only https:\/\/models\.dev, https:\/\/api\.modelpedia\.dev is read/],
    ['itself, endlessly', '/catalog.json', /redirected more than 3 times/],
  ])('refuses a redirect to %s', async (_what, location, problem) => {
    await expect(get((_request, response) => response.writeHead(302, { location }).end())).rejects.toThrow(problem);
  });

  it.each([
    ['an error status', ((_request, response) => response.writeHead(503).end('busy')) as RequestListener, /status 503/],
    ['an unexpected 304', ((_request, response) => response.writeHead(304).end()) as RequestListener, /status 304/],
    [
      'a length over the limit',
      ((_request, response) => response.setHeader('content-length', 200_000_000).end('x')) as RequestListener,
      /larger than 20 MB/,
    ],
    [
      'bytes that are not text',
      ((_request, response) => response.end(Buffer.from([0xff, 0xfe]))) as RequestListener,
      /not valid for encoding utf-8/,
    ],
    [
      'a body that is cut off',
      ((_request, response) => response.setHeader('content-length', 10).write('x', () => response.destroy())) as RequestListener,
      /Cannot fetch/,
    ],
  ])('refuses %s', async (_what, listener, problem) => {
    const work = get(listener);
    await expect(work).rejects.toMatchObject({ name: 'BadInput', message: expect.stringMatching(problem) });
    await expect(work).rejects.toThrow('Nothing was changed. Try again later, or import a file with --file.');
  });

  it('stops reading 200 MB soon after the limit, even in chunks without a length', async () => {
    let sent = 0;
    const listener: RequestListener = (_request, response) => {
      const send = () => {
        if (sent >= 200 || response.destroyed) return response.end();
        sent++;
        return response.write(MEGABYTE) ? setImmediate(send) : response.once('drain', send);
      };
      send();
    };
    await expect(get(listener)).rejects.toThrow(/larger than 20 MB/);
    expect(sent).toBeLessThan(100);
  });

  it('counts the decompressed size of a body', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000, ' '));
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(get((_request, response) => response.setHeader('content-encoding', 'gzip').end(bomb))).rejects.toThrow(
      /larger than 20 MB/,
    );
  });

  it("gives up on a host that doesn't answer or never finishes", async () => {
    await expect(get(() => {}, { timeoutMs: 100 })).rejects.toThrow(/it took too long/);
    await expect(get((_request, response) => response.write('{'), { timeoutMs: 300 })).rejects.toThrow(/it took too long/);
  });
});
