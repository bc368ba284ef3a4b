/** No state's input or output may be longer: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const PAYLOAD_LIMIT_BYTES = 256 * 1024;

/** Room for the rest of a task's raw result: the event's other members and `lambda:invoke`'s metadata. */
const ENVELOPE_BYTES = 8 * 1024;

/** The longest `image_data` that passes through every state. */
export const IMAGE_DATA_LIMIT = PAYLOAD_LIMIT_BYTES - ENVELOPE_BYTES;

/** The largest picture file whose base64 is no longer than `IMAGE_DATA_LIMIT`. */
export const PICTURE_LIMIT_BYTES = Math.floor(IMAGE_DATA_LIMIT / 4) * 3;
