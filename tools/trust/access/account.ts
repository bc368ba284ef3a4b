import { startEmulator } from '@scones/emulator';
import { readAwsServices } from '../../compatibility/aws-services.ts';
import { Caller, type Credentials } from './caller.ts';

const ACCOUNT = '000000000000';
const REGION = 'us-east-1';

export function roleArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${name}`;
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Condition?: object;
}

/** An account of an emulator that holds everybody to the policies. It has a root, and roles with one policy each. */
export interface Account {
  readonly url: string;
  readonly root: Caller;
  /** Makes a role that the account and those services may take on. */
  readonly makeRole: (name: string, services?: readonly string[]) => Promise<void>;
  /** From now on the role may do this and nothing else; an empty list lets it do nothing. */
  readonly allow: (name: string, statements: readonly Statement[]) => Promise<void>;
  /** A caller with keys of a session of the role, which a policy may bound. */
  readonly sessionOf: (name: string, bound?: Statement) => Promise<Caller>;
  /** A user who may do everything, and a way to have the user's key sign no more. */
  readonly makeUser: (
    name: string,
  ) => Promise<{ readonly caller: Caller; readonly deactivate: () => Promise<void> }>;
  /** A caller with other ways to sign. */
  readonly callerWith: (credentials: Partial<Credentials>, options?: object) => Caller;
  /** Moves the emulator's time forward. */
  readonly advance: (seconds: number) => Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const policy = (Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });

/** Starts the emulator with enforcement, keeping nothing. */
export async function startAccount(onFault: (fault: unknown) => void): Promise<Account> {
  const emulator = await startEmulator({ port: 0, enforceIam: true, onFault });
  const { url, credentials } = emulator;
  if (!credentials) throw new Error('The emulator made no key for the root, though it enforces IAM.');
  const [iam, sts] = [sdkOf('emulator-iam'), sdkOf('emulator-sts')];
  const callers: Caller[] = [];
  const callerWith: Account['callerWith'] = (given, options = {}) => {
    const caller = new Caller({
      endpoint: url,
      region: REGION,
      credentials: { ...credentials, ...given },
      ...options,
    });
    callers.push(caller);
    return caller;
  };
  const root = callerWith({});
  return {
    url,
    root,
    callerWith,
    async makeRole(RoleName, services = []) {
      const Principal = {
        AWS: ACCOUNT,
        ...(services.length > 0 && { Service: services.map((each) => `${each}.amazonaws.com`) }),
      };
      const AssumeRolePolicyDocument = policy([{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }]);
      await root.call(iam, 'CreateRole', { RoleName, AssumeRolePolicyDocument });
    },
    async allow(RoleName, statements) {
      const naming = { RoleName, PolicyName: 'may' };
      if (statements.length === 0) return void (await root.send(iam, 'DeleteRolePolicy', naming));
      const PolicyDocument = policy(statements.map((each) => ({ ...each, Resource: '*' })));
      await root.call(iam, 'PutRolePolicy', { ...naming, PolicyDocument });
    },
    async sessionOf(name, bound) {
      const Policy = bound && policy([{ ...bound, Resource: '*' }]);
      const asked = { RoleArn: roleArn(name), RoleSessionName: 'mallory', Policy };
      const { Credentials: own } = (await root.call(sts, 'AssumeRole', asked)) as {
        Credentials: Readonly<Record<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken', string>>;
      };
      return callerWith({
        accessKeyId: own.AccessKeyId,
        secretAccessKey: own.SecretAccessKey,
        sessionToken: own.SessionToken,
      });
    },
    async makeUser(UserName) {
      await root.call(iam, 'CreateUser', { UserName });
      const PolicyDocument = policy([{ Effect: 'Allow', Action: '*', Resource: '*' }]);
      await root.call(iam, 'PutUserPolicy', { UserName, PolicyName: 'may', PolicyDocument });
      const { AccessKey } = (await root.call(iam, 'CreateAccessKey', { UserName })) as {
        AccessKey: Readonly<Record<'AccessKeyId' | 'SecretAccessKey', string>>;
      };
      const { AccessKeyId, SecretAccessKey } = AccessKey;
      return {
        caller: callerWith({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey }),
        async deactivate() {
          await root.call(iam, 'UpdateAccessKey', { UserName, AccessKeyId, Status: 'Inactive' });
        },
      };
    },
    async advance(advanceSeconds) {
      const { search } = new URL(emulator.consoleUrl);
      const body = JSON.stringify({ advanceSeconds });
      const reply = await fetch(`${url}/_emulator/clock${search}`, { method: 'POST', body });
      if (!reply.ok) throw new Error(`The clock was not moved: ${await reply.text()}`);
    },
    async [Symbol.asyncDispose]() {
      for (const caller of callers) caller.destroy();
      await emulator.close();
    },
  };
}

/** The first client of a service, by its folder in `packages/`. */
export function sdkOf(folder: string): object {
  const sdk = readAwsServices().find((service) => service.folder === folder)?.clients[0];
  if (!sdk) throw new Error(`There is no service ${folder}.`);
  return sdk;
}
