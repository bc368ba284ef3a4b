/** A program with the container contract, small enough to start in a test. The parent passes what it should do. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const [command, root = ''] = process.argv.slice(2);
process.once('disconnect', () => process.kill(process.pid));
// Listening for the parent's end must not keep the program alive.
process.channel?.unref();

if (command === 'train') train();
else serve();

function train(): void {
  const config = (name: string): unknown =>
    JSON.parse(readFileSync(join(root, 'input', 'config', `${name}.json`), 'utf8')) as unknown;
  const { behaviour } = config('hyperparameters') as { behaviour?: string };
  const saveModel = (content: object): void =>
    writeFileSync(join(root, 'model', 'model.json'), JSON.stringify(content));
  console.log('Epoch[0] Train-accuracy=0.5');
  if (behaviour === 'fail' || behaviour === 'blame-data') {
    writeFileSync(join(root, 'output', 'failure'), 'the loss is not a number');
    process.exitCode = behaviour === 'fail' ? 1 : 2;
    return;
  }
  if (behaviour === 'name-folder') {
    console.log(`reading ${root}/input/data`);
    writeFileSync(join(root, 'output', 'failure'), `${root}/input/data is empty`);
    process.exitCode = 1;
    return;
  }
  if (behaviour === 'crash') throw new Error('nobody expected this');
  if (behaviour === 'linger' || behaviour === 'defy') {
    process.on('SIGTERM', () => {
      if (behaviour === 'defy') return console.log('no');
      saveModel({ saved: 'at the last moment' });
      process.channel?.unref();
    });
    process.channel?.ref();
    console.log('lingering');
    return;
  }
  console.log('Epoch[1] Train-accuracy=0.75');
  console.log('Epoch[1] Validation-accuracy=0.7');
  writeFileSync(join(root, 'output', 'data', 'notes.txt'), 'seen');
  const inputs = config('inputdataconfig') as Record<string, { readonly TrainingInputMode: string }>;
  const data = (name: string): string => join(root, 'input', 'data', name);
  saveModel({
    channels: Object.fromEntries(
      Object.entries(inputs).map(([channel, { TrainingInputMode }]) => [
        channel,
        TrainingInputMode === 'Pipe'
          ? readFileSync(data(`${channel}_0`), 'latin1')
          : readdirSync(data(channel), { recursive: true }).sort(),
      ]),
    ),
    resources: config('resourceconfig'),
    inputs,
    greeting: process.env['GREETING'],
    jobName: process.env['TRAINING_JOB_NAME'],
  });
}

function serve(): void {
  if (process.env['START'] === 'die') throw new Error('the model does not load');
  const server = createServer((request, response) => {
    if (request.url === '/ping') {
      response.writeHead(process.env['START'] === 'sicken' ? 500 : 200).end();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (body === 'crash') throw new Error('the model fell over');
      if (body === 'hang') return;
      if (body === 'refuse') {
        response.writeHead(400).end('not a picture');
        return;
      }
      response.writeHead(200, {
        'content-type': 'application/json',
        'x-amzn-sagemaker-custom-attributes': request.headers['x-amzn-sagemaker-custom-attributes'] ?? '',
      });
      response.end(
        JSON.stringify({
          body,
          pid: process.pid,
          model: readFileSync(join(root, 'model', 'model.json'), 'utf8'),
          contentType: request.headers['content-type'],
          name: process.env['NAME'],
        }),
      );
    });
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(JSON.stringify({ listening: (server.address() as AddressInfo).port }));
    console.log('serving');
  });
  process.once('SIGTERM', () => {
    server.close();
    server.closeAllConnections();
  });
}
