export type { FetchedObject, FoundObject, S3Objects } from './object-port.ts';
export { s3Service } from './service.ts';
