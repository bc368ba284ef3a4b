import { CreateStateMachineCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { classifyPictureDefinition, forEachLambda } from '@scones/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BUCKET,
  type FakeFunction,
  ROLE,
  type RunningServices,
  startServices,
} from '../testing/start-services.ts';
import { evaluate } from './evaluate.ts';
import type { EvaluateOptions } from './evaluate-options.ts';
import type { EvaluateProgress } from './evaluate-progress.ts';

interface Event {
  readonly statusCode: number;
  readonly body: { s3_key: string; inferences: number[]; threshold?: number };
}

/** The endpoint's answer for each picture name. */
const ANSWERS: Readonly<Record<string, number[]>> = {
  'sure.png': [0.99, 0.01],
  'doubtful.png': [0.4, 0.6],
  'wrong.png': [0.98, 0.02],
};

class ThresholdConfidenceNotMet extends Error {
  override readonly name = 'ThresholdConfidenceNotMet';
}

const FUNCTIONS: Partial<Record<string, FakeFunction>> = {
  'lambda-serialize-image-data': (request) => ({
    statusCode: 200,
    body: { ...(request as object), image_data: 'AAAA' },
  }),
  'lambda-infer-serialized-image-data': (event) => {
    const { body } = event as Event;
    const inferences = ANSWERS[body.s3_key.split('/').at(-1) as string];
    if (!inferences) throw Object.assign(new Error('no such picture'), { name: 'NoSuchKey' });
    return { statusCode: 200, body: { ...body, inferences } };
  },
  'lambda-filter-results': (event) => {
    const { inferences, threshold = 0.93 } = (event as Event).body;
    if (Math.max(...inferences) < threshold)
      throw new ThresholdConfidenceNotMet('THRESHOLD_CONFIDENCE_NOT_MET');
    return event;
  },
};

/** Every other Lambda of the chain passes the event on. */
const functions = forEachLambda((lambda): FakeFunction => FUNCTIONS[lambda] ?? ((event) => event));

describe('evaluate', () => {
  let services: RunningServices;
  let stateMachineArn: string;

  beforeAll(async () => {
    services = await startServices(functions);
    stateMachineArn = await createMachine(
      'chain',
      classifyPictureDefinition(
        forEachLambda((lambda) => `arn:aws:lambda:us-east-1:000000000000:function:${lambda}`),
      ),
    );
    await stagePictures('set', ['0\tsure.png', '1\tdoubtful.png', '1\twrong.png']);
  });
  afterAll(() => services.close());

  async function createMachine(name: string, definition: object): Promise<string> {
    const created = await services.stepFunctions.send(
      new CreateStateMachineCommand({ name, definition: JSON.stringify(definition), roleArn: ROLE }),
    );
    return created.stateMachineArn as string;
  }
  async function stagePictures(prefix: string, lines: readonly string[]): Promise<void> {
    await services.put(`${prefix}/test.lst`, lines.map((line, index) => `${index}\t${line}\n`).join(''));
    await services.put(`${prefix}/classes.txt`, 'bicycle\nmotorcycle\n');
  }
  const run = (
    options: Partial<EvaluateOptions> = {},
    context: { signal?: AbortSignal; onProgress?: (event: EvaluateProgress) => void } = {},
  ) => evaluate({ ...services, ...context }, { stateMachineArn, bucket: BUCKET, prefix: 'set', ...options });

  it('classifies every picture and compares with the manifest', async () => {
    const evaluation = await run();
    expect(evaluation).toMatchObject({
      classes: ['bicycle', 'motorcycle'],
      executions: 3,
      succeeded: 2,
      belowThreshold: 1,
      failedOtherwise: 0,
      accuracy: 2 / 3,
      accuracyAmongPassed: 0.5,
      confusionMatrix: [
        [1, 0],
        [1, 1],
      ],
      errors: [],
    });
    expect(evaluation.executionsPerSecond).toBeGreaterThan(0);
    expect(evaluation.executionMillisP99).toBeGreaterThanOrEqual(evaluation.executionMillisP50);
  });

  it('has each picture’s answer, also of those below the threshold', async () => {
    const { pictures } = await run();
    expect(pictures).toMatchObject([
      { key: 'set/test/sure.png', label: 0, status: 'succeeded', probabilities: [0.99, 0.01] },
      {
        key: 'set/test/doubtful.png',
        label: 1,
        status: 'belowThreshold',
        probabilities: [0.4, 0.6],
        error: 'ThresholdConfidenceNotMet',
      },
      { key: 'set/test/wrong.png', label: 1, status: 'succeeded', probabilities: [0.98, 0.02] },
    ]);
    expect(pictures[0]?.executionArn).toContain(':execution:chain:');
  });

  it('lets a threshold be given for the run', async () => {
    expect(await run({ threshold: 0.5 })).toMatchObject({ succeeded: 3, belowThreshold: 0 });
  });

  it('asks again for an execution that Step Functions does not show yet', async () => {
    const hidden = new Map([
      ['DescribeExecutionCommand', 1],
      ['GetExecutionHistoryCommand', 1],
    ]);
    const hide =
      (next: (request: never) => Promise<never>, { commandName = '' }) =>
      async (request: never) => {
        const times = hidden.get(commandName) ?? 0;
        hidden.set(commandName, times - 1);
        if (times <= 0) return next(request);
        if (commandName === 'GetExecutionHistoryCommand') return { output: { events: [] } };
        throw Object.assign(new Error('not yet'), { name: 'ExecutionDoesNotExist' });
      };
    services.stepFunctions.middlewareStack.add(hide as never, { step: 'initialize', name: 'hide' });
    const { pictures } = await run();
    services.stepFunctions.middlewareStack.remove('hide');
    expect(pictures.map(({ probabilities }) => probabilities?.length)).toEqual([2, 2, 2]);
    expect(Math.max(...hidden.values())).toBeLessThanOrEqual(0);
  });

  it('reports each execution that ends', async () => {
    const events: EvaluateProgress[] = [];
    await run({ concurrency: 2 }, { onProgress: (event) => events.push(event) });
    expect(events.map(({ done, total }) => [done, total])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('counts executions that fail for another reason, with their errors', async () => {
    await stagePictures('broken', ['0\tsure.png', '0\tgone.png']);
    expect(await run({ prefix: 'broken' })).toMatchObject({
      succeeded: 1,
      failedOtherwise: 1,
      accuracy: 0.5,
      errors: [{ error: 'NoSuchKey', count: 1 }],
      pictures: [{ status: 'succeeded' }, { status: 'failedOtherwise', probabilities: undefined }],
    });
  });

  it('stops running executions when it is interrupted, and starts no more', async () => {
    const waiting = await createMachine('waiting', {
      StartAt: 'Wait',
      States: { Wait: { Type: 'Wait', Seconds: 600, End: true } },
    });
    const controller = new AbortController();
    const interrupted = run({ stateMachineArn: waiting, concurrency: 2 }, { signal: controller.signal });
    const list = async (): Promise<(string | undefined)[]> => {
      const page = await services.stepFunctions.send(new ListExecutionsCommand({ stateMachineArn: waiting }));
      return (page.executions ?? []).map(({ status }) => status);
    };
    while ((await list()).length < 2);
    controller.abort(new Error('Ctrl-C'));
    await expect(interrupted).rejects.toThrow('Ctrl-C');
    expect(await list()).toEqual(['ABORTED', 'ABORTED']);
  });

  it('says that the state machine does not exist', async () => {
    await expect(run({ stateMachineArn: `${stateMachineArn}s` })).rejects.toMatchObject({
      code: 'STATE_MACHINE_MISSING',
      hint: expect.stringContaining('list-state-machines'),
    });
  });

  it('says that nothing is staged there', async () => {
    await expect(run({ prefix: 'elsewhere' })).rejects.toMatchObject({ code: 'NOT_STAGED' });
    await expect(run({ bucket: 'nowhere' })).rejects.toMatchObject({ code: 'BUCKET_MISSING' });
  });
});
