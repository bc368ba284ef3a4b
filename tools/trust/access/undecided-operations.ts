import type { DeclaredOperation } from '../fuzz/fuzzed-services.ts';
import type { Row } from '../trial.ts';
import { type Account, roleArn, sdkOf, startAccount } from './account.ts';
import type { Caller } from './caller.ts';
import { NOT_DECIDED } from './required-actions.ts';

type Attempt = (account: Account, caller: Caller) => Promise<boolean>;

const assuming =
  (operation: string, input: object): Attempt =>
  async (_account, caller) => {
    const asked = { RoleArn: roleArn('caller'), ...input };
    return (await caller.send(sdkOf('emulator-sts'), operation, asked)).kind === 'refused';
  };

const following =
  (path: string): Attempt =>
  async ({ url }) =>
    (await fetch(url + path)).status === 403;

/** What holds of each operation that no policy of the caller decides on, for one that may do nothing. */
const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  'emulator-sts GetCallerIdentity': async (_account, caller) =>
    (await caller.send(sdkOf('emulator-sts'), 'GetCallerIdentity', {})).kind === 'answered',
  'emulator-sts AssumeRoleWithSAML': assuming('AssumeRoleWithSAML', {
    PrincipalArn: 'arn:aws:iam::000000000000:saml-provider/any',
    SAMLAssertion: Buffer.from('<Response/>').toString('base64'),
  }),
  'emulator-sts AssumeRoleWithWebIdentity': assuming('AssumeRoleWithWebIdentity', {
    RoleSessionName: 'mallory',
    WebIdentityToken: 'a.b.c',
  }),
  'emulator-lambda DownloadFunctionCode': following('/2015-03-31/functions/f/code'),
  'emulator-lambda DownloadLayerVersion': following('/2018-10-31/layers/l/versions/1/content'),
};

/** The operations that are left out of the table, each of which must be there. */
export async function undecidedRow(
  all: readonly DeclaredOperation[],
  onFault: (fault: unknown) => void,
): Promise<Row> {
  await using account = await startAccount(onFault);
  await account.makeRole('caller');
  const caller = await account.sessionOf('caller');
  const declared = new Set(all.map(({ service, name }) => `${service} ${name}`));
  const broken: string[] = [];
  for (const name of Object.keys(NOT_DECIDED))
    if (!declared.has(name) || !(await ATTEMPTS[name]?.(account, caller))) broken.push(name);
  const tried = Object.keys(NOT_DECIDED).length;
  const reasons = Object.entries(NOT_DECIDED).map(
    ([name, why]) => `${name.replace('emulator-', '')}: ${why}`,
  );
  return {
    name: 'operations that policies of the caller do not decide',
    tried,
    held: tried - broken.length,
    note: (broken.length > 0 ? broken : reasons).join('; '),
  };
}
