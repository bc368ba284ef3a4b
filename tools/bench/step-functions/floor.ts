import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/**
 * What `node:http` itself allows: a server that does nothing for an execution but read the two requests and answer each
 * with a constant text, as long as Step Functions' own.
 */
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });

const ID = '5f0e2b52-93f6-4f4c-9d2b-c9f6a2c33c61';
const ARN = `arn:aws:states:us-east-1:000000000000:execution:machine:${ID}`;
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:machine';
const TIME = 1764352800.123;

const startSchema = z.object({ input: z.string() });
const created = JSON.stringify({ stateMachineArn: MACHINE, creationDate: TIME, stateMachines: [] });
const started = JSON.stringify({ executionArn: ARN, startDate: TIME });
/** The answer that describes an execution, and the length of the request that started it. */
let described = { text: '', length: 0 };

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.once('end', () => answer(request, chunks, response));
}).listen(Number(values.port), '127.0.0.1');

function answer({ headers }: IncomingMessage, chunks: readonly Buffer[], response: ServerResponse): void {
  const [, operation] = String(headers['x-amz-target']).split('.');
  const length = Number(headers['content-length']);
  if (operation === 'StartExecution' && length !== described.length)
    described = { text: describe(startSchema.parse(JSON.parse(Buffer.concat(chunks).toString()))), length };
  const text =
    operation === 'StartExecution' ? started : operation === 'DescribeExecution' ? described.text : created;
  response.writeHead(200, {
    'x-amzn-requestid': ID,
    'content-length': text.length,
    'content-type': 'application/x-amz-json-1.0',
  });
  response.end(text, 'latin1');
}

/** As Step Functions describes an execution whose output is its input. */
function describe({ input }: z.output<typeof startSchema>): string {
  return JSON.stringify({
    executionArn: ARN,
    stateMachineArn: MACHINE,
    name: ID,
    status: 'SUCCEEDED',
    startDate: TIME,
    stopDate: TIME,
    input,
    output: input,
    inputDetails: { included: true },
    outputDetails: { included: true },
    redriveCount: 0,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  });
}
