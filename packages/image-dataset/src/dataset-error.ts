import { ExplainedError } from '@scones/explained-error';

/** Everything that can be wrong with what this package is given. */
export type DatasetErrorCode =
  | 'ARCHIVE_MISSING'
  | 'ARCHIVE_UNREADABLE'
  | 'ARCHIVE_TRUNCATED'
  | 'ARCHIVE_CORRUPT'
  | 'NOT_AN_ARCHIVE'
  | 'WRONG_CHECKSUM'
  | 'UNSAFE_PATH'
  | 'UNSUPPORTED_MEMBER'
  | 'MEMBER_TOO_LARGE'
  | 'DUPLICATE_MEMBER'
  | 'MISSING_MEMBER'
  | 'UNSUPPORTED_FORM'
  | 'WRONG_RECORD_LENGTH'
  | 'BAD_LABEL_NAMES'
  | 'LABEL_OUT_OF_RANGE'
  | 'NO_CLASSES'
  | 'DUPLICATE_CLASS'
  | 'UNKNOWN_CLASS'
  | 'EMPTY_CLASS'
  | 'TOO_FEW_PICTURES'
  | 'NO_PICTURES'
  | 'MIXED_FOLDERS'
  | 'BAD_MANIFEST'
  | 'BAD_LIST'
  | 'BAD_OPTION';

/** The message says what is wrong and where; the hint says what to do about it. */
export class DatasetError extends ExplainedError<DatasetErrorCode> {
  override readonly name = 'DatasetError';
}
