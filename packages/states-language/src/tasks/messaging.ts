import type { Json, JsonObject } from '../json.ts';
import type { Integration } from './integration.ts';

/** `arn:aws:states:::sns:publish`: the message may be written as JSON. */
export const sns: Integration = {
  errorPrefix: 'SNS',
  causeName: 'AmazonSNS',
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
    sendMessage: { patterns: ['request', 'waitForTaskToken'], prepare: withText('MessageBody') },
  },
};

/** `arn:aws:states:::events:putEvents`: an entry's detail may be written as JSON. */
export const events: Integration = {
  errorPrefix: 'EventBridge',
  causeName: 'AmazonEventBridge',
  actions: {
    putEvents: {
      patterns: ['request', 'waitForTaskToken'],
      prepare({ Entries: entries, ...parameters }) {
        const withDetails = Array.isArray(entries) ? entries.map((entry) => detailAsText(entry)) : entries;
        return { ...parameters, Entries: withDetails ?? null };
      },
    },
  },
};

const detailAsText = (entry: Json): Json =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? withText('Detail')(entry) : entry;

function withText(name: string): (parameters: JsonObject) => JsonObject {
  return (parameters) => {
    const value = parameters[name];
    if (value === undefined || typeof value === 'string') return parameters;
    return { ...parameters, [name]: JSON.stringify(value) };
  };
}
