import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  { what: 'SecureString', why: 'The emulator keeps no secrets; take a String while developing.' },
  {
    what: 'the tier Advanced and parameter policies',
    why: 'No part of the workflow needs values over 4 KB or that expire.',
  },
  {
    what: 'public parameters under /aws/',
    why: 'They are AWS’s to publish; put one of your own under another name.',
  },
  {
    what: 'everything of Systems Manager besides parameters',
    why: 'Documents, commands, patches, inventory and sessions are about machines, of which the emulator has none.',
    operations: [
      ...[
        '*Document*',
        '*Automation*',
        '*Command*',
        '*ExecutionPreview',
        '*CalendarState',
        '*ChangeRequest*',
      ],
      ...['*Association*', '*Patch*', '*Session*', '*MaintenanceWindow*', '*Instance*', '*Inventory*'],
      ...['*Activation*', '*Node*', '*ConnectionStatus', '*Compliance*', '*AccessRequest', '*AccessToken'],
      ...['*DefaultHostManagement*', '*CloudConnector*', '*Ops*', '*ResourceDataSync*', '*ServiceSetting'],
    ],
  },
  {
    what: 'GetResourcePolicies, PutResourcePolicy, DeleteResourcePolicy',
    why: 'They share parameters among accounts, and there is one.',
  },
];
