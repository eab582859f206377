/** The limit: Node's HTTP server reads a request and sends prepared bytes. Prints its address. */
import { createServer } from 'node:http';

const body = Buffer.from(process.argv[2] ?? '', 'base64');
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length };
const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => response.writeHead(200, headers).end(body));
}).listen(0, '127.0.0.1', () => console.log(`http://localhost:${server.address().port}/`));
