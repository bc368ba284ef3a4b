import { errorCodesOf } from '@scones/emulator-core/testing';
import { expect, it } from 'vitest';
import { readAwsServices } from '../compatibility/aws-services.ts';
import { tableKeys } from './table-keys.ts';
import { exists, read } from './tracked-files.ts';

/**
 * https://docs.aws.amazon.com/general/latest/gr/CommonErrors.html, and codes that services answer beyond their models.
 */
const COMMON = [
  ...['AccessDenied', 'AccessDeniedException', 'InvalidParameterValue'],
  ...['InvalidParameterValueException', 'MissingRequiredParameterException'],
  ...['ValidationError', 'ValidationException'],
];

/** S3 is not among them: its codes are in its documentation, not in its model. */
const services = readAwsServices().filter(
  ({ folder }) => folder !== 'emulator-s3' && exists(`packages/${folder}/src/errors.ts`),
);

it.each(services)(
  'the errors of $folder are of its model, or common to all services',
  ({ folder, clients, handlerErrors }) => {
    const known = [...clients.flatMap(errorCodesOf), ...COMMON, ...handlerErrors];
    const codes = tableKeys(read(`packages/${folder}/src/errors.ts`), /rrors$/);
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  },
);
