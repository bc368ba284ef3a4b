import type { Notify } from './live-events.ts';

/** The topics of the collections and services whose names differ from their topics. */
const TOPICS: Readonly<Record<string, string>> = {
  'step-functions': 'states',
  cloudwatch: 'monitoring',
  'sagemaker-runtime': 'sagemaker',
};

/** Collections that no page shows. */
const SILENT = new Set(['iam/sessions', 's3/uploads', 's3/parts', 'step-functions/revisions']);

/** How the key of an item names the thing that a page shows, where the key itself is not its name. */
const ABOUT_ITEM: Readonly<Record<string, (key: string) => string | undefined>> = {
  cloudformation: (key) => /:stack\/([^/]+)/.exec(key)?.[1],
  lambda: (key) => key.split(':')[0],
  events: () => undefined,
};

/** The members of an input that name what an operation is about. The first one that is there counts. */
const ABOUT_CALL: Readonly<Record<string, readonly string[]>> = {
  states: ['executionArn', 'stateMachineArn', 'mapRunArn'],
  lambda: ['FunctionName'],
  sagemaker: ['EndpointName', 'EndpointConfigName', 'ModelName', 'TrainingJobName'],
  logs: ['logGroupName'],
  s3: ['Bucket'],
  cloudformation: ['StackName'],
  sns: ['TopicArn'],
};

const READS = /^(BatchGet|Describe|Download|Estimate|Filter|Get|Head|List|Search|Simulate|Test|Validate)/;

export function topicOf(name: string): string {
  return TOPICS[name] ?? name;
}

/** Whether an operation changes nothing. */
export function isRead(operation: string): boolean {
  return READS.test(operation);
}

/** Reports every item that a service keeps: jobs, endpoints, functions, stacks and their events, alarms, rules. */
export function noticeOfItem(notify: Notify): (collection: string, key: string) => void {
  return (collection, key) => {
    if (SILENT.has(collection)) return;
    const prefix = collection.split(/[/.:]/, 1)[0] as string;
    const about = ABOUT_ITEM[prefix];
    notify(topicOf(prefix), about ? about(key) : key);
  };
}

/**
 * The thing that an operation is about, by the name that pages use. Undefined where it is not known; then all pages of
 * the topic are concerned.
 */
export function thingOf(topic: string, input: unknown): string | undefined {
  const members = (input ?? {}) as Readonly<Record<string, unknown>>;
  const value = ABOUT_CALL[topic]?.map((member) => members[member]).find((named) => named !== undefined);
  if (typeof value !== 'string') return undefined;
  // Functions and stacks may be named by their ARNs, but pages use their names.
  return /:function:([^:]+)/.exec(value)?.[1] ?? /:stack\/([^/]+)/.exec(value)?.[1] ?? value;
}
