export {
  BucketNotFound,
  PictureEmpty,
  PictureNotFound,
  PictureNotRecognised,
  PictureTooLarge,
} from './errors.ts';
export { type Event, eventSchema } from './event.ts';
export { serializeImageData } from './serialize-image-data.ts';
