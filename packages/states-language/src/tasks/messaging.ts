import { isObject, type Json, type JsonObject } from '../json.ts';
import type { ServiceResponse } from '../ports.ts';
import { StatesError } from '../states-error.ts';
import type { Integration, TaskRun } from './integration.ts';

/** `arn:aws:states:::sns:publish`: the message may be written as JSON. */
export const sns: Integration = {
  errorPrefix: 'SNS',
  causeName: 'AmazonSNS',
  javaErrors: { base: 'AmazonSNSException', unmodelled: {} },
  actions: {
    publish: { patterns: ['request', 'waitForTaskToken'], prepare: withText('Message') },
  },
};

/** `arn:aws:states:::sqs:sendMessage`: the body may be written as JSON. */
export const sqs: Integration = {
  errorPrefix: 'SQS',
  causeName: 'AmazonSQS',
  javaErrors: {
    base: 'AmazonSQSException',
    unmodelled: {
      InvalidParameterValueException: 'InvalidParameterValue',
      MissingRequiredParameterException: 'MissingParameter',
    },
  },
  actions: {
    sendMessage: {
      patterns: ['request', 'waitForTaskToken'],
      prepare: (parameters) => withTextUnlessNull('MessageBody')(withHost(parameters)),
    },
  },
};

/** Java's client sends a message to the host in the address, so that a queue's name by itself is a host, and unknown. */
function withHost(parameters: JsonObject): JsonObject {
  const { QueueUrl: url } = parameters;
  if (typeof url !== 'string' || !/^[\w-]+(?:\.fifo)?$/.test(url)) return parameters;
  const cause = `Unable to execute HTTP request: ${url}: Name or service not known`;
  throw new StatesError('SQS.SdkClientException', cause);
}

/** `arn:aws:states:::events:putEvents`: an entry's detail may be written as JSON. */
export const events: Integration = {
  errorPrefix: 'EventBridge',
  causeName: 'AmazonEventBridge',
  javaErrors: { base: 'AmazonEventBridgeException', unmodelled: {} },
  actions: {
    putEvents: {
      patterns: ['request', 'waitForTaskToken'],
      prepare({ Entries: entries, ...parameters }, { identity }) {
        const prepared = Array.isArray(entries)
          ? entries.map((entry) => withResources(detailAsText(entry), identity))
          : entries;
        return { ...parameters, Entries: prepared ?? null };
      },
      finish: requireDelivery,
      // As recorded of AWS.
      isBare: true,
    },
  },
};

/** Entries that were not taken fail the task. */
function requireDelivery({ output }: ServiceResponse): JsonObject {
  if ((output['FailedEntryCount'] ?? 0) === 0) return output;
  throw new StatesError('EventBridge.FailedEntry', JSON.stringify(output));
}

/** An entry is also about the machine and the execution that it comes from. */
function withResources(entry: Json, { stateMachineArn, executionArn }: TaskRun['identity']): Json {
  if (!isObject(entry)) return entry;
  const given = Array.isArray(entry['Resources']) ? entry['Resources'] : [];
  return { ...entry, Resources: [...given, stateMachineArn, executionArn] };
}

const detailAsText = (entry: Json): Json =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? withText('Detail')(entry) : entry;

/** To SQS a null is no body. */
function withTextUnlessNull(name: string): (parameters: JsonObject) => JsonObject {
  const prepare = withText(name);
  return (parameters) => (parameters[name] === null ? parameters : prepare(parameters));
}

function withText(name: string): (parameters: JsonObject) => JsonObject {
  return (parameters) => {
    const value = parameters[name];
    if (value === undefined || typeof value === 'string') return parameters;
    return { ...parameters, [name]: JSON.stringify(value) };
  };
}
