import { EMULATOR_IDENTITY, type EmulatedService } from '@scones/emulator-core';
import { strToU8, zipSync } from 'fflate';
import type { TextsFor } from './example-inputs.ts';

/** What every object of JavaScript inherits: names under which a table without care finds something. */
export const INHERITED_NAMES = ['constructor', 'toString', 'hasOwnProperty', '__proto__'] as const;

const { account } = EMULATOR_IDENTITY;
const ROLE = `arn:aws:iam::${account}:role/constructor`;
const FUNCTION = `arn:aws:lambda:us-east-1:${account}:function:constructor`;
const ZIP = Buffer.from(zipSync({ 'index.js': strToU8('exports.handler = async () => 1;') })).toString(
  'base64',
);

/** Inputs' texts with such a name in every place of a user's choice, and what the services answered before. */
export class InheritedNames {
  readonly #arns = new Set<string>();
  readonly #answered = new Map<string, Set<string>>();

  /** Keeps each text of an output under its member's name, so that a later input may have it. */
  remember(output: unknown): void {
    if (typeof output !== 'object' || output === null) return;
    for (const [member, value] of Object.entries(output)) {
      if (typeof value === 'string') this.#keep(member, value);
      else this.remember(value);
    }
  }

  #keep(member: string, value: string): void {
    if (value.startsWith('arn:')) this.#arns.add(value);
    const key = member.toLowerCase();
    this.#answered.set(key, (this.#answered.get(key) ?? new Set()).add(value));
  }

  /** The ARNs that are a service's own; of each the operations are asked. */
  arnsOf({ names }: EmulatedService): string[] {
    const own = [...this.#arns].filter((arn) => arn.startsWith(`arn:aws:${names.arn}:`));
    return [...own.slice(-6), ROLE];
  }

  textsFor(operation: string, name: string, arn: string): TextsFor {
    return (member) => {
      const plain = [name, `/${name}`, `s3://${name}/${name}`, '1', '60', '2026-01-01T00:00:00Z'];
      const known = [...(this.#answered.get(member.toLowerCase()) ?? [])].slice(-2);
      const [, fixed] = textsByMember(name, operation).find(([members]) => members.test(member)) ?? [];
      if (fixed !== undefined) return [fixed, ...plain];
      if (/arn$|resource|target/i.test(member))
        return arn === ROLE ? [...known, arn, ...plain] : [arn, ...plain];
      return /id$|token|etag/i.test(member) ? [...known, ...plain] : plain;
    };
  }
}

/** What only a certain text says, by the members that take it. */
function textsByMember(name: string, operation: string): readonly [members: RegExp, text: string][] {
  const named = (value: unknown): object => Object.fromEntries([[name, value]]);
  const document = (value: unknown): string => JSON.stringify(value);
  const trust = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  const condition = Object.fromEntries([['StringEquals', named(name)]]);
  const statement = { Effect: 'Allow', Action: `s3:${name}`, Resource: '*', Condition: condition };
  const topic = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: operation } };
  const template = {
    Parameters: named({ Type: 'String', Default: name }),
    Mappings: named(named(named(name))),
    Resources: Object.fromEntries([[name, topic]]),
    Outputs: named({ Value: { 'Fn::GetAtt': [name, 'TopicName'] } }),
  };
  const machine = { StartAt: name, States: named({ Type: 'Pass', Assign: named(1), End: true }) };
  return [
    [/assumeRolePolicyDocument/i, document({ Version: '2012-10-17', Statement: trust })],
    [/policy$|policyDocument/i, document({ Version: '2012-10-17', Statement: statement })],
    [/definition/i, document(machine)],
    [/templateBody/i, document(template)],
    [/pattern/i, document(named([name]))],
    [/dashboardBody/i, document({ widgets: [{ type: name }] })],
    [/^(input|detail|payload|event)$/i, document(named(named(name)))],
    [/zipFile/i, ZIP],
    [/^runtime$/i, 'nodejs24.x'],
    [/^handler$/i, 'index.handler'],
    [/^protocol$/i, 'lambda'],
    [/^endpoint$/i, FUNCTION],
    [/^tier$/i, 'Standard'],
    [/^image$/i, `${account}.dkr.ecr.us-east-1.amazonaws.com/${name}:1`],
    [/^statistics?$/i, 'Sum'],
    [/role(arn)?$/i, ROLE],
  ];
}

/** What a user makes first where examples of a schema's members together make nothing. */
export function madeFirst(name: string): readonly [service: string, operation: string, input: object][] {
  const variants = [
    { VariantName: name, ModelName: name, InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
  ];
  const image = `${account}.dkr.ecr.us-east-1.amazonaws.com/any:1`;
  const code = { Code: { ZipFile: ZIP }, Handler: `${name}.${name}`, Runtime: 'nodejs24.x', Role: ROLE };
  const variables = { Variables: Object.fromEntries([[name, name]]) };
  const dimensions = [{ Name: name, Value: name }];
  return [
    ['lambda', 'CreateFunction', { ...code, FunctionName: name, Environment: variables }],
    ['lambda', 'PublishLayerVersion', { LayerName: name, Content: { ZipFile: ZIP } }],
    [
      'sagemaker',
      'CreateModel',
      { ModelName: name, ExecutionRoleArn: ROLE, PrimaryContainer: { Image: image } },
    ],
    ['sagemaker', 'CreateEndpointConfig', { EndpointConfigName: name, ProductionVariants: variants }],
    ['events', 'PutRule', { Name: name, EventPattern: JSON.stringify({ source: [name] }) }],
    ['events', 'PutTargets', { Rule: name, Targets: [{ Id: name, Arn: FUNCTION }] }],
    [
      'monitoring',
      'PutMetricData',
      { Namespace: name, MetricData: [{ MetricName: name, Value: 1, Dimensions: dimensions }] },
    ],
    ['sns', 'CreateTopic', { Name: name }],
  ];
}
