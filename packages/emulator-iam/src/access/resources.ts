import { arn, type Identity } from '@scones/emulator-core';

type Members = Readonly<Record<string, unknown>>;
/** The ARN or ARNs that an operation is about; undefined where it is about none. */
type ResourceOf = (
  input: Members,
  identity: Identity,
  operation: string,
) => string | readonly string[] | undefined;

/** By the prefix of the service's actions. */
export const RESOURCES: Readonly<Record<string, ResourceOf>> = {
  cloudformation: ({ StackName }, identity) =>
    named(StackName, (name) => arn(identity, 'cloudformation', `stack/${name}/*`)),
  events: eventsArn,
  iam: ({ RoleName, PolicyArn }, { account }) =>
    named(RoleName, (name) => `arn:aws:iam::${account}:role/${name}`) ?? named(PolicyArn, itself),
  lambda: ({ FunctionName, Resource, LayerName, VersionNumber, Arn, Qualifier }, identity, operation) =>
    named(Resource ?? Arn, itself) ??
    named(FunctionName, (name) =>
      // Only who invokes one needs to be allowed a version or an alias.
      operation === 'Invoke' && typeof Qualifier === 'string' && Qualifier !== ''
        ? `${unqualified(functionArn(name, identity))}:${Qualifier}`
        : functionArn(name, identity),
    ) ??
    named(LayerName, (name) => layerArn(name, VersionNumber, identity)),
  logs: ({ logGroupName, logStreamName, resourceArn }, identity) =>
    named(resourceArn, itself) ??
    named(logGroupName, (group) => {
      const stream = typeof logStreamName === 'string' ? logStreamName : '';
      return arn(identity, 'logs', `log-group:${group}:log-stream:${stream}`);
    }),
  sagemaker: sageMakerArn,
  sns: ({ TopicArn, ResourceArn, SubscriptionArn, Name }, identity) =>
    named(TopicArn ?? ResourceArn, itself) ??
    named(SubscriptionArn, (subscription) => subscription.split(':').slice(0, 6).join(':')) ??
    named(Name, (name) => arn(identity, 'sns', name)),
  ssm: ({ Name, Path, Names, ResourceId }, identity) => {
    const asked = Array.isArray(Names) ? (Names as unknown[]) : [Name ?? Path ?? ResourceId];
    return asked.flatMap((name) => named(name, (text) => parameterArn(text, identity)) ?? []);
  },
  states: ({ stateMachineArn, executionArn, mapRunArn, resourceArn }) =>
    named(executionArn ?? stateMachineArn ?? mapRunArn ?? resourceArn, itself),
  sts: ({ RoleArn }) => named(RoleArn, itself),
};

/** A parameter may be named by its ARN, and one version of it by a colon behind. */
function parameterArn(nameOrArn: string, identity: Identity): string {
  const name = nameOrArn.replace(/^arn:[^/]*:parameter\//, '').replace(/^\//, '');
  return arn(identity, 'ssm', `parameter/${name.split(':')[0]}`);
}

/** Operations on buses name one by `Name`, those on rules by `EventBusName`. */
function eventsArn(
  { Rule, Name, EventBusName, ResourceARN, Entries }: Members,
  identity: Identity,
  operation: string,
): string | readonly string[] | undefined {
  const tagged = named(ResourceARN, itself);
  if (tagged !== undefined) return tagged;
  if (operation === 'PutEvents')
    return busesOf(Entries).map((bus) => arn(identity, 'events', `event-bus/${bus}`));
  if (operation.endsWith('EventBus'))
    return arn(identity, 'events', `event-bus/${named(Name, lastSegment) ?? 'default'}`);
  const bus = named(EventBusName, lastSegment) ?? 'default';
  return named(Rule ?? Name, (name) =>
    arn(identity, 'events', bus === 'default' ? `rule/${name}` : `rule/${bus}/${name}`),
  );
}

function busesOf(entries: unknown): string[] {
  const all = Array.isArray(entries) && entries.length > 0 ? (entries as Members[]) : [{}];
  return [...new Set(all.map((entry) => named(entry['EventBusName'], lastSegment) ?? 'default'))];
}

function lastSegment(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}

function named(value: unknown, make: (name: string) => string): string | undefined {
  return typeof value === 'string' && value !== '' ? make(value) : undefined;
}

function itself(text: string): string {
  return text;
}

/** A function is named by its name, its ARN or `account:function:name`, each with a qualifier or without. */
function functionArn(name: string, identity: Identity): string {
  if (name.startsWith('arn:')) return name;
  return arn(identity, 'lambda', `function:${name.replace(/^.*function:/, '')}`);
}

function unqualified(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}

function layerArn(name: string, version: unknown, identity: Identity): string {
  const layer = name.startsWith('arn:') ? name : arn(identity, 'lambda', `layer:${name}`);
  return typeof version === 'number' || typeof version === 'string' ? `${layer}:${version}` : layer;
}

const SAGEMAKER_KINDS: Readonly<Record<string, string>> = {
  EndpointName: 'endpoint',
  EndpointConfigName: 'endpoint-config',
  ModelName: 'model',
  TrainingJobName: 'training-job',
};

/** Of several names the first of the table is the one that the operation is about. */
function sageMakerArn(input: Members, identity: Identity): string | undefined {
  const member = Object.keys(SAGEMAKER_KINDS).find((candidate) => typeof input[candidate] === 'string');
  if (member === undefined) return named(input['ResourceArn'], itself);
  return arn(identity, 'sagemaker', `${SAGEMAKER_KINDS[member]}/${String(input[member]).toLowerCase()}`);
}
