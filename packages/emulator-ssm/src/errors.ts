import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html */
export const errors = errorTable({
  InvalidResourceId: {
    status: 400,
    message: () => 'The resource ID is not valid. Verify that you entered the correct ID and try again.',
  },
  ParameterNotFound: { status: 400, message: (name: string) => `Parameter ${name} not found.` },
  ParameterAlreadyExists: {
    status: 400,
    message: () =>
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  },
  ValidationException: { status: 400, message: (detail: string) => detail },
});
