import type { Random } from '@scones/deterministic';
import { AwsError, type EmulatedService } from '@scones/emulator-core';
import type { TaggedResource } from '@scones/emulator-tagging';

type Members = Readonly<Record<string, unknown>>;
type Call = (operation: string, input: object) => Promise<Members>;

/** How a service lists one kind of its resources, and says the tags of each. */
interface TaggedKind {
  readonly service: string;
  readonly list: string;
  readonly input?: object;
  /** The member of the list's output that has the resources, and the one of each that has its ARN. */
  readonly items: string;
  readonly arn: string | ((item: Members) => string);
  /** The members by which the list goes on, in its input and in its output. */
  readonly next?: readonly [input: string, output: string];
  /** The operation that answers a resource's tags, if the list does not. */
  readonly tags?: readonly [operation: string, input: (item: Members, arn: string) => object];
  readonly tagMember?: string;
}

const NEXT_TOKEN = ['NextToken', 'NextToken'] as const;
const ofSageMaker = (list: string, items: string, arn: string): TaggedKind => ({
  ...{ service: 'sagemaker', list, items, arn, next: NEXT_TOKEN },
  tags: ['ListTags', (_item, ResourceArn) => ({ ResourceArn })],
});
const ofCloudWatch = (list: string, items: string, arn: string): TaggedKind => ({
  ...{ service: 'monitoring', list, items, arn, next: NEXT_TOKEN },
  tags: ['ListTagsForResource', (_item, ResourceARN) => ({ ResourceARN })],
});

/** What AWS's tagging API knows of, as far as the emulator has it. AWS leaves out roles too. */
const KINDS: readonly TaggedKind[] = [
  { service: 'cloudformation', list: 'DescribeStacks', items: 'Stacks', arn: 'StackId' },
  {
    ...{
      service: 's3',
      list: 'ListBuckets',
      items: 'Buckets',
      arn: ({ Name }) => `arn:aws:s3:::${Name as string}`,
    },
    tags: ['GetBucketTagging', ({ Name }) => ({ Bucket: Name })],
    tagMember: 'TagSet',
  },
  {
    ...{ service: 'lambda', list: 'ListFunctions', items: 'Functions', arn: 'FunctionArn' },
    next: ['Marker', 'NextMarker'],
    tags: ['ListTags', (_item, Resource) => ({ Resource })],
  },
  {
    ...{ service: 'states', list: 'ListStateMachines', items: 'stateMachines', arn: 'stateMachineArn' },
    next: ['nextToken', 'nextToken'],
    tags: ['ListTagsForResource', (_item, resourceArn) => ({ resourceArn })],
    tagMember: 'tags',
  },
  {
    ...{ service: 'logs', list: 'DescribeLogGroups', items: 'logGroups', arn: 'logGroupArn' },
    next: ['nextToken', 'nextToken'],
    tags: ['ListTagsForResource', (_item, resourceArn) => ({ resourceArn })],
    tagMember: 'tags',
  },
  {
    ...{ service: 'events', list: 'ListRules', items: 'Rules', arn: 'Arn', next: NEXT_TOKEN },
    tags: ['ListTagsForResource', (_item, ResourceARN) => ({ ResourceARN })],
  },
  {
    ...{ service: 'sns', list: 'ListTopics', items: 'Topics', arn: 'TopicArn', next: NEXT_TOKEN },
    tags: ['ListTagsForResource', (_item, ResourceArn) => ({ ResourceArn })],
  },
  {
    ...{ service: 'ssm', list: 'DescribeParameters', items: 'Parameters', arn: 'ARN', next: NEXT_TOKEN },
    tags: ['ListTagsForResource', ({ Name }) => ({ ResourceType: 'Parameter', ResourceId: Name })],
    tagMember: 'TagList',
  },
  {
    ...{ service: 'iam', list: 'ListPolicies', input: { Scope: 'Local' }, items: 'Policies', arn: 'Arn' },
    next: ['Marker', 'Marker'],
    tags: ['ListPolicyTags', (_item, PolicyArn) => ({ PolicyArn })],
  },
  ofCloudWatch('DescribeAlarms', 'MetricAlarms', 'AlarmArn'),
  ofCloudWatch('ListDashboards', 'DashboardEntries', 'DashboardArn'),
  ofSageMaker('ListEndpoints', 'Endpoints', 'EndpointArn'),
  ofSageMaker('ListEndpointConfigs', 'EndpointConfigs', 'EndpointConfigArn'),
  ofSageMaker('ListModels', 'Models', 'ModelArn'),
  ofSageMaker('ListTrainingJobs', 'TrainingJobSummaries', 'TrainingJobArn'),
];

/** Everything in the account that has tags, asked of each service. */
export function taggedResources(
  services: () => readonly EmulatedService[],
  random: Random,
): () => Promise<readonly TaggedResource[]> {
  return async () => {
    const found: TaggedResource[] = [];
    for (const kind of KINDS) {
      const service = services().find(({ name }) => name === kind.service);
      const call: Call = async (operation, input) =>
        (await service?.call(operation, input, { requestId: random.uuid() })) as Members;
      for await (const item of itemsOf(kind, call)) {
        const arn = typeof kind.arn === 'string' ? (item[kind.arn] as string) : kind.arn(item);
        const tags = await tagsOf(kind, call, item, arn);
        if (Object.keys(tags).length > 0) found.push({ arn, tags });
      }
    }
    return found;
  };
}

async function* itemsOf({ list, input, items, next }: TaggedKind, call: Call): AsyncGenerator<Members> {
  let token: unknown;
  do {
    const page = await call(list, { ...input, ...(next && token !== undefined && { [next[0]]: token }) });
    yield* (page[items] ?? []) as Members[];
    token = next && page[next[1]];
  } while (token !== undefined);
}

async function tagsOf(
  { tags, tagMember = 'Tags' }: TaggedKind,
  call: Call,
  item: Members,
  arn: string,
): Promise<Readonly<Record<string, string>>> {
  if (!tags) return asRecord(item[tagMember]);
  try {
    return asRecord((await call(tags[0], tags[1](item, arn)))[tagMember]);
  } catch (error) {
    // It has gone since it was listed, or S3 says that it has none.
    if (error instanceof AwsError) return {};
    throw error;
  }
}

/** Tags as a record, as some services answer them; others answer a list, with names in either case. */
function asRecord(tags: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(tags)) return (tags ?? {}) as Record<string, string>;
  return Object.fromEntries(
    (tags as Readonly<Record<string, string>>[]).map(({ Key, key, Value, value }) => [
      Key ?? key,
      Value ?? value,
    ]),
  ) as Record<string, string>;
}
