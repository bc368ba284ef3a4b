export type { FetchedObject, FoundObject, S3Objects } from './object-port.ts';
export { NOT_SUPPORTED } from './not-supported.ts';
export { s3Service } from './service.ts';
