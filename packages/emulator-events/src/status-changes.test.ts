import { describe, expect, it } from 'vitest';
import { executionStatusChange } from './execution-status-change.ts';
import { sageMakerStateChange } from './sagemaker-state-change.ts';

const execution = {
  arn: 'arn:aws:states:us-east-1:000000000000:execution:m:e',
  name: 'e',
  stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m',
  status: 'FAILED',
  startDate: 1_000,
  stopDate: 2_000,
  input: '{}',
  error: 'THRESHOLD_CONFIDENCE_NOT_MET',
  cause: 'doubt',
} as const;

describe('an execution', () => {
  it('that failed is reported with its error and without an output', () => {
    expect(executionStatusChange(execution)).toMatchObject({
      source: 'aws.states',
      detailType: 'Step Functions Execution Status Change',
      resources: [execution.arn],
      detail: {
        executionArn: execution.arn,
        stateMachineArn: execution.stateMachineArn,
        status: 'FAILED',
        startDate: 1_000,
        stopDate: 2_000,
        input: '{}',
        inputDetails: { included: true },
        output: null,
        outputDetails: null,
        error: 'THRESHOLD_CONFIDENCE_NOT_MET',
        cause: 'doubt',
      },
    });
  });

  it('is reported with the version and the alias that it was started from', () => {
    const stateMachineVersionArn = `${execution.stateMachineArn}:1`;
    const stateMachineAliasArn = `${execution.stateMachineArn}:live`;
    const { detail } = executionStatusChange({ ...execution, stateMachineVersionArn, stateMachineAliasArn });
    expect(detail).toMatchObject({ stateMachineVersionArn, stateMachineAliasArn });
    const none = { stateMachineVersionArn: null, stateMachineAliasArn: null };
    expect(executionStatusChange(execution).detail).toMatchObject(none);
  });

  it.each([
    ['the input, when both together are too large', 200, 100, [false, true]],
    ['both, when the output alone is too large', 1, 249, [false, false]],
    ['nothing that fits', 100, 100, [true, true]],
  ])('leaves out %s', (_what, inputKilobytes, outputKilobytes, included) => {
    const payload = (kilobytes: number): string => `"${'x'.repeat(kilobytes * 1024)}"`;
    const { error: _error, cause: _cause, ...succeeded } = execution;
    const { detail } = executionStatusChange({
      ...succeeded,
      status: 'SUCCEEDED',
      input: payload(inputKilobytes),
      output: payload(outputKilobytes),
    });
    expect(detail).toMatchObject({
      input: included[0] ? expect.any(String) : null,
      inputDetails: { included: included[0] },
      output: included[1] ? expect.any(String) : null,
      outputDetails: { included: included[1] },
    });
  });
});

describe('SageMaker', () => {
  it('reports an endpoint in capitals and milliseconds, and no more than AWS does', () => {
    const { detail, resources } = sageMakerStateChange({
      detailType: 'SageMaker Endpoint State Change',
      resourceArn: 'arn:aws:sagemaker:us-east-1:000000000000:endpoint/shop',
      detail: {
        EndpointName: 'shop',
        EndpointStatus: 'InService',
        CreationTime: new Date(5_000),
        FailureReason: undefined,
        DataCaptureConfig: { EnableCapture: true },
      },
    });
    expect(resources).toEqual(['arn:aws:sagemaker:us-east-1:000000000000:endpoint/shop']);
    expect(detail).toEqual({
      EndpointName: 'shop',
      EndpointStatus: 'IN_SERVICE',
      CreationTime: 5_000,
      Tags: {},
    });
  });

  it('reports a training job as it is described', () => {
    const { detail } = sageMakerStateChange({
      detailType: 'SageMaker Training Job State Change',
      resourceArn: 'arn:aws:sagemaker:us-east-1:000000000000:training-job/j',
      detail: {
        TrainingJobStatus: 'InProgress',
        SecondaryStatusTransitions: [{ Status: 'Starting', StartTime: new Date(7_000) }],
      },
    });
    expect(detail).toEqual({
      TrainingJobStatus: 'InProgress',
      SecondaryStatusTransitions: [{ Status: 'Starting', StartTime: 7_000 }],
      Tags: {},
    });
  });
});
