import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'groups, passwords and MFA devices (CreateGroup, CreateLoginProfile and their like)',
    why: 'A user has policies of their own, and signs with access keys; nobody signs in to a console.',
    operations: [
      '*Group',
      '*Groups',
      '*GroupPolic*',
      '*GroupsForUser',
      '*AttachedGroupPolicies',
      '*UserToGroup',
      '*UserFromGroup',
      'GetAccessKeyLastUsed',
      '*LoginProfile',
      '*MFADevice*',
      'ChangePassword',
      '*SSHPublicKey*',
      '*ServiceSpecificCredential*',
      '*SigningCertificate*',
    ],
  },
  {
    what: 'identity providers (CreateOpenIDConnectProvider, CreateSAMLProvider and their like)',
    why: 'Nobody signs in from elsewhere offline; AssumeRole lends every role.',
    operations: ['*OpenIDConnectProvider*', '*SAMLProvider*', '*OutboundWebIdentityFederation*'],
  },
  {
    what: 'CreateServiceLinkedRole, DeleteServiceLinkedRole',
    why: 'The emulator’s services act by themselves, without a role of their own.',
    operations: ['*ServiceLinkedRoleDeletionStatus'],
  },
  {
    what: 'account aliases, password policies, credential reports, certificates',
    why: 'They are about signing in to AWS’s console, which the emulator has not.',
    operations: [
      '*AccountAlias*',
      '*AccountPasswordPolicy',
      '*CredentialReport',
      '*ServerCertificate*',
      '*AccountProperties',
      'SetSecurityTokenServicePreferences',
    ],
  },
  {
    what: 'GenerateServiceLastAccessedDetails, GetContextKeysForCustomPolicy, GetContextKeysForPrincipalPolicy',
    why: 'They look back at an account’s use; SimulateCustomPolicy names the context keys that a policy asks for.',
    operations: [
      'GetServiceLastAccessedDetails*',
      'ListPoliciesGrantingServiceAccess',
      'GetAccountAuthorizationDetails',
      'GetHumanReadableSummary',
    ],
  },
  {
    what: 'TagInstanceProfile, UntagInstanceProfile, ListInstanceProfileTags',
    why: 'Nothing here runs on instances; a profile has the tags that it was made with.',
  },
  {
    what: 'the variables ${*} and ${?}',
    why: 'A policy that has one is refused when it comes in, so that nothing is decided by what is half understood.',
  },
  {
    what: 'the simulations’ ResourcePolicy, ResourceOwner, CallerArn, ResourceHandlingOption, PolicyExclusionList and OrderedOrganizationPolicyInputList',
    why: 'They simulate a role’s policies and boundary only; `--enforce-iam` holds every call to all policies.',
  },
  {
    what: 'policies that AWS manages beyond those that ListPolicies names',
    why: 'The emulator has summaries of those that a workflow of this kind is given; CreatePolicy makes any other.',
  },
  {
    what: 'organizations, and access that is delegated from outside the account',
    why: 'There is one account.',
    operations: [
      '*Organizations*',
      '*DelegationRequest*',
      '*DelegationToken',
      'AcquireRole',
      'GetRoleTemplateVersion',
    ],
  },
];
