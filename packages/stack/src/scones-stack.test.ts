import { expect, it } from 'vitest';
import { parseSconesStack, readSconesStack } from './scones-stack.ts';
import { answeringCloudFormation, NO_STACK, outputsOf, stack } from './testing/answering-cloudformation.ts';

const OUTPUTS = {
  DataBucketName: 'data',
  CapturePrefix: 'capture',
  EndpointName: 'classifier',
  SageMakerRoleArn: 'arn:aws:iam::000000000000:role/sagemaker',
  ClassifyPictureStateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:classify',
  ClassifyPrefixStateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:prefix',
  SerializeFunctionName: 'serialize',
  InferFunctionName: 'infer',
  Threshold: '0.93',
};

it('reads what the users of the stack need', async () => {
  const { client } = await answeringCloudFormation(stack(outputsOf(OUTPUTS)));
  expect(await readSconesStack(client, 'shop')).toEqual({
    bucket: 'data',
    capturePrefix: 'capture',
    endpointName: 'classifier',
    sageMakerRoleArn: OUTPUTS.SageMakerRoleArn,
    classifyPictureArn: OUTPUTS.ClassifyPictureStateMachineArn,
    classifyPrefixArn: OUTPUTS.ClassifyPrefixStateMachineArn,
    functions: { serialize: 'serialize', infer: 'infer' },
  });
});

it('names every output that is missing or is no ARN', () => {
  const { DataBucketName: _missing, ...others } = OUTPUTS;
  const parse = () => parseSconesStack({ ...others, SageMakerRoleArn: 'sagemaker' });
  expect(parse).toThrow(/DataBucketName takes a text; SageMakerRoleArn takes .*arn:.*, not "sagemaker"/);
  expect(parse).toThrow(expect.objectContaining({ code: 'BAD_OUTPUTS' }));
});

it('says where it has looked for a stack that is not there', async () => {
  const { client } = await answeringCloudFormation(NO_STACK);
  await expect(readSconesStack(client, 'shop')).rejects.toMatchObject({
    code: 'NO_STACK',
    message: 'There is no stack shop in us-east-1',
  });
});
