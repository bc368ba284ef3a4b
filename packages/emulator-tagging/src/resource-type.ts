import { ownMember } from '@scones/emulator-core';
/** The types of resources whose ARNs do not name them. */
const UNSAID: Readonly<Record<string, string>> = { s3: 'bucket', sns: 'topic' };

/** Whether an ARN is of one of the types, `service` or `service:type` as a filter has them. */
export function isOfType(arn: string, filters: readonly string[]): boolean {
  const [, , service = '', , , resource = ''] = arn.split(':');
  const type = ownMember(UNSAID, service) ?? resource.split('/')[0];
  return filters.some((filter) => filter === service || filter === `${service}:${type}`);
}
