export {
  formatS3Location,
  joinKey,
  parseS3Location,
  readS3Location,
  type S3Location,
} from './s3-location.ts';
