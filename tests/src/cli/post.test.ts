import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createApiClient } from '../../../bots/api/client.ts';
import { graphql } from '../../../bots/api/graphql.ts';
import { post } from '../../../src/cli/post.ts';

const Revision = graphql('query Revision { meta { revision } }');

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

const ask = (url: string, timeoutMs = 5000, key?: string) => createApiClient({ url, fetch: post, timeoutMs, key })(Revision, {});

it('sends the question with its key, and reads an answer in pieces', async () => {
  const seen: unknown[] = [];
  const url = await serve((request, response) => {
    const { host: _, connection: __, ...headers } = request.headers;
    let body = '';
    request.setEncoding('utf8').on('data', (part) => {
      body += part;
    });
    request.once('end', () => {
      seen.push(request.method, request.url, headers, JSON.parse(body));
      const [start, end] = [Buffer.from('{"data":{"meta":{"revision":"ü'), Buffer.from('"}}}')];
      // The second piece begins inside a letter.
      response.write(start.subarray(0, -1));
      setImmediate(() => response.end(Buffer.concat([start.subarray(-1), end])));
    });
  });
  expect(await ask(url, 5000, 'secret')).toEqual({ meta: { revision: 'ü' } });
  expect(seen).toEqual([
    'POST',
    '/graphql',
    expect.objectContaining({ authorization: 'Bearer secret', 'content-type': 'application/json' }),
    { query: expect.stringContaining('query Revision'), variables: {} },
  ]);
});

it('says that nothing answers when the server is down', async () => {
  const url = await serve(() => {});
  const down = url.replace(/:\d+/, ':9');
  await expect(ask(down)).rejects.toThrow(`no answer from ${down}`);
});

it("says that the answer isn't JSON", async () => {
  const url = await serve((_request, response) => response.writeHead(502).end('<html>Bad gateway</html>'));
  await expect(ask(url)).rejects.toThrow("the API answered 502 with something that isn't JSON");
});

it('gives up after the time limit, before the answer begins and within it', async () => {
  const silent = await serve(() => {});
  await expect(ask(silent, 50)).rejects.toThrow(`no answer from ${silent}`);
  const slow = await serve((_request, response) => response.write('{'));
  await expect(ask(slow, 50)).rejects.toThrow(`no answer from ${slow}`);
});

it('fails when the connection breaks within the answer', async () => {
  const url = await serve((_request, response) => response.write('{"data"', () => response.destroy()));
  await expect(ask(url)).rejects.toThrow(`no answer from ${url}`);
});
