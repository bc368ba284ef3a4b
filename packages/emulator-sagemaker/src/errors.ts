import { errorTable } from '@scones/emulator-core';

/** Every error of the control plane is one of these codes; the functions below say it in AWS's words. */
export const errors = errorTable({
  ValidationException: { status: 400, message: (detail: string) => detail },
  ResourceInUse: { status: 400, message: (detail: string) => detail },
});

/** The errors of SageMaker Runtime. */
export const runtimeErrors = errorTable({
  ValidationError: { status: 400, message: (detail: string) => detail },
  ServiceUnavailable: { status: 503, message: (detail: string) => detail },
  ModelError: {
    status: 424,
    message: (detail: string, _members: ModelErrorMembers) => detail,
    members: (_detail: string, members: ModelErrorMembers) => ({ ...members }),
  },
});

interface ModelErrorMembers {
  readonly OriginalStatusCode: number;
  readonly OriginalMessage: string;
  readonly LogStreamArn: string;
}
