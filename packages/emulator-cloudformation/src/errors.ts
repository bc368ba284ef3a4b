import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html */
export const errors = errorTable({
  ValidationError: { status: 400, message: (detail: string) => detail },
  AlreadyExistsException: { status: 400, message: (detail: string) => detail },
  ChangeSetNotFound: { status: 404, message: (name: string) => `ChangeSet [${name}] does not exist` },
  InvalidChangeSetStatus: {
    status: 400,
    message: (id: string, status: string) =>
      `ChangeSet [${id}] cannot be executed in its current status of [${status}]`,
  },
  InsufficientCapabilitiesException: {
    status: 400,
    message: (capability: string) => `Requires capabilities : [${capability}]`,
  },
  CustomResourceFailed: {
    status: 400,
    message: (reason: string, requestId: string) =>
      `Received response status [FAILED] from custom resource. Message returned: ${reason} (RequestId: ${requestId})`,
  },
  NotStabilized: {
    status: 400,
    message: (detail: string) => detail,
  },
  NotSupported: { status: 400, message: (detail: string) => detail },
  InvalidRequest: {
    status: 400,
    message: (logicalId: string, detail: string) =>
      `Properties validation failed for resource ${logicalId} with message: ${detail}`,
  },
});
