import { AwsFailure } from './aws-failure.ts';

/** The services on AWS's JSON protocol, with their names in `X-Amz-Target`. */
const TARGETS = {
  states: { prefix: 'AWSStepFunctions', version: '1.0' },
  sagemaker: { prefix: 'SageMaker', version: '1.1' },
  logs: { prefix: 'Logs_20140328', version: '1.1' },
  monitoring: { prefix: 'GraniteServiceVersion20100801', version: '1.0' },
  events: { prefix: 'AWSEvents', version: '1.1' },
  ssm: { prefix: 'AmazonSSM', version: '1.1' },
  tagging: { prefix: 'ResourceGroupsTaggingAPI_20170126', version: '1.1' },
} as const;

export type JsonServiceName = keyof typeof TARGETS;

/**
 * Calls one operation of a service by AWS's public API, as any client does. `Output` is the AWS SDK's own type, with
 * dates as epoch seconds, as the wire has them. Throws `AwsFailure`.
 */
export async function jsonCall<Output>(
  service: JsonServiceName,
  operation: string,
  input: object,
  signal?: AbortSignal,
): Promise<OnTheWire<Output>> {
  const { prefix, version } = TARGETS[service];
  const response = await fetch('/', {
    method: 'POST',
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amz-target': `${prefix}.${operation}`,
      // The list of requests leaves out the console's own. The SDK's clients mark them by their access key, `console`.
      'x-scones-console': '1',
    },
    body: JSON.stringify(input),
    ...(signal && { signal }),
  });
  const text = await response.text();
  if (!response.ok) throw AwsFailure.from(response.status, text, `${service}:${operation}`);
  return JSON.parse(text) as OnTheWire<Output>;
}

/** An output of the AWS SDK as JSON: times are numbers of seconds, and there is no `$metadata`. */
export type OnTheWire<Value> = Value extends Date
  ? number
  : Value extends Uint8Array
    ? string
    : Value extends readonly (infer Item)[]
      ? OnTheWire<Item>[]
      : Value extends object
        ? { [Name in keyof Value as Name extends '$metadata' ? never : Name]: OnTheWire<Value[Name]> }
        : Value;
