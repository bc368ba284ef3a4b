import { AwsError } from '@scones/emulator-core';
import type { CallService } from '../resources/resource-type.ts';

/** For tests: an account with parameters, roles and topics, which can be made to refuse calls. */
export class FakeAccount {
  readonly parameters = new Map<string, string>();
  readonly roles = new Set<string>();
  readonly endpoints = new Set<string>();
  readonly calls: string[] = [];
  #nestedStatus = '';
  /** Refuses the next calls whose text (`service:Operation {input}`) it matches. */
  refuses: RegExp | undefined;

  readonly callService: CallService = async (service, operation, input) => {
    const text = `${service}:${operation} ${JSON.stringify(input)}`;
    this.calls.push(text);
    if (this.refuses?.test(text)) throw new AwsError('AccessDenied', 403, 'The account refuses');
    const run = this.#operations[`${service}:${operation}`];
    return run ? run(input as Record<string, string>) : {};
  };

  #nested(status: string): object {
    this.#nestedStatus = status;
    return { StackId: 'arn:nested' };
  }

  readonly #operations: Readonly<Record<string, (input: Record<string, string>) => object>> = {
    'ssm:PutParameter': ({ Name = '', Value = '' }) => {
      this.parameters.set(Name, Value);
      return {};
    },
    'ssm:GetParameter': ({ Name = '' }) => {
      const Value = this.parameters.get(Name);
      if (Value === undefined) throw new AwsError('ParameterNotFound', 400, `Parameter ${Name} not found.`);
      return { Parameter: { Value } };
    },
    'ssm:DeleteParameter': ({ Name = '' }) => {
      this.parameters.delete(Name);
      return {};
    },
    'iam:CreateRole': ({ RoleName = '' }) => {
      this.roles.add(RoleName);
      return { Role: { Arn: `arn:aws:iam::000000000000:role/${RoleName}`, RoleId: 'AROA' } };
    },
    'iam:GetRole': ({ RoleName = '' }) => ({
      Role: { Arn: `arn:aws:iam::000000000000:role/${RoleName}`, RoleId: 'AROA' },
    }),
    'iam:DeleteRole': ({ RoleName = '' }) => {
      this.roles.delete(RoleName);
      return {};
    },
    'iam:CreatePolicy': ({ PolicyName = '' }) => managedPolicy(PolicyName),
    'iam:GetPolicy': ({ PolicyArn = '' }) => managedPolicy(PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1)),
    'iam:ListPolicyVersions': () => ({
      Versions: [
        { VersionId: 'v2', IsDefaultVersion: true },
        { VersionId: 'v1', IsDefaultVersion: false },
      ],
    }),
    'iam:CreateInstanceProfile': ({ InstanceProfileName = '' }) => instanceProfile(InstanceProfileName),
    'iam:GetInstanceProfile': ({ InstanceProfileName = '' }) => instanceProfile(InstanceProfileName),
    'events:DescribeConnection': ({ Name = '' }) => ({
      ConnectionArn: `arn:aws:events:us-east-1:000000000000:connection/${Name}/id`,
      SecretArn: `arn:secret:${Name}`,
    }),
    'events:CreateApiDestination': ({ Name = '' }) => apiDestination(Name),
    'events:UpdateApiDestination': ({ Name = '' }) => apiDestination(Name),
    'lambda:PublishVersion': ({ FunctionName = '' }) => ({
      FunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${FunctionName}:7`,
      Version: '7',
    }),
    'lambda:PublishLayerVersion': ({ LayerName = '' }) => ({ LayerVersionArn: `arn:layer:${LayerName}:3` }),
    'lambda:CreateAlias': ({ Name = '' }) => ({ AliasArn: `arn:alias:${Name}` }),
    'lambda:UpdateAlias': ({ Name = '' }) => ({ AliasArn: `arn:alias:${Name}` }),
    'sagemaker:CreateModel': ({ ModelName = '' }) => ({ ModelArn: `arn:model/${ModelName}` }),
    'sagemaker:CreateEndpointConfig': ({ EndpointConfigName = '' }) => ({
      EndpointConfigArn: `arn:endpoint-config/${EndpointConfigName}`,
    }),
    'sagemaker:CreateEndpoint': ({ EndpointName = '' }) => {
      this.endpoints.add(EndpointName);
      return { EndpointArn: `arn:endpoint/${EndpointName}` };
    },
    'sagemaker:DescribeEndpoint': ({ EndpointName = '' }) => {
      if (!this.endpoints.has(EndpointName))
        throw new AwsError('ValidationException', 400, `Could not find endpoint "${EndpointName}".`);
      return { EndpointStatus: 'InService', EndpointArn: `arn:endpoint/${EndpointName}` };
    },
    'sagemaker:DeleteEndpoint': ({ EndpointName = '' }) => {
      this.endpoints.delete(EndpointName);
      return {};
    },
    'cloudformation:CreateStack': () => this.#nested('CREATE_COMPLETE'),
    'cloudformation:UpdateStack': () => this.#nested('UPDATE_COMPLETE'),
    'cloudformation:DeleteStack': () => this.#nested('DELETE_COMPLETE'),
    'cloudformation:DescribeStacks': () => ({
      Stacks: [{ StackStatus: this.#nestedStatus, Outputs: [{ OutputKey: 'Name', OutputValue: 'inner' }] }],
    }),
    'sqs:CreateQueue': ({ QueueName = '' }) => ({ QueueUrl: `http://sqs.test/000000000000/${QueueName}` }),
    'sns:CreateTopic': ({ Name = '' }) => ({ TopicArn: `arn:aws:sns:us-east-1:000000000000:${Name}` }),
    'sns:Subscribe': ({ TopicArn = '' }) => ({ SubscriptionArn: `${TopicArn}:1` }),
    'states:CreateActivity': ({ name = '' }) => ({
      activityArn: `arn:aws:states:us-east-1:000000000000:activity:${name}`,
    }),
    'states:PublishStateMachineVersion': ({ stateMachineArn = '' }) => ({
      stateMachineVersionArn: `${stateMachineArn}:3`,
    }),
    'states:CreateStateMachineAlias': ({ name = '' }) => ({
      stateMachineAliasArn: `arn:aws:states:us-east-1:000000000000:stateMachine:m:${name}`,
    }),
    'states:UpdateStateMachine': () => ({ revisionId: 'revision-2' }),
    'states:CreateStateMachine': ({ name = '' }) => ({
      stateMachineArn: `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`,
    }),
    'lambda:CreateFunction': ({ FunctionName = '' }) => functionOf(FunctionName),
    'lambda:GetFunctionConfiguration': ({ FunctionName = '' }) => functionOf(FunctionName),
  };
}

function managedPolicy(name: string): object {
  const [CreateDate, UpdateDate] = [new Date(0), new Date(0)];
  const Arn = `arn:aws:iam::000000000000:policy/${name}`;
  return { Policy: { Arn, PolicyId: 'ANPA', DefaultVersionId: 'v2', CreateDate, UpdateDate } };
}

function instanceProfile(name: string): object {
  return { InstanceProfile: { Arn: `arn:aws:iam::000000000000:instance-profile/${name}` } };
}

function functionOf(name: string): object {
  return { FunctionName: name, FunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${name}` };
}

function apiDestination(name: string): object {
  return { ApiDestinationArn: `arn:aws:events:us-east-1:000000000000:api-destination/${name}/id` };
}
