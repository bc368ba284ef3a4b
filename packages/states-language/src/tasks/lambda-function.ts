import { NOT_TRUNCATED } from '../history.ts';
import { ServiceError } from '../ports.ts';
import { StatesError } from '../states-error.ts';
import { readFunctionResult } from './lambda-result.ts';
import { failureDetails, type TaskResource } from './task-resource.ts';

const FUNCTION_ARN = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+(?::[^:]+)?$/;

/** A function's ARN as the Resource: its events are Lambda's own, and its result is the payload alone. */
export function lambdaFunction(resource: string): TaskResource | undefined {
  if (!FUNCTION_ARN.test(resource)) return undefined;
  return {
    subject: resource,
    async call({ argumentsText, ports, roleArn, signal }) {
      const parameters = { FunctionName: resource, Payload: argumentsText };
      const call = { service: 'lambda', action: 'invoke', parameters, roleArn, signal };
      try {
        return readFunctionResult(await ports.callService(call), ({ text }) => text);
      } catch (error) {
        throw error instanceof ServiceError ? explain(error) : error;
      }
    },
    writeScheduled(write, input, _region, { heartbeatInSeconds: _, ...scheduling }) {
      const details = { resource, input: input.text, inputDetails: NOT_TRUNCATED, ...scheduling };
      write('LambdaFunctionScheduled', details);
      write('LambdaFunctionStarted', undefined);
    },
    writeSubmitted: () => undefined,
    writeSucceeded(write, { text }) {
      write('LambdaFunctionSucceeded', { output: text, outputDetails: NOT_TRUNCATED });
    },
    writeFailed: (write, error) => void write('LambdaFunctionFailed', failureDetails(error)),
    writeTimedOut: (write, error) => void write('LambdaFunctionTimedOut', failureDetails(error)),
  };
}

function explain(error: ServiceError): StatesError {
  const { code, message, statusCode, requestId } = error;
  return new StatesError(
    `Lambda.${code}`,
    `${message} (Service: Lambda, Status Code: ${statusCode}, Request ID: ${requestId})`,
    { cause: error },
  );
}
