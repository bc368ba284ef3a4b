/** A program with the container contract. The model file says how its server behaves. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const [command, root = ''] = process.argv.slice(2);

if (command === 'train') train();
else serve();

function train(): void {
  const { behaviour } = JSON.parse(
    readFileSync(join(root, 'input', 'config', 'hyperparameters.json'), 'utf8'),
  ) as { behaviour?: string };
  if (behaviour === 'fail') throw new Error('nothing was learnt');
  writeFileSync(join(root, 'model', 'model.json'), '[0.2,0.8]');
}

function serve(): void {
  const model = readFileSync(join(root, 'model', 'model.json'), 'utf8');
  if (model === 'corrupt') throw new Error('the model is corrupt');
  const server = createServer((request, response) => {
    if (request.url === '/ping') return void response.writeHead(model === 'slow' ? 503 : 200).end();
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(model);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(JSON.stringify({ listening: (server.address() as AddressInfo).port }));
  });
  const end = (): void => {
    server.close();
    server.closeAllConnections();
    if (process.connected) process.disconnect();
  };
  process.once('SIGTERM', end);
  process.once('disconnect', end);
}
