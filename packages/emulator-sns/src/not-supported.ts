import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'subscriptions by email-json, sms, application and firehose',
    why: 'Topics send to no telephones or streams here; subscribe a queue, a function or an HTTP endpoint.',
  },
  { what: 'FIFO topics', why: 'A topic here keeps no order; send to the FIFO queue itself.' },
  {
    what: 'DeliveryPolicy and RedrivePolicy of a subscription',
    why: 'A delivery is tried as often as without a policy; what fails is on stderr.',
  },
  {
    what: 'GetDataProtectionPolicy and PutDataProtectionPolicy',
    why: 'The emulator does not look into messages.',
  },
  {
    what: 'CreatePlatformApplication, CreatePlatformEndpoint, DeleteEndpoint, DeletePlatformApplication, GetEndpointAttributes, GetPlatformApplicationAttributes, ListEndpointsByPlatformApplication, ListPlatformApplications, SetEndpointAttributes, SetPlatformApplicationAttributes',
    why: 'Nothing is pushed to mobile devices.',
  },
  {
    what: 'CheckIfPhoneNumberIsOptedOut, CreateSMSSandboxPhoneNumber, DeleteSMSSandboxPhoneNumber, GetSMSAttributes, GetSMSSandboxAccountStatus, ListOriginationNumbers, ListPhoneNumbersOptedOut, ListSMSSandboxPhoneNumbers, OptInPhoneNumber, SetSMSAttributes, VerifySMSSandboxPhoneNumber',
    why: 'Nothing is sent by SMS.',
  },
];
