import { describe, expect, it } from 'vitest';
import { classifyPictureDefinition } from './classify-picture-definition.ts';
import { forEachLambda } from './tasks/for-each-lambda.ts';
import { CHAIN } from './tasks/index.ts';

const functionArns = forEachLambda((lambda) => `arn:aws:lambda:us-east-1:000000000000:function:${lambda}`);
const definition = classifyPictureDefinition(functionArns);
const { InferSerializedImageData, ClassificationFailed } = definition.States;
const states = CHAIN.map(({ state }) => state);
const tasks = states.map((state) => definition.States[state]);

describe('the classification of a picture', () => {
  it('runs the functions in order, from the first to the last', () => {
    expect(definition.StartAt).toBe('SerializeImageData');
    expect(tasks.map((task) => task.Next)).toEqual([...states.slice(1), undefined]);
    expect(tasks.map((task) => task.End)).toEqual([...states.slice(1).map(() => undefined), true]);
    expect(tasks.map((task) => task.Parameters.FunctionName)).toEqual(Object.values(functionArns));
  });

  it('reads the picture before it asks the endpoint, and looks at the answer last', () => {
    const present = ['SerializeImageData', 'InferSerializedImageData', 'FilterResults'];
    expect(states.filter((state) => present.includes(state))).toEqual(present);
    expect(states.at(-1)).toBe('FilterResults');
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
