/** The account and the region that the emulator plays. */
export interface Identity {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
}

/** The CDK CLI caches the account by access key, so that it must be the same at every start. */
export const EMULATOR_IDENTITY: Identity = { account: '000000000000', region: 'us-east-1' };

/** `arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE` */
export function arn(identity: Identity, service: string, resource: string): string {
  return `arn:aws:${service}:${identity.region}:${identity.account}:${resource}`;
}
