import './stored-picture.css';
import { usePictureSource } from './use-picture-source.ts';

interface Props {
  readonly bucket: string;
  readonly objectKey: string;
  /** Pixels; the picture's own aspect is kept. */
  readonly size: number;
}

/** A picture of a bucket. Small ones are enlarged without blur, so that each pixel is seen. */
export function StoredPicture({ bucket, objectKey, size }: Props) {
  const path = [bucket, ...objectKey.split('/')].map(encodeURIComponent).join('/');
  const source = usePictureSource(`/${path}`);
  return (
    <img
      className="stored-picture"
      src={source}
      alt={`The picture ${objectKey}`}
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
    />
  );
}
