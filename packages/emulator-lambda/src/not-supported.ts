import type { NotSupported } from '@scones/emulator-core';

const all = (why: string, ...operations: readonly string[]): NotSupported => ({
  what: operations.join(', '),
  why,
});

/**
 * Everything of Lambda that the emulator does not have: first the other operations of its API, then settings and
 * features.
 */
export const NOT_SUPPORTED: readonly NotSupported[] = [
  all(
    'Nothing polls a queue or a stream here; let a rule of EventBridge invoke the function, or invoke it yourself.',
    ...['CreateEventSourceMapping', 'DeleteEventSourceMapping', 'GetEventSourceMapping'],
    ...['ListEventSourceMappings', 'UpdateEventSourceMapping'],
  ),
  all(
    'A function has no address of its own here; invoke it by its name.',
    ...['CreateFunctionUrlConfig', 'DeleteFunctionUrlConfig', 'GetFunctionUrlConfig'],
    ...['ListFunctionUrlConfigs', 'UpdateFunctionUrlConfig'],
  ),
  all(
    'Answers are whole here; return the whole response from the handler and call Invoke.',
    'InvokeWithResponseStream',
  ),
  all('AWS has deprecated it; call Invoke with the type Event.', 'InvokeAsync'),
  all(
    'Processes are started when they are needed and kept warm while they are used; nothing is started ahead.',
    ...['DeleteProvisionedConcurrencyConfig', 'GetProvisionedConcurrencyConfig'],
    ...['ListProvisionedConcurrencyConfigs', 'PutProvisionedConcurrencyConfig'],
  ),
  all(
    'No code is signed here, and none is checked.',
    ...['CreateCodeSigningConfig', 'DeleteCodeSigningConfig', 'DeleteFunctionCodeSigningConfig'],
    ...['GetCodeSigningConfig', 'GetFunctionCodeSigningConfig', 'ListCodeSigningConfigs'],
    ...['ListFunctionsByCodeSigningConfig', 'PutFunctionCodeSigningConfig', 'UpdateCodeSigningConfig'],
  ),
  all(
    'A function runs on this machine alone, which has no capacity to manage.',
    ...[
      'CreateCapacityProvider',
      'DeleteCapacityProvider',
      'GetCapacityProvider',
      'GetFunctionScalingConfig',
    ],
    ...['ListCapacityProviders', 'ListFunctionVersionsByCapacityProvider', 'PutFunctionScalingConfig'],
    'UpdateCapacityProvider',
  ),
  all(
    'No execution of a function outlives its invocation here; put its steps into a state machine.',
    ...[
      'CheckpointDurableExecution',
      'DeleteDurableExecution',
      'GetDurableExecution',
      'PauseDurableExecution',
      'GetDurableExecutionHistory',
    ],
    ...[
      'GetDurableExecutionState',
      'ListDurableExecutionsByFunction',
      'ResumeDurableExecution',
      'SendDurableExecutionCallbackFailure',
    ],
    ...[
      'SendDurableExecutionCallbackHeartbeat',
      'SendDurableExecutionCallbackSuccess',
      'StopDurableExecution',
    ],
  ),
  all(
    'The emulator does not follow which function has invoked which, so that it can stop no loop.',
    ...['GetFunctionRecursionConfig', 'PutFunctionRecursionConfig'],
  ),
  all(
    'A function runs on the Node or Python of this machine, of which there is one version.',
    ...['GetRuntimeManagementConfig', 'PutRuntimeManagementConfig'],
  ),
  all(
    'There is one account here, and it may use all of its layers.',
    ...['AddLayerVersionPermission', 'GetLayerVersionPolicy', 'RemoveLayerVersionPermission'],
  ),
  all(
    'AddPermission and RemovePermission write a function’s policy, statement by statement.',
    ...['GetResourcePolicy', 'PutResourcePolicy', 'DeleteResourcePolicy'],
  ),
  {
    what: 'layers of other accounts, and the folder /opt itself',
    why: 'A layer is found by NODE_PATH, sys.path, PATH and LD_LIBRARY_PATH; publish by PublishLayerVersion those that AWS or others share.',
  },
  {
    what: 'functions of the package type Image, and runtimes besides Node and Python',
    why: 'A function is a process of this machine, run by the Node and the Python that are there.',
  },
  { what: 'VpcConfig and FileSystemConfigs', why: 'There is no network and no file system to attach to.' },
  {
    what: 'DeadLetterConfig',
    why: 'Set a destination by PutFunctionEventInvokeConfig, which gets more about what failed.',
  },
  {
    what: 'SQS queues, buckets and Kafka topics as destinations',
    why: 'A destination is a function, a topic or an event bus.',
  },
  { what: 'SnapStart, KMSKeyArn, ImageConfig and TenancyConfig', why: 'They would have no effect here.' },
  {
    what: 'responses in parts (awslambda.streamifyResponse)',
    why: 'Answers are whole here; return the whole response from the handler.',
  },
];
