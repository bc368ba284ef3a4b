import { expect, it } from 'vitest';
import { parseOutputs } from './stack-outputs.ts';

const OUTPUTS = {
  DataBucketName: 'data',
  CapturePrefix: 'capture',
  EndpointName: 'classifier',
  SageMakerRoleArn: 'arn:aws:iam::000000000000:role/sagemaker',
  ClassifyPictureStateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:classify',
  Threshold: '0.93',
};
const asOutputs = (values: object) =>
  Object.entries(values).map(([OutputKey, OutputValue]) => ({
    OutputKey,
    OutputValue: OutputValue as string,
  }));

it('takes from the outputs what the job needs', () => {
  expect(parseOutputs(asOutputs(OUTPUTS))).toEqual({
    bucket: 'data',
    capturePrefix: 'capture',
    endpointName: 'classifier',
    sageMakerRoleArn: OUTPUTS.SageMakerRoleArn,
    classifyPictureArn: OUTPUTS.ClassifyPictureStateMachineArn,
  });
});

it('names every output that is missing or is no ARN', () => {
  const { DataBucketName: _missing, ...others } = OUTPUTS;
  const parse = () => parseOutputs(asOutputs({ ...others, SageMakerRoleArn: 'sagemaker' }));
  expect(parse).toThrow(/DataBucketName: .*; SageMakerRoleArn: /);
});
