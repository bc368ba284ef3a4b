export { type ClassifyPictureDefinition, classifyPictureDefinition } from './classify-picture-definition.ts';
export { EventMalformed, parseEvent } from './parse-event.ts';
export { IMAGE_DATA_LIMIT, PAYLOAD_LIMIT_BYTES, PICTURE_LIMIT_BYTES } from './payload-limit.ts';
export {
  type InferredPictureEvent,
  inferredPictureEventSchema,
  type PictureRequest,
  pictureRequestSchema,
  type SerializedPictureEvent,
  serializedPictureEventSchema,
} from './picture-event.ts';
