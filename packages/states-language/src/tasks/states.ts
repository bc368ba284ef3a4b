import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../json.ts';
import type { Integration, Job, TaskRun } from './integration.ts';
import { lowerNames } from './names.ts';

const execution: Job = {
  describe: 'describeExecution',
  identify: (_parameters, answer) => ({ executionArn: answer['ExecutionArn'] ?? null }),
  stop: 'stopExecution',
  progress({ status }) {
    if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return 'running';
    return status === 'SUCCEEDED' ? 'succeeded' : 'failed';
  },
  begun: {
    code: 'ExecutionAlreadyExists',
    answer: (message) => ({ ExecutionArn: /arn:[^']+/.exec(message)?.[0] ?? null }),
    output: ({ executionArn = null, startDate = null }) => ({ executionArn, startDate }),
  },
};

/** `arn:aws:states:::states:startExecution` */
export const states: Integration = {
  errorPrefix: 'StepFunctions',
  causeName: 'AWSStepFunctions',
  javaErrors: { base: 'AWSStepFunctionsException', unmodelled: {} },
  actions: {
    startExecution: {
      patterns: ['request', 'sync', 'sync:2', 'waitForTaskToken'],
      prepare: (parameters, run) => lowerNames(withName(withTextInput(parameters), run)),
      job: execution,
    },
  },
};

/** A child without a name gets one that is the attempt's own, so that a call that is made again finds it. */
function withName(parameters: JsonObject, { taskToken }: TaskRun): JsonObject {
  if (parameters['Name'] !== undefined) return parameters;
  const hex = createHash('sha256').update(taskToken()).digest('hex');
  const Name = hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
  return { ...parameters, Name };
}

/** The input may be written as JSON, where the API takes a text. */
function withTextInput(parameters: JsonObject): JsonObject {
  const { Input: input = null, ...others } = parameters;
  if (input === null) return others;
  return {
    ...parameters,
    Input: isObject(input) || typeof input !== 'string' ? JSON.stringify(input) : input,
  };
}
