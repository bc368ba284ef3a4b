/**
 * How the AWS SDK's clients reach the emulator that serves this page. The emulator takes any key for the account's
 * root.
 */
export const CLIENT_SETTINGS = {
  endpoint: location.origin,
  region: 'us-east-1',
  credentials: { accessKeyId: 'console', secretAccessKey: 'console' },
  maxAttempts: 1,
} as const;
