import { CommandError } from './command-error.ts';

interface Explanation {
  readonly matches: (error: Error & { code?: unknown }) => boolean;
  readonly message: (error: Error) => string;
  readonly hint: string;
}

/** What any call of any AWS client can fail with before, or regardless of, what it asks for. */
const EXPLANATIONS = {
  UNREACHABLE: {
    matches: ({ code }) => NETWORK_FAILURES.has(code),
    message: (error) => `The AWS endpoint cannot be reached: ${reasonOf(error)}`,
    hint: 'Check AWS_ENDPOINT_URL and that the emulator is running (npx nx serve emulator), or unset it to use AWS.',
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
    matches: ({ message }) => message === 'Region is missing',
    message: () => 'No AWS region is set',
    hint: 'Set AWS_REGION, for instance to us-east-1.',
  },
  ACCESS_DENIED: {
    matches: ({ name }) => name === 'AccessDenied' || name === 'AccessDeniedException',
    message: (error) => `AWS denies access: ${error.message}`,
    hint: 'Give the caller the permission that the message names.',
  },
} as const satisfies Record<string, Explanation>;

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
  if (!(error instanceof Error) || error instanceof CommandError) return error;
  for (const [code, explanation] of Object.entries<Explanation>(EXPLANATIONS)) {
    if (explanation.matches(error)) {
      return new CommandError(code, explanation.message(error), explanation.hint, { cause: error });
    }
  }
  return error;
}

/** A connection tried on several addresses fails with an AggregateError, whose own message is empty. */
function reasonOf(error: Error): string {
  return error.message || String((error as { code?: unknown }).code);
}
