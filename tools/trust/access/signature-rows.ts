import type { Row } from '../trial.ts';
import { sdkOf, startAccount } from './account.ts';
import type { Caller } from './caller.ts';

/** An operation without input of a service on each protocol, and the codes that AWS's client shows there. */
const PROTOCOLS = [
  {
    service: 'emulator-step-functions',
    operation: 'ListStateMachines',
    unsigned: 'MissingAuthenticationTokenException',
    unknown: 'UnrecognizedClientException',
    wrong: 'InvalidSignatureException',
    late: 'InvalidSignatureException',
    expired: 'ExpiredTokenException',
  },
  {
    service: 'emulator-lambda',
    operation: 'ListFunctions',
    unsigned: 'MissingAuthenticationTokenException',
    unknown: 'UnrecognizedClientException',
    wrong: 'InvalidSignatureException',
    late: 'InvalidSignatureException',
    expired: 'ExpiredTokenException',
  },
  {
    service: 'emulator-iam',
    operation: 'ListRoles',
    unsigned: 'MissingAuthenticationToken',
    unknown: 'InvalidClientTokenId',
    wrong: 'SignatureDoesNotMatch',
    late: 'SignatureDoesNotMatch',
    expired: 'ExpiredToken',
  },
  {
    service: 'emulator-s3',
    operation: 'ListBuckets',
    unsigned: 'AccessDenied',
    unknown: 'InvalidAccessKeyId',
    wrong: 'SignatureDoesNotMatch',
    late: 'RequestTimeTooSkewed',
    expired: 'ExpiredToken',
  },
] as const;

const HOUR = 3600;
const MOST_LATE = 15 * 60 * 1000;

/** Requests that are signed by nobody, with another key or secret, too late, or by a session that is over. */
export async function signatureRows(onFault: (fault: unknown) => void): Promise<Row[]> {
  await using account = await startAccount(onFault);
  await account.makeRole('caller');
  await account.allow('caller', [{ Effect: 'Allow', Action: '*' }]);
  const session = await account.sessionOf('caller');
  const unsigned = { signer: { sign: async (request: object) => await Promise.resolve(request) } };
  const late = { systemClockOffset: -MOST_LATE - 60_000 };
  const codes = async (caller: Caller): Promise<string[]> => {
    const replies: string[] = [];
    for (const { service, operation } of PROTOCOLS) {
      const reply = await caller.send(sdkOf(service), operation, {});
      replies.push(reply.kind === 'refused' ? reply.code : reply.kind);
    }
    return replies;
  };
  const row = async (name: string, caller: Caller, expected: readonly string[]): Promise<Row> => {
    const found = await codes(caller);
    const held = found.filter((code, at) => code === expected[at]).length;
    return { name, tried: found.length, held, note: held < found.length ? found.join(', ') : undefined };
  };
  const expect = (kind: 'unsigned' | 'unknown' | 'wrong' | 'late' | 'expired'): string[] =>
    PROTOCOLS.map((protocol) => protocol[kind]);
  const rows = [
    await row(
      'a request that is not signed is refused',
      account.callerWith({}, unsigned),
      expect('unsigned'),
    ),
    await row(
      'a key that nobody has is refused',
      account.callerWith({ accessKeyId: 'AKIANOBODYSKEY000000' }),
      expect('unknown'),
    ),
    await row(
      'a wrong secret is refused',
      account.callerWith({ secretAccessKey: 'guessed' }),
      expect('wrong'),
    ),
    await row('a signature that is too old is refused', account.callerWith({}, late), expect('late')),
    await row(
      'a session is let in until it expires',
      session,
      PROTOCOLS.map(() => 'answered'),
    ),
  ];
  const user = await account.makeUser('mary');
  rows.push(
    await row(
      'a user is let in',
      user.caller,
      PROTOCOLS.map(() => 'answered'),
    ),
  );
  await user.deactivate();
  rows.push(await row('a key that is not active is refused', user.caller, expect('unknown')));
  await account.advance(HOUR + 1);
  return [...rows, await row('a session that has expired is refused', session, expect('expired'))];
}
