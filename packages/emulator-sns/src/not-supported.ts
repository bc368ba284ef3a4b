import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'subscriptions by email-json, sms, sqs, application and firehose',
    why: 'Topics send to no queues, telephones or streams here; subscribe a function or an HTTP endpoint.',
  },
  { what: 'FIFO topics', why: 'They deliver to queues, which the emulator does not have.' },
  {
    what: 'FilterPolicy, DeliveryPolicy and RedrivePolicy of a subscription',
    why: 'Every message goes to every subscription; a function can drop what it does not want.',
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
