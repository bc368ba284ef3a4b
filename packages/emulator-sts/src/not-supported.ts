import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'AssumeRoot',
    why: 'There is one account, and whoever signs as no role and no user is its root already.',
  },
  {
    what: 'DecodeAuthorizationMessage',
    why: 'The emulator encodes none of its refusals: they say in their message what is not allowed, and why.',
  },
  {
    what: 'GetDelegatedAccessToken, GetScopedCredentials',
    why: 'They exchange tokens of AWS partners’ products, which the emulator does not have.',
  },
  {
    what: 'GetFederationToken',
    why: 'There are no federated users; AssumeRole with a session policy gives as few permissions.',
  },
  {
    what: 'GetWebIdentityToken',
    why: 'Nobody outside could check what the emulator signs; nothing of the workflow asks for it.',
  },
  {
    what: 'identity providers (AssumeRoleWithSAML, AssumeRoleWithWebIdentity)',
    why: 'The account has none, so that both answer in STS’s words that the provider is not there; AssumeRole lends every role.',
  },
  {
    what: 'AssumeRole with SourceIdentity, ProvidedContexts, SerialNumber or TokenCode',
    why: 'There are no devices and no trails of users; session policies, tags and external ids are supported.',
  },
];
