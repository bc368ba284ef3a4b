import assert from 'node:assert/strict';
import { CHAIN, inferredPictureEventSchema, PICTURE_LIMIT_BYTES } from '@scones/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeEnvironment, throttleFunction } from './borrowed-function.ts';
import { type Execution, failuresOf } from './execution.ts';
import { WorkflowRuns } from './workflow-runs.ts';
import type { WorkflowTarget } from './workflow-target.ts';

/** A loopback port at which nobody listens, on any machine. */
const NOBODY = 'http://127.0.0.1:1';

/** The facts about the workflow that hold wherever it is deployed. */
export function describeWorkflow(setUp: () => Promise<WorkflowTarget>): void {
  describe('the workflow', { timeout: 120_000 }, () => {
    let target: WorkflowTarget | undefined;
    let runs: WorkflowRuns | undefined;
    beforeAll(async () => {
      target = await setUp();
      runs = new WorkflowRuns(target);
    }, 600_000);
    afterAll(async () => {
      await runs?.pictures.remove();
      await target?.tearDown();
    }, 600_000);

    const workflow = (): WorkflowRuns => {
      assert(runs, 'the workflow is set up before its facts are tested');
      return runs;
    };
    describePictures(workflow);
    describeRefusals(workflow);
    describeManyPictures(workflow);
    describeTrouble(workflow);
  });
}

type Workflow = () => WorkflowRuns;

function describePictures(workflow: Workflow): void {
  it('passes a confident picture, with the endpoint’s answer', async () => {
    const { target, pictures, start } = workflow();
    const key = await pictures.put('confident', target.pictures.confident);
    const execution = await start(key, target.pictures.confident.threshold);
    const { status, output, error, cause } = await execution.ended();
    expect(status, `${error}: ${cause}`).toBe('SUCCEEDED');
    const { body } = inferredPictureEventSchema.parse(JSON.parse(output as string));
    expect(body).toMatchObject({ s3_bucket: target.bucket, s3_key: key });
    expect(body.inferences.length).toBeGreaterThan(1);
  });

  it('passes a picture through every state of the chain, in order', async () => {
    const { target, classify } = workflow();
    const execution = await classify('chain', target.pictures.confident);
    await execution.ended();
    const exited = (await execution.history()).flatMap((event) => event.stateExitedEventDetails?.name ?? []);
    expect(exited).toEqual(CHAIN.map(({ state }) => state));
  });
}

function describeRefusals(workflow: Workflow): void {
  it("fails on a doubtful picture with the threshold's error", async () => {
    const { target, classify } = workflow();
    const execution = await classify('doubtful', target.pictures.doubtful);
    expect(await execution.ended()).toMatchObject({
      status: 'FAILED',
      error: 'ThresholdConfidenceNotMet',
      cause: expect.stringContaining('THRESHOLD_CONFIDENCE_NOT_MET') as string,
    });
  });

  it('fails on a missing object with the error of the Lambda that missed it', async () => {
    const { pictures, start } = workflow();
    const execution = await start(`${pictures.prefix}/never-put.png`);
    expect(await execution.ended()).toMatchObject({
      status: 'FAILED',
      error: 'PictureNotFound',
      cause: expect.stringContaining('never-put.png') as string,
    });
  });

  it('refuses a picture that no state could pass on', async () => {
    const { target, classify } = workflow();
    const { name, bytes } = target.pictures.confident;
    const large = Buffer.alloc(PICTURE_LIMIT_BYTES + 1);
    large.set(bytes);
    const execution = await classify('large', { name, bytes: large });
    expect(await execution.ended()).toMatchObject({ status: 'FAILED', error: 'PictureTooLarge' });
  });
}

function describeManyPictures(workflow: Workflow): void {
  it('classifies ten pictures at once, each for itself', async () => {
    const { target, classify } = workflow();
    const { confident, doubtful } = target.pictures;
    const ten = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? confident : doubtful));
    const executions = await Promise.all(ten.map((picture, index) => classify(`ten/${index}`, picture)));
    const ended = await Promise.all(executions.map((execution) => execution.ended()));
    expect(ended.map(({ status, error = '' }) => `${status} ${error}`.trim())).toEqual(
      ten.map((picture) => (picture === confident ? 'SUCCEEDED' : 'FAILED ThresholdConfidenceNotMet')),
    );
  });
}

/** The order matters: the endpoint is back only after it was down. */
function describeTrouble(workflow: Workflow): void {
  it('tries a throttled Lambda again, until it may run', async () => {
    const { target, classify } = workflow();
    const throttled = await throttleFunction(target.lambda, target.functions.serialize);
    let execution: Execution;
    try {
      execution = await classify('throttled', target.pictures.confident);
      await execution.taskFailure('Lambda.TooManyRequestsException');
    } finally {
      await throttled.giveBack();
    }
    const { status, error, cause } = await execution.ended();
    expect(status, `${error}: ${cause}`).toBe('SUCCEEDED');
  });

  it('fails when the endpoint is down for longer than the retries last', async () => {
    const { target, classify } = workflow();
    const changed = await changeEnvironment(target.lambda, target.functions.infer, {
      AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: NOBODY,
    });
    try {
      const execution = await classify('down', target.pictures.confident);
      expect(await execution.ended()).toMatchObject({
        status: 'FAILED',
        error: 'EndpointUnavailable',
        cause: expect.stringContaining('ECONNREFUSED') as string,
      });
      expect(failuresOf(await execution.history(), 'EndpointUnavailable')).toHaveLength(4);
    } finally {
      await changed.giveBack();
    }
  });

  it('passes pictures again when the endpoint is back', async () => {
    const { target, classify } = workflow();
    const execution = await classify('back', target.pictures.confident);
    const { status, error, cause } = await execution.ended();
    expect(status, `${error}: ${cause}`).toBe('SUCCEEDED');
  });
}
