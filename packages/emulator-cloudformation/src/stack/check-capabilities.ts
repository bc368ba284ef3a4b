import { errors } from '../errors.ts';
import type { Template } from '../template/template.ts';

/** Whoever deploys roles and policies has to say so, and to say more where they have names of their own. */
export function checkCapabilities(template: Template, acknowledged: readonly string[]): void {
  const ofIam = Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'));
  const isNamed = ofIam.some(({ Properties }) => Object.hasOwn(Properties, 'RoleName'));
  const enough = isNamed ? ['CAPABILITY_NAMED_IAM'] : ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'];
  if (ofIam.length > 0 && !enough.some((capability) => acknowledged.includes(capability)))
    throw errors.InsufficientCapabilitiesException(enough[0] as string);
}
