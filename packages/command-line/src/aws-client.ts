import { CommandError } from './command-error.ts';

/**
 * How long a command waits for an answer of AWS, and how often it asks again, with growing pauses, where AWS is out of reach
 * or asks for that. A command of which a call never ends could not even be interrupted.
 */
export const CALL_LIMITS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 10_000, requestTimeout: 120_000, throwOnRequestTimeout: true },
} as const;

interface Call {
  readonly request: unknown;
}
type Handler = (call: Call) => Promise<unknown>;

/** Every client of the AWS SDK, as far as it matters here; the type of its middleware has the commands of its service. */
interface AwsClient {
  readonly config: { readonly credentials: () => Promise<{ readonly accessKeyId: string }> };
  readonly middlewareStack: {
    add(middleware: never, options: never): void;
  };
}

export interface WatchedHosts {
  /** Whether the last server that was called charges nothing. Before the first call, nobody is known to. */
  readonly isFree: boolean;
}

/**
 * Notes which server the client calls, and lets no key that only the emulator takes go to AWS: somebody who has forgotten
 * AWS_ENDPOINT_URL would there be refused at best.
 */
export function watchHosts(client: AwsClient, isFree = isThisMachine): WatchedHosts {
  const watched = { isFree: false };
  const middleware =
    (next: Handler): Handler =>
    async (call) => {
      const { hostname } = call.request as { readonly hostname: string };
      watched.isFree = isFree(hostname);
      if (isOfAws(hostname)) refuseDummy(hostname, (await client.config.credentials()).accessKeyId);
      return await next(call);
    };
  const placement = { step: 'finalizeRequest', name: 'watchHosts', override: true };
  client.middlewareStack.add(middleware as never, placement as never);
  return watched;
}

/** Nobody charges for this machine. */
export function isThisMachine(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || /^127(\.\d+){3}$/.test(hostname)
  );
}

const isOfAws = (hostname: string): boolean => /\.amazonaws\.com(\.cn)?$/.test(hostname);

/** Every key of AWS has this form: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html */
const KEY_OF_AWS = /^\w{16,128}$/;

function refuseDummy(hostname: string, accessKeyId: string): void {
  if (KEY_OF_AWS.test(accessKeyId)) return;
  throw new CommandError(
    'DUMMY_CREDENTIALS',
    `The access key ${accessKeyId} is the emulator's, and nothing was sent to ${hostname}`,
    'For the emulator set AWS_ENDPOINT_URL too (npx nx env emulator prints all that is needed); for AWS give its credentials.',
  );
}
