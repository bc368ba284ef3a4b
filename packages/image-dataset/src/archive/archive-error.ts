import { DatasetError } from '../dataset-error.ts';

const TAKE_ANOTHER = 'Delete it and download it again.';

/** Makes one clear error of what Node's streams, zlib and tar-stream say of a bad archive. */
export function archiveError(error: unknown): DatasetError {
  if (error instanceof DatasetError) return error;
  const { code, message, path } = error as NodeJS.ErrnoException;
  const what = path === undefined ? 'The archive' : `The archive ${path}`;
  const options = { cause: error };
  if (code === 'ENOENT') {
    return new DatasetError('ARCHIVE_MISSING', `${what} does not exist`, 'Check the path.', options);
  }
  if (code === 'Z_BUF_ERROR' || message.startsWith('Unexpected end')) {
    return truncated(what, options);
  }
  if (code?.startsWith('Z_') || message.includes('tar header')) {
    return new DatasetError('ARCHIVE_CORRUPT', `${what} is corrupt: ${message}`, TAKE_ANOTHER, options);
  }
  return new DatasetError(
    'ARCHIVE_UNREADABLE',
    `${what} cannot be read: ${message}`,
    'Check the file and its permissions.',
    options,
  );
}

/** Of an archive that is empty, or breaks off. */
export function truncated(what = 'The archive', options?: ErrorOptions): DatasetError {
  return new DatasetError('ARCHIVE_TRUNCATED', `${what} ends too early`, TAKE_ANOTHER, options);
}

export function corrupt(wrong: string): DatasetError {
  return new DatasetError('ARCHIVE_CORRUPT', `The archive is corrupt: ${wrong}`, TAKE_ANOTHER);
}
