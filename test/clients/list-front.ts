/**
 * A front below `node:http` that lets the LIST verb through: llhttp, which reads
 * requests for Node, has no such method and answers 400 (Node 26, too), while
 * Vault's clients use it.
 */
import type { Server } from 'node:http';
import { createServer, type Server as Front } from 'node:net';

/** Under this name the server behind finds the method as it was sent. Nobody outside can set it. */
export const METHOD_HEADER = 'x-front-method';

const HEAD_END = Buffer.from('\r\n\r\n');

/** What `node:http` itself takes. */
const MAX_HEAD = 16 * 1024;

/** Listens in place of `server`, which gets each connection with one request in it. */
export function createListFront(server: Server): Front {
  // A second request on a connection would not come by here.
  server.maxRequestsPerSocket = 1;
  return createServer((socket) => {
    let begun = Buffer.alloc(0);
    const look = (chunk: Buffer): void => {
      begun = Buffer.concat([begun, chunk]);
      const end = begun.indexOf(HEAD_END);
      if (end < 0 && begun.length > MAX_HEAD) socket.destroy();
      if (end < 0) return;
      socket.off('data', look);
      socket.pause();
      socket.unshift(Buffer.concat([rewritten(begun.subarray(0, end)), begun.subarray(end)]));
      server.emit('connection', socket);
      socket.resume();
    };
    socket.on('data', look);
    socket.on('error', () => socket.destroy());
  });
}

function rewritten(head: Buffer): Buffer {
  const [line = '', ...headers] = head.toString('latin1').split('\r\n');
  const own = headers.filter((header) => !header.toLowerCase().startsWith(`${METHOD_HEADER}:`));
  if (line.startsWith('LIST ')) own.push(`${METHOD_HEADER}: LIST`);
  return Buffer.from([line.replace(/^LIST /, 'GET '), ...own].join('\r\n'), 'latin1');
}
