import { errors } from '../errors.ts';
import type { Template } from '../template/template.ts';

const NAMES = ['RoleName', 'UserName', 'GroupName', 'ManagedPolicyName', 'InstanceProfileName'];

/**
 * The capabilities that a request has to acknowledge: that the template has roles and policies, and whether these have
 * names of their own.
 */
export function capabilitiesOf(template: Template): { capabilities: string[]; types: string[] } {
  const ofIam = Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'));
  const isNamed = ofIam.some(({ Properties }) => NAMES.some((name) => Object.hasOwn(Properties, name)));
  const iam = isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM';
  return {
    capabilities: [
      ...(ofIam.length > 0 ? [iam] : []),
      ...(template.transforms.length > 0 ? ['CAPABILITY_AUTO_EXPAND'] : []),
    ],
    types: [...new Set(ofIam.map(({ Type }) => Type))],
  };
}

export function checkCapabilities(template: Template, acknowledged: readonly string[]): void {
  const missing = capabilitiesOf(template).capabilities.find(
    (capability) =>
      !acknowledged.includes(capability) &&
      !(capability === 'CAPABILITY_IAM' && acknowledged.includes('CAPABILITY_NAMED_IAM')),
  );
  if (missing !== undefined) throw errors.InsufficientCapabilitiesException({ capability: missing });
}
