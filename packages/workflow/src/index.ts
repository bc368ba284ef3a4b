export { type ClassifyPictureDefinition, classifyPictureDefinition } from './classify-picture-definition.ts';
export { type ClassifyPrefixDefinition, classifyPrefixDefinition } from './classify-prefix-definition.ts';
export { customAttributeOfKey } from './custom-attribute.ts';
export { forStepFunctionsLocal, NotForStepFunctionsLocal } from './for-step-functions-local.ts';
export { EventMalformed, parseEvent } from './parse-event.ts';
export { IMAGE_DATA_LIMIT, PAYLOAD_LIMIT_BYTES, PICTURE_LIMIT_BYTES } from './payload-limit.ts';
export { type PictureContentType, pictureContentType } from './picture-content-type.ts';
export {
  type InferredPictureEvent,
  inferencesSchema,
  inferredPictureEventSchema,
  type PictureRequest,
  pictureRequestSchema,
  type PrefixRequest,
  prefixRequestSchema,
  type SerializedPictureEvent,
  serializedPictureEventSchema,
} from './picture-event.ts';
export { PROJECT_TAG } from './project-tag.ts';
export { type ChainLambda, type ForEachLambda, forEachLambda } from './tasks/for-each-lambda.ts';
export { CHAIN } from './tasks/index.ts';
