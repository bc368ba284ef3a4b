import { AwsError } from '@scones/emulator-core';
import type { CallService } from '../resource-type.ts';

/** For tests: an account in which there are parameters, roles and topics, and which can be told to refuse calls. */
export class FakeAccount {
  readonly parameters = new Map<string, string>();
  readonly roles = new Set<string>();
  readonly calls: string[] = [];
  /** Refuses the next calls whose text (`service:Operation {input}`) it matches. */
  refuses: RegExp | undefined;

  readonly callService: CallService = async (service, operation, input) => {
    const text = `${service}:${operation} ${JSON.stringify(input)}`;
    this.calls.push(text);
    if (this.refuses?.test(text)) throw new AwsError('AccessDenied', 403, 'The account refuses');
    const run = this.#operations[`${service}:${operation}`];
    return run ? run(input as Record<string, string>) : {};
  };

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
    'sns:CreateTopic': ({ Name = '' }) => ({ TopicArn: `arn:aws:sns:us-east-1:000000000000:${Name}` }),
    'sns:Subscribe': ({ TopicArn = '' }) => ({ SubscriptionArn: `${TopicArn}:1` }),
    'states:CreateStateMachine': ({ name = '' }) => ({
      stateMachineArn: `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`,
    }),
    'lambda:CreateFunction': ({ FunctionName = '' }) => functionOf(FunctionName),
    'lambda:GetFunctionConfiguration': ({ FunctionName = '' }) => functionOf(FunctionName),
  };
}

function functionOf(name: string): object {
  return { FunctionName: name, FunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${name}` };
}
