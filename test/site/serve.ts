/** The demo site on its own: `node test/site/serve.ts [port]`, with a Node that strips types (22.18 or newer). */
import { START } from './brands.ts';
import { startSite } from './server.ts';

/** The number of the RFC that one-time codes come from. */
const DEFAULT_PORT = 4226;

const port = Number(process.argv[2] ?? DEFAULT_PORT);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error('Give a port from 0 (any) to 65535.');
  process.exit(2);
}
try {
  const site = await startSite({ port });
  console.log(`The demo site is at ${site.origin(START.host)}/ (Ctrl-C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void site.close());
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
  console.error(`Port ${port} is taken. Give another: node test/site/serve.ts 0`);
  process.exitCode = 1;
}
