import { describe, expect, it } from 'vitest';
import { classifyPictureDefinition } from './classify-picture-definition.ts';

const functions = {
  serializeFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:serialize',
  inferFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:infer',
  filterFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:filter',
};
const definition = classifyPictureDefinition(functions);
const { SerializeImageData, InferSerializedImageData, FilterResults, ClassificationFailed } =
  definition.States;
const tasks = [SerializeImageData, InferSerializedImageData, FilterResults];

describe('the classification of a picture', () => {
  it('runs the three functions in order', () => {
    expect(definition.StartAt).toBe('SerializeImageData');
    expect(SerializeImageData.Next).toBe('InferSerializedImageData');
    expect(InferSerializedImageData.Next).toBe('FilterResults');
    expect(FilterResults.End).toBe(true);
    expect(tasks.map((task) => task.Parameters.FunctionName)).toEqual(Object.values(functions));
  });

  it('hands each function the event and passes on its payload alone', () => {
    for (const task of tasks) {
      expect(task.Parameters['Payload.$']).toBe('$');
      expect(task.OutputPath).toBe('$.Payload');
    }
  });

  it('retries what is the fault of Lambda, with jitter, and never what a function throws', () => {
    for (const task of tasks) {
      const [retrier] = task.Retry;
      expect(retrier?.ErrorEquals.every((name) => name.startsWith('Lambda.'))).toBe(true);
      expect(retrier?.ErrorEquals).toContain('Lambda.TooManyRequestsException');
      expect(retrier?.JitterStrategy).toBe('FULL');
    }
  });

  it('retries an endpoint that is unavailable for the moment', () => {
    expect(InferSerializedImageData.Retry[1]?.ErrorEquals).toEqual(['EndpointUnavailable']);
  });

  it('fails with the error and the cause of whichever task failed', () => {
    for (const task of tasks)
      expect(task.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'ClassificationFailed' }]);
    expect(ClassificationFailed).toEqual({ Type: 'Fail', ErrorPath: '$.Error', CausePath: '$.Cause' });
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  });
});
