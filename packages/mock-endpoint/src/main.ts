import { once } from 'node:events';
import {
  classesOption,
  CommandError,
  defineProgram,
  hostOption,
  portOption,
  runInProcess,
  runProgram,
} from '@scones/command-line';
import { z } from 'zod';
import { type RunningMockEndpoint, startMockEndpoint } from './start-mock-endpoint.ts';

const optionsSchema = z.object({
  classes: classesOption().describe('the classes in the order of the answers, comma-separated'),
  port: portOption().default(8080).describe('port, 0 for any that is free'),
  host: hostOption().describe('address to listen on; 0.0.0.0 in a container'),
});

const mockEndpoint = defineProgram({
  summary:
    'Answers GET /ping and POST /invocations as a SageMaker container does, by the name of the picture',
  options: optionsSchema,
  run: async ({ signal, print }, options) => {
    const mock = await start(options);
    print(JSON.stringify({ listening: mock.port }));
    if (!signal.aborted) await once(signal, 'abort');
    await mock.close();
  },
});

async function start(options: z.output<typeof optionsSchema>): Promise<RunningMockEndpoint> {
  try {
    return await startMockEndpoint(options);
  } catch (cause) {
    const hint = 'Choose another address with --host, or another --port.';
    throw new CommandError('NOT_LISTENING', (cause as Error).message, hint, { cause });
  }
}

await runInProcess(process, (terminal) =>
  runProgram({ name: 'mock-endpoint', command: mockEndpoint }, terminal),
);
