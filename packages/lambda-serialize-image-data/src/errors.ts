import { PICTURE_LIMIT_BYTES } from '@scones/workflow';

/** The names are public API: a state machine's `ErrorEquals` matches them. */

export class BucketNotFound extends Error {
  override readonly name = 'BucketNotFound';
  constructor(bucket: string, options: ErrorOptions) {
    super(`There is no bucket '${bucket}'. Check the event's s3_bucket.`, options);
  }
}

export class PictureNotFound extends Error {
  override readonly name = 'PictureNotFound';
  constructor(uri: string, options: ErrorOptions) {
    super(`There is no object ${uri}. Check the event's s3_key.`, options);
  }
}

export class PictureEmpty extends Error {
  override readonly name = 'PictureEmpty';
  constructor(uri: string) {
    super(`The object ${uri} has no bytes. Upload the picture again.`);
  }
}

export class PictureNotRecognised extends Error {
  override readonly name = 'PictureNotRecognised';
  constructor(uri: string) {
    super(
      `The object ${uri} does not begin as a PNG or a JPEG does. Upload a picture of one of these formats.`,
    );
  }
}

export class PictureTooLarge extends Error {
  override readonly name = 'PictureTooLarge';
  constructor(uri: string, bytes: number) {
    super(
      `The object ${uri} has ${bytes} bytes; its base64 would not fit the 256 KiB that Step Functions passes ` +
        `from state to state. Upload one of at most ${PICTURE_LIMIT_BYTES} bytes.`,
    );
  }
}
