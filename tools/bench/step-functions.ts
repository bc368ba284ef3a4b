import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemClock } from '@scones/deterministic';

/** How many executions a second Step Functions runs, called from a process of its own. */
const SECONDS = 3;
const PAYLOAD = JSON.stringify({ image_data: 'a'.repeat(3000) });
const LAMBDA = 'arn:aws:lambda:us-east-1:000000000000:function:echo';

const pass = (): object => ({ Type: 'Pass' });
const invoke = (): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: LAMBDA, 'Payload.$': '$' },
  OutputPath: '$.Payload',
});

const MACHINES = {
  '3 Pass states': { states: chain(3, pass), input: '{}' },
  '50 Pass states': { states: chain(50, pass), input: '{}' },
  '3 lambda:invoke tasks': { states: chain(3, invoke), input: PAYLOAD },
};

function chain(length: number, state: () => object): Record<string, object> {
  return Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `S${index}`,
      { ...state(), ...(index === length - 1 ? { End: true } : { Next: `S${index + 1}` }) },
    ]),
  );
}

const lambda = createServer((incoming, response) => {
  response.setHeader('content-type', 'application/json');
  incoming.pipe(response);
});
await once(lambda.listen(0, '127.0.0.1'), 'listening');
const { child, url } = await startService((lambda.address() as AddressInfo).port);
const agent = new Agent({ keepAlive: true });
try {
  for (const [name, { states, input }] of Object.entries(MACHINES)) {
    const definition = JSON.stringify({ StartAt: 'S0', States: states });
    const roleArn = 'arn:aws:iam::000000000000:role/bench';
    const created = await call('CreateStateMachine', {
      name: name.replaceAll(/\W/g, '-'),
      definition,
      roleArn,
    });
    const start = { stateMachineArn: created['stateMachineArn'], input };
    await measure(start, 8, 1000);
    for (const clients of [1, 8]) report(name, clients, await measure(start, clients, SECONDS * 1000));
  }
} finally {
  agent.destroy();
  child.kill();
  lambda.closeAllConnections();
  lambda.close();
}

async function startService(lambdaPort: number): Promise<{ child: ChildProcess; url: string }> {
  const program = join(import.meta.dirname, '../conformance/serve.ts');
  const lambdaEndpoint = `http://127.0.0.1:${lambdaPort}`;
  const started = spawn(process.execPath, [program, '--port', '0', '--lambda-endpoint', lambdaEndpoint], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: started.stderr })) {
    const found = /http:\/\/\S+/.exec(line)?.[0];
    if (found) return { child: started, url: found };
    console.error(line);
  }
  throw new Error('The service ended before it was ready.');
}

function call(operation: string, input: object): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const headers = {
      'x-amz-target': `AWSStepFunctions.${operation}`,
      'content-type': 'application/x-amz-json-1.0',
    };
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(text) as Record<string, unknown>);
        else reject(new Error(`${operation}: ${text}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(input));
  });
}

/** Milliseconds of each execution, from its start to the answer that it has succeeded. */
async function measure(start: object, clients: number, milliseconds: number): Promise<number[]> {
  const durations: number[] = [];
  const end = performance.now() + milliseconds;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const began = performance.now();
      const { executionArn } = await call('StartExecution', start);
      let status: unknown;
      for (;;) {
        ({ status } = await call('DescribeExecution', { executionArn }));
        if (status !== 'RUNNING') break;
        await systemClock.sleep(1);
      }
      if (status !== 'SUCCEEDED') throw new Error(`The execution ended ${String(status)}.`);
      durations.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return durations.sort((a, b) => a - b);
}

function report(name: string, clients: number, durations: number[]): void {
  const [median = 0, slow = 0] = [0.5, 0.99].map((share) => durations[Math.floor(durations.length * share)]);
  const rate = Math.round(durations.length / SECONDS);
  console.log(
    `${name}, ${clients} clients: ${rate}/s, median ${median.toFixed(2)} ms, p99 ${slow.toFixed(2)} ms`,
  );
}
