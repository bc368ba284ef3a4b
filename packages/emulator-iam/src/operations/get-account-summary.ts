import type { GetAccountSummaryCommandOutput } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { holders } from '../holders.ts';
import { POLICY_CHARACTERS, TRUST_CHARACTERS } from '../policy/policy-size.ts';

/** AWS's quotas for a new account, and 0 for everything that the emulator does not have. */
const FIXED = {
  UsersQuota: 5000,
  Groups: 0,
  GroupsQuota: 300,
  RolesQuota: 1000,
  InstanceProfilesQuota: 1000,
  PoliciesQuota: 1500,
  PolicyVersionsInUseQuota: 10_000,
  VersionsPerPolicyQuota: 5,
  AttachedPoliciesPerRoleQuota: 10,
  RolePolicySizeQuota: 10_240,
  UserPolicySizeQuota: 2048,
  GroupPolicySizeQuota: 5120,
  GroupsPerUserQuota: 10,
  AttachedPoliciesPerUserQuota: 10,
  AttachedPoliciesPerGroupQuota: 10,
  AccessKeysPerUserQuota: 2,
  SigningCertificatesPerUserQuota: 2,
  ServerCertificatesQuota: 20,
  MFADevices: 0,
  MFADevicesInUse: 0,
  AccountMFAEnabled: 0,
  ServerCertificates: 0,
  Providers: 0,
  AccountAccessKeysPresent: 0,
  AccountSigningCertificatesPresent: 0,
  GlobalEndpointTokenVersion: 1,
  PolicySizeQuota: POLICY_CHARACTERS,
  AssumeRolePolicySizeQuota: TRUST_CHARACTERS,
};

export const getAccountSummary = iamOperation<GetAccountSummaryCommandOutput>()(
  z.strictObject({}),
  ({ records }) => {
    const attached = new Set(holders(records).flatMap(({ attachedPolicies }) => attachedPolicies));
    return {
      SummaryMap: {
        ...FIXED,
        Users: records.users.values().length,
        Roles: records.roles.values().length,
        InstanceProfiles: records.instanceProfiles.values().length,
        Policies: records.policies.values().length,
        PolicyVersionsInUse: attached.size,
      },
    };
  },
);
