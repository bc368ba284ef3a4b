import { ExplainedError } from '@scones/explained-error';
import { CommandError } from './command-error.ts';

interface Explanation {
  readonly matches: (error: Failure) => boolean;
  readonly message: (error: Failure) => string;
  readonly hint: string;
}

/** The members that errors of Node and of AWS's clients have besides an error's own. */
interface Failure extends Error {
  readonly code?: unknown;
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
  readonly errors?: readonly Failure[];
  readonly $response?: unknown;
}

/** The failures that any call of any AWS client may meet, whatever it asks for. */
const EXPLANATIONS = {
  BAD_ENDPOINT: {
    matches: ({ code }) => code === 'ERR_INVALID_URL',
    message: () => 'AWS_ENDPOINT_URL is not the address of a server',
    hint: 'Write it with its scheme, as in AWS_ENDPOINT_URL=http://127.0.0.1:4566, or unset AWS_ENDPOINT_URL to use AWS.',
  },
  AWS_UNREACHABLE: {
    matches: (error) => isNetworkFailure(error) && /\.amazonaws\.com/.test(error.hostname ?? ''),
    message: (error) => `AWS cannot be reached at ${error.hostname}: ${reasonOf(error)}`,
    hint: 'Check the network, and that AWS_REGION names a region; for the emulator set what npx nx env emulator prints.',
  },
  UNREACHABLE: {
    matches: isNetworkFailure,
    message: (error) => `Nothing answers at ${placeOf(error)}: ${reasonOf(error)}`,
    hint: 'Start the emulator (npx nx serve emulator) and set what npx nx env emulator prints, or unset AWS_ENDPOINT_URL to use AWS.',
  },
  NOT_AWS: {
    matches: ({ $response, name }) => name === 'SyntaxError' && $response !== undefined,
    message: () => 'The server at the address of AWS does not answer as AWS does',
    hint: 'Check that AWS_ENDPOINT_URL is the address that the emulator prints when it starts, or unset it to use AWS.',
  },
  NO_CREDENTIALS: {
    matches: ({ name }) => name === 'CredentialsProviderError',
    message: (error) => `There are no AWS credentials: ${error.message}`,
    hint: 'Run "aws configure", or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (any values do for the emulator).',
  },
  CREDENTIALS_REFUSED: {
    matches: ({ name }) => REFUSED_CREDENTIALS.has(name),
    message: (error) => `AWS refuses the credentials: ${error.message}`,
    hint: 'Run "aws sts get-caller-identity" to see whose they are, and renew them.',
  },
  NO_REGION: {
    matches: ({ message }) => message === 'Region is missing' || message.startsWith('Region not accepted'),
    message: ({ message }) =>
      message === 'Region is missing' ? 'No AWS region is set' : 'AWS_REGION is not the name of a region',
    hint: 'Set AWS_REGION, for instance to us-east-1.',
  },
  ACCESS_DENIED: {
    matches: ({ name }) => name === 'AccessDenied' || name === 'AccessDeniedException',
    message: (error) => `AWS denies access: ${error.message}`,
    hint: 'Give the caller the permission that the message names.',
  },
} as const satisfies Record<string, Explanation>;

function isNetworkFailure({ code, name }: Failure): boolean {
  return NETWORK_FAILURES.has(code) || name === 'TimeoutError';
}

const NETWORK_FAILURES = new Set<unknown>([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

export type AwsFailureCode = keyof typeof EXPLANATIONS;

const REFUSED_CREDENTIALS = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

/** Says what a failed AWS call means where it means the same for every service; other errors come back as they are. */
export function explainAwsFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ExplainedError) return error;
  for (const [code, explanation] of Object.entries<Explanation>(EXPLANATIONS)) {
    if (explanation.matches(error)) {
      return new CommandError(code, explanation.message(error), explanation.hint, { cause: error });
    }
  }
  return error;
}

/** The address, or the addresses, that the error says were tried. */
function placeOf(error: Failure): string {
  const { address, port, hostname } = error.errors?.[0] ?? error;
  if (address === undefined) return hostname ?? 'the address that AWS_ENDPOINT_URL names';
  return port === undefined ? address : `${address}:${port}`;
}

/** A connection tried on several addresses fails with an AggregateError, whose own message is empty. */
function reasonOf(error: Failure): string {
  return error.message || error.errors?.[0]?.message || String(error.code);
}
