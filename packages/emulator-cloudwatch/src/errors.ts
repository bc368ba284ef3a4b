import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html */
export const errors = errorTable({
  ResourceNotFound: { status: 404, message: (what: string) => `${what} does not exist` },
  ResourceNotFoundException: { status: 404, message: (arn: string) => `Unknown resource ${arn}` },
  InvalidParameterValue: { status: 400, message: (detail: string) => detail },
  MissingParameter: {
    status: 400,
    message: (member: string) => `The parameter ${member} is required.`,
  },
  InvalidNextToken: { status: 400, message: () => 'The next token specified is invalid.' },
  InvalidFormat: { status: 400, message: (detail: string) => detail },
  InvalidParameterInput: { status: 400, message: (detail: string) => detail },
  InvalidParameterCombination: { status: 400, message: (detail: string) => detail },
});
