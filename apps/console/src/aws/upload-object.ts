import { AwsFailure } from './aws-failure.ts';

interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly file: File;
  /** Hears how many of the file's bytes are sent. */
  readonly onSent?: (bytes: number) => void;
}

/** Puts a file into a bucket. Not by `fetch`, which does not tell how much is sent. */
export function uploadObject({ bucket, key, file, onSent }: Upload): Promise<void> {
  const path = [bucket, ...key.split('/')].map(encodeURIComponent).join('/');
  const request = new XMLHttpRequest();
  request.open('PUT', `/${path}`);
  request.setRequestHeader('x-scones-console', '1');
  if (file.type !== '') request.setRequestHeader('content-type', file.type);
  request.upload.addEventListener('progress', ({ loaded }) => onSent?.(loaded));
  return new Promise((resolve, reject) => {
    request.addEventListener('error', () => reject(new Error(`${key}: the emulator does not answer.`)));
    request.addEventListener('load', () => {
      const { status, responseText } = request;
      if (status < 300) resolve();
      else reject(AwsFailure.fromXml(status, responseText, 's3:PutObject'));
    });
    request.send(file);
  });
}
