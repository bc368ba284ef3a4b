import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'targets besides functions, state machines, topics, queues, log groups and API destinations',
    why: 'The emulator has no other service that an event could go to.',
  },
  {
    what: 'DeadLetterConfig, RetryPolicy and the parameters of other kinds of targets',
    why: "A target gets an event once; a target's refusal is on stderr.",
  },
  {
    what: 'CreateArchive, DescribeArchive, ListArchives, UpdateArchive, DeleteArchive, StartReplay, CancelReplay, DescribeReplay, ListReplays',
    why: 'No part of the workflow replays events; put them again with PutEvents.',
  },
  {
    what: 'InvocationConnectivityParameters and ConnectivityParameters of connections',
    why: 'There is no VPC with private APIs; a connection leads to any address that this machine reaches.',
  },
  {
    what: 'CreateEndpoint, DescribeEndpoint, ListEndpoints, UpdateEndpoint, DeleteEndpoint',
    why: 'Global endpoints need a second region.',
  },
  {
    what: 'ActivateEventSource, DeactivateEventSource, CreatePartnerEventSource, DeletePartnerEventSource, DescribeEventSource, DescribePartnerEventSource, ListEventSources, ListPartnerEventSources, ListPartnerEventSourceAccounts, PutPartnerEvents',
    why: 'Events of partners come from outside the account.',
  },
  {
    what: 'PutPermission, RemovePermission, UpdateEventBus',
    why: 'There is one account, and no second that would need a permission.',
  },
];
