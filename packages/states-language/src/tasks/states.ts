import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Integration, Job } from './integration.ts';
import { lowerNames } from './names.ts';

const execution: Job = {
  describe: 'describeExecution',
  identify: (_parameters, answer) => ({ executionArn: answer['ExecutionArn'] ?? null }),
  progress({ status }) {
    if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return 'running';
    return status === 'SUCCEEDED' ? 'succeeded' : 'failed';
  },
};

/** `arn:aws:states:::states:startExecution` */
export const states: Integration = {
  errorPrefix: 'StepFunctions',
  causeName: 'AWSStepFunctions',
  actions: {
    startExecution: {
      patterns: ['request', 'sync', 'sync:2', 'waitForTaskToken'],
      prepare: (parameters) => lowerNames(withTextInput(parameters)),
      job: execution,
    },
  },
};

/** The input may be written as JSON, where the API takes a text. */
function withTextInput(parameters: JsonObject): JsonObject {
  const input: Json | undefined = parameters['Input'];
  if (input === undefined) return parameters;
  return {
    ...parameters,
    Input: isObject(input) || typeof input !== 'string' ? JSON.stringify(input) : input,
  };
}
