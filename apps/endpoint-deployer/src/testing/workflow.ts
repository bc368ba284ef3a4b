import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const STATE_MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:classify';
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:filter';

/** Answers, as AWS does, what a deployed workflow consists of: a state machine whose Lambda asks for 0.8. */
export async function startWorkflow() {
  const server = createServer((request, response) => {
    const isMachine = request.headers['x-amz-target'] === 'AWSStepFunctions.DescribeStateMachine';
    const answer = isMachine
      ? { definition: JSON.stringify({ States: { Filter: { Resource: FUNCTION } } }) }
      : { FunctionName: 'filter', Environment: { Variables: { THRESHOLD: '0.8' } } };
    request.resume().once('end', () => response.end(JSON.stringify(answer)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    connection: {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      disableHostPrefix: true,
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
