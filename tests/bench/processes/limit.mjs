/** The limit: Node's HTTP server reads a request and sends prepared bytes, with the headers of the API's answers. Prints its address. */
import { createServer } from 'node:http';

const body = Buffer.from(process.argv[2] ?? '', 'base64');
const headers = [
  ...['x-content-type-options', 'nosniff'],
  ...['referrer-policy', 'no-referrer'],
  ...['access-control-allow-origin', '*'],
  ...['access-control-expose-headers', 'ETag, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset'],
  ...['vary', 'Accept, Authorization'],
  ...['content-type', 'application/json; charset=utf-8'],
  ...['cache-control', 'no-store'],
  ...['content-length', String(body.length)],
];
const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => response.writeHead(200, headers).end(body));
}).listen(0, '127.0.0.1', () => console.log(`http://localhost:${server.address().port}/`));
